"""The lines of a PDF laid out as paragraphs: what can be read of them, and apart from it a stamp."""

from __future__ import annotations

import re
from dataclasses import replace

from spiders.reading.charsets.vietnamese import from_font
from spiders.reading.prints.letter_words import either
from spiders.reading.prints.lines import Line
from spiders.reading.prints.paragraphs import body_size, paragraphs_of, without_running
from spiders.reading.prints.sheets import Print

FEW = 40  # letters a page under which its text is a stamp on a picture

# The lines of a digital signature, which are all the text that many a scan has.
_STAMP = re.compile(rf"(?:{either('signature')})", re.I)


def lay_out(lines: list[Line], shown: Print) -> None:
    """Put the lines that were read of a PDF into paragraphs, and those of a stamp apart.

    Where hardly more than a stamp is there, it is a scan, and has no paragraphs.
    """
    texts = from_font("\n".join(line.text for line in lines)).split("\n")
    lines = [replace(line, text=text) for line, text in zip(lines, texts, strict=False) if text]
    shown.stamp = [line.text for line in lines if _STAMP.match(line.text)]
    rest = without_running([line for line in lines if not _STAMP.match(line.text)])
    if sum(len(line.text) for line in rest) >= FEW * max(1, shown.read):
        shown.paragraphs, shown.usual = paragraphs_of(rest), body_size(rest)
