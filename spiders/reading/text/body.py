"""What was read of an article: its lines, and the pictures, links and frames among them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

PARAGRAPH = "p"
LONG_LINE = 40  # characters of a line that is not said twice by chance
LABEL = 20  # characters of a line that is not said twice in a row by chance


@dataclass(slots=True)
class Picture:
    """A picture where it stands in the article."""

    element: HtmlElement
    caption: str | None = None
    credit: str | None = None


@dataclass(slots=True)
class Body:
    """What was read of an article: ``lines`` without empty ones, the rest in their order.

    ``kinds`` says of each line what it is, one of the letters of ``Article.shape``.
    """

    lines: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    frames: list[HtmlElement] = field(default_factory=list)
    signature: str = ""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)

    def say_once(self) -> None:
        """Leave out long lines that were read before, and others that only repeat the one before.

        The rows of a table may.
        """
        said: set[str] = set()
        lines, kinds, self.lines, self.kinds = self.lines, self.kinds, [], []
        for line, kind in zip(lines, kinds, strict=True):
            again = len(line) > LABEL and kind != "t" and self.lines[-1:] == [line]
            if line not in said and not again:
                self.lines.append(line)
                self.kinds.append(kind)
            if len(line) > LONG_LINE:
                said.add(line)

    @property
    def shape(self) -> str:
        """The kind of each line; a paragraph where nobody said."""
        return "".join(self.kinds).ljust(len(self.lines), PARAGRAPH)[: len(self.lines)]
