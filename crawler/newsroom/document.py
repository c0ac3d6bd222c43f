"""Documents as departments attach them: a PDF with a text layer, and a scan that is one picture."""

from __future__ import annotations

import textwrap
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 70.0
ACROSS = 0.6  # of the type's size: all letters of Courier are as wide
FIRST_CODE = 33  # of those that letters get in the order of their coming; 32 is the space
MOST_CODES = 220


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is set: ``indent`` from the margin in points, ``above`` the room above it."""

    text: str
    size: float = 12.0
    bold: bool = False
    indent: float = 0.0
    above: float = 4.0


def letter(sender: str, dated: str, title: str, paragraphs: Sequence[str], made: str = "") -> bytes:
    """A PDF in the form of an official letter; ``made`` its creation, ``D:20261120090000+07'00'``."""
    rows = [Row(sender.upper(), 11, bold=True), *_centred(dated, 12, bold=False, above=14)]
    rows += _centred(title, 15, bold=True, above=20)
    for paragraph in paragraphs:
        rows += _filled(paragraph)
    return pdf(_sheets(rows), title="Microsoft Word - VB-2026.docx", made=made)


def _centred(text: str, size: float, *, bold: bool, above: float) -> list[Row]:
    room = WIDTH - 2 * MARGIN
    lines = textwrap.wrap(text, int(room / (size * ACROSS)))
    return [
        Row(line, size, bold, (room - len(line) * size * ACROSS) / 2, 4 if number else above)
        for number, line in enumerate(lines)
    ]


def _filled(paragraph: str, size: float = 12.0, first: float = 28.8) -> list[Row]:
    """A paragraph whose first line is indented."""
    count = int((WIDTH - 2 * MARGIN) / (size * ACROSS))
    lines = textwrap.wrap(paragraph, count, initial_indent=" " * int(first / (size * ACROSS)))
    return [Row(line.lstrip(), size, indent=0 if number else first, above=4 if number else 8)
            for number, line in enumerate(lines)]  # fmt: skip


def _sheets(rows: Sequence[Row]) -> list[list[tuple[float, Row]]]:
    """The rows of each sheet with their height above its lower edge; each sheet bears its number."""
    sheets: list[list[tuple[float, Row]]] = []
    y = 0.0
    for row in rows:
        y -= row.size + row.above
        if not sheets or y < MARGIN:
            sheets.append([(40.0, Row(str(len(sheets) + 1), 10, indent=225))])
            y = HEIGHT - MARGIN
        sheets[-1].append((y, row))
    return sheets


@dataclass(slots=True)
class _Codes:
    """The byte of each letter; a font knows some two hundred."""

    known: dict[str, int] = field(default_factory=lambda: {" ": 32})

    def of(self, text: str) -> bytes:
        """A text in codes, letters beyond the font's as question marks."""
        for char in text:
            if char not in self.known and len(self.known) < MOST_CODES:
                self.known[char] = FIRST_CODE + len(self.known)
        return bytes(self.known.get(char, self.known.get("?", 32)) for char in text)


def pdf(sheets: Sequence[Sequence[tuple[float, Row]]], *, title: str = "", made: str = "") -> bytes:
    """A PDF of rows at their heights. Its fonts are those of the reader's machine."""
    codes = _Codes()
    drawn = [b"".join(_drawn(y, row, codes) for y, row in sheet) for sheet in sheets]
    fonts = [_font("CourierNewPSMT", codes), _font("CourierNewPS-BoldMT", codes)]
    objects = [*fonts, _stream(_meanings(codes)), _info(title, made)]
    return _file(objects, [_stream(one) for one in drawn], b"/Font<</F0 3 0 R/F1 4 0 R>>")


def _drawn(y: float, row: Row, codes: _Codes) -> bytes:
    said = codes.of(row.text).hex().encode()
    return b"BT /F%d %g Tf %g %g Td <%s> Tj ET\n" % (row.bold, row.size, MARGIN + row.indent, y, said)


def _font(name: str, codes: _Codes) -> bytes:
    names = b" ".join(b"%d/uni%04X" % (code, ord(char)) for char, code in codes.known.items())
    widths = b" ".join([b"600"] * 224)
    weight = b"/StemV %d/Flags %d" % ((140, 0x40021) if "Bold" in name else (80, 0x21))
    return (
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 32/LastChar 255/Widths[%s]/ToUnicode 5 0 R"
        b"/Encoding<</Type/Encoding/Differences[%s]>>/FontDescriptor<</Type/FontDescriptor/FontName/%s%s"
        b"/FontBBox[-20 -300 620 1000]/ItalicAngle 0/Ascent 830/Descent -300/CapHeight 570>>>>"
        % (name.encode(), widths, names, name.encode(), weight)
    )


def _meanings(codes: _Codes) -> bytes:
    """The map from codes to letters, from which readers take the text."""
    pairs = [
        b"<%02X> <%s>" % (code, char.encode("utf-16-be").hex().encode()) for char, code in codes.known.items()
    ]
    parts = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    told = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part)) for part in parts)
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%s\nendcmap end end" % told
    )


def _info(title: str, made: str) -> bytes:
    said = b"/Title<%s>" % (b"\xfe\xff" + title.encode("utf-16-be")).hex().encode() if title else b""
    return b"<<%s%s>>" % (said, b"/CreationDate(%s)" % made.encode() if made else b"")


def scan(lines: int = 28) -> bytes:
    """A PDF of one sheet that is a picture of writing: grey strokes, and no letter."""
    width, height = 150, 212
    blank, stroke = b"\xf4" * width, b"\xf4" * 15 + b"\x50" * 120 + b"\xf4" * 15
    rows = [stroke if 20 < y < 20 + 6 * lines and y % 6 < 2 else blank for y in range(height)]
    picture = zlib.compress(b"".join(rows))
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (
        width,
        height,
    )
    image = b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (head, len(picture), picture)
    return _file([image], [_stream(b"q %g 0 0 %g 0 0 cm /I Do Q" % (WIDTH, HEIGHT))], b"/XObject<</I 3 0 R>>")


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def _file(objects: Sequence[bytes], contents: Sequence[bytes], resources: bytes) -> bytes:
    """A file of objects, which are numbered from 3, and of a page for each of ``contents``; the last
    object is what the file says of itself."""
    first = 3 + len(objects)
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(contents)))
    tree = b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 %g %g]/Resources<<%s>>>>" % (
        kids, len(contents), WIDTH, HEIGHT, resources)  # fmt: skip
    pages = [
        part
        for number, content in enumerate(contents)
        for part in (b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (first + 2 * number + 1), content)
    ]
    return _numbered([b"<</Type/Catalog/Pages 2 0 R>>", tree, *objects, *pages], first - 1)


def _numbered(objects: Sequence[bytes], info: int) -> bytes:
    """Objects as a file, with the table of where each begins."""
    body, places = b"%PDF-1.7\n", list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer\n<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return body + head + tail % (len(objects) + 1, info, len(body))
