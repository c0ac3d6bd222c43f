"""The lines of a PDF, by PDFium. What it reads comes from strangers and it is native code, so a crawl
reads in a process apart: ``spiders.apart``."""

from __future__ import annotations

import ctypes
import json
import math
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from spiders.faults import NotAnArticle
from spiders.reading.prints.layout import lay_out
from spiders.reading.prints.letters import Letter
from spiders.reading.prints.lines import Line, lines_of
from spiders.reading.prints.sheets import Print

CPU = 5  # seconds of the processor's time, and ...
MEMORY = 1024 * 1024 * 1024  # ... bytes, for which the system ends the process that reads
MOST_PAGES = 200
MOST_LETTERS = 300_000
SECONDS = 2.5  # of the processor's time, after which no further letter is read; the rest is for the layout
OFTEN = 1_000  # letters after which the clock is looked at
SLANT = 0.1  # radians; letters that lean more are a watermark or a stamp
_HEAVY = re.compile(rb"bold|black|heavy|demi", re.I)  # in the name of a font that is bold
LONGEST_FIELD = 500
BROKEN = 2  # what PDFium gives for a hyphen, of whichever kind, at the end of a line

Matrix = tuple[float, float, float, float, float, float]


def print_of(body: bytes, clock: Callable[[], float] = time.process_time) -> Print:
    """What a PDF shows, so much of it as ``MOST_PAGES``, ``MOST_LETTERS`` and ``SECONDS`` allow.

    Raises ``NotAnArticle``: ``encrypted PDF``, ``broken PDF``.
    """
    until = clock() + SECONDS
    document = _opened(body)
    lines: list[Line] = []
    try:
        found = Print(pages=len(document))
        _introduce(document, found)
        for number in range(min(found.pages, MOST_PAGES)):
            if found.cut or (found.read and clock() > until):
                break
            lines += _lines_on(document, number, found, lambda: clock() > until)
    finally:
        document.close()
    if found.read and not any(width for width, _ in found.sheets):
        raise NotAnArticle("broken PDF")
    lay_out(lines, found)
    return found


def _opened(body: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise NotAnArticle("encrypted PDF" if locked else "broken PDF") from error


def _introduce(document: pypdfium2.PdfDocument, found: Print) -> None:
    """Write down what the file says of itself."""
    found.title = document.get_metadata_value("Title")[:LONGEST_FIELD]
    found.created = document.get_metadata_value("CreationDate")[:LONGEST_FIELD]
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if 2 < length < 100:
        buffer = (ctypes.c_ushort * (length // 2))()
        pdfium.FPDFCatalog_GetLanguage(document, buffer, length)
        found.language = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _lines_on(
    document: pypdfium2.PdfDocument, number: int, found: Print, is_late: Callable[[], bool]
) -> list[Line]:
    found.read += 1
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:  # a broken page among whole ones; what is read is counted
        found.sheets.append((0.0, 0.0))
        return []
    width, height = page.get_size()
    found.sheets.append((width, height))
    inside = (one for one in _letters(text, _turn(page), found, is_late) if -1 <= one.y <= height + 1)
    lines = lines_of(inside, number)
    text.close()
    page.close()
    return [one for one in lines if one.left <= width + 1 and one.right >= -1]


def _turn(page: pypdfium2.PdfPage) -> Matrix:
    """The matrix that turns a page as it is meant to be seen, its lower left corner at 0, 0."""
    left, low, right, high = page.get_bbox()
    return {
        0: (1.0, 0.0, 0.0, 1.0, -left, -low),
        90: (0.0, -1.0, 1.0, 0.0, -low, right),
        180: (-1.0, 0.0, 0.0, -1.0, right, high),
        270: (0.0, 1.0, -1.0, 0.0, high, -left),
    }[page.get_rotation()]


@dataclass(slots=True)
class _Type:
    """How the letters of one piece of text are set."""

    size: float
    bold: bool
    upright: bool


def _letters(
    text: pypdfium2.PdfTextPage, turn: Matrix, found: Print, is_late: Callable[[], bool]
) -> Iterator[Letter]:
    """The letters of a page in the order of the file, as far as the bounds allow."""
    kinds: dict[int, _Type] = {}
    for place in range(text.count_chars()):
        if found.letters >= MOST_LETTERS or (place % OFTEN == OFTEN - 1 and is_late()):
            found.cut = True
            return
        code = pdfium.FPDFText_GetUnicode(text, place)
        if code in (10, 13):  # the end of a line, as PDFium sees it; we see for ourselves
            yield Letter(" ", 0.0, 0.0, 0.0, 0.0, 0.0)
        if code in (0, 10, 13) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        key = ctypes.cast(pdfium.FPDFText_GetTextObject(text, place), ctypes.c_void_p).value or 0
        kind = kinds.get(key) or kinds.setdefault(key, _type_of(text, place, turn))
        if not kind.upright:
            continue
        found.letters += 1
        found.unreadable += pdfium.FPDFText_HasUnicodeMapError(text, place) == 1
        char = "-" if code == BROKEN else chr(code)
        yield _letter(text, place, char, kind, turn)


def _type_of(text: pypdfium2.PdfTextPage, place: int, turn: Matrix) -> _Type:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, place, matrix)
    across = turn[0] * matrix.a + turn[2] * matrix.b, turn[1] * matrix.a + turn[3] * matrix.b
    size = pdfium.FPDFText_GetFontSize(text, place) * math.hypot(matrix.c, matrix.d)
    return _Type(size, _is_bold(text, place), abs(math.atan2(across[1], across[0])) < SLANT)


def _is_bold(text: pypdfium2.PdfTextPage, place: int) -> bool:
    font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(text, place))
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    return bool(_HEAVY.search(name.value))


def _letter(text: pypdfium2.PdfTextPage, place: int, char: str, kind: _Type, turn: Matrix) -> Letter:
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetCharOrigin(text, place, x, y)
    pdfium.FPDFText_GetLooseCharBox(text, place, box)
    foot = _turned(turn, x.value, y.value)
    left, right = sorted((_turned(turn, box.left, box.bottom)[0], _turned(turn, box.right, box.top)[0]))
    inferred = char == " " and box.left == box.right
    return Letter(char, *foot, left, right, 0.0 if inferred else kind.size, kind.bold)


def _turned(turn: Matrix, x: float, y: float) -> tuple[float, float]:
    return turn[0] * x + turn[2] * y + turn[4], turn[1] * x + turn[3] * y + turn[5]


def main() -> None:
    """Read a PDF from standard input, and write what it shows to standard output as JSON."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        shown = print_of(sys.stdin.buffer.read())
        said = asdict(shown)
    except NotAnArticle as error:
        said = {"fault": str(error)}
    except MemoryError:
        said = {"fault": "PDF takes too much memory"}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
