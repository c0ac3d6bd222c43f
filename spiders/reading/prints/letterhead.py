"""What stands at the head of a printed letter: sender, numbers, dates, and the title below them."""

from __future__ import annotations

import re

from spiders.reading.prints.paragraphs import Paragraph

HEAD = 15  # paragraphs at the head of page one
LONGEST_TITLE = 300
LONGEST_LINE = 200  # characters of a title that nothing but its place tells
TELLS = 120  # characters from which on what ends in a stop is of the text
WORDS = 4  # of a line that says something

# What stands above a letter and is not its title.
MOTTO = re.compile(
    r".{0,60}(?:cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc)"
    r"|đảng cộng sản việt nam|số\s*:|kính gửi",
    re.I,
)
# Numbers, addresses and salutations, which stand above the text as well.
_FORMAL = re.compile(
    r"(?:số|no|nº|n°|№|ref|réf|исх|вх|رقم|شماره|نمبر|文号|發文字號)\s*[.:：/]|.{0,40}(?:@|https?:|www\.)"
    r"|(?:tel|fax|phone|email|e-mail|điện thoại|тел|факс|هاتف|تلفن|فون|电话|電話|địa chỉ|address|адрес)\b"
    r"|(?:kính gửi|kính thưa|dear|to\s*:|from\s*:|уважаем|кому\s*:|السادة|حضرة|جناب|محترم|尊敬的"
    r"|madame,|monsieur,|estimad)"
    r"|(?:for immediate release|embargo|press release|communiqué de presse|пресс-релиз)\W*$"
    r"|(?:thông cáo báo chí|بيان صحفي|新闻稿|comunicado de prensa)\W*$",
    re.I,
)
_STOP = re.compile(r"[.!?。！？؟۔;,:][\"'»”’)\]]*$")
_WORD = re.compile(r"[\u3040-\u9fff]|[^\W\u3040-\u9fff]+")  # an ideograph says as much as a word


def first_lines(first: list[Paragraph]) -> tuple[str, str, float] | None:
    """The title of a page that is set in one type: the last line above its text that says something.

    With the name of the method and how sure it is; ``None`` where no line may be a title.
    """
    above: list[str] = []
    for one in first[:HEAD]:
        text = one.text
        if len(text) >= TELLS and (_STOP.search(text) or len(text) > LONGEST_LINE):
            break
        if may_be_title(one) and not (_FORMAL.match(text) or is_dated(text) or _STOP.search(text)):
            above.append(text)
    telling = [text for text in above if len(words_of(text)) >= WORDS]
    found = (telling or [text for text in above if text.isupper()])[-1:]
    return (found[0], "first lines", 0.4) if found else None


def may_be_title(one: Paragraph) -> bool:
    """Whether a paragraph is neither too short nor too long for a title, and no motto."""
    return 5 < len(one.text) <= LONGEST_TITLE and not MOTTO.match(one.text) and len(words_of(one.text)) > 1


def is_dated(text: str) -> bool:
    """Whether a text is a date, perhaps with a place, and no sentence."""
    return (
        sum(map(str.isdigit, text)) >= 5 and len(words_of(text)) <= 12 and not text.endswith((".", "。", "۔"))
    )


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.lower() for word in _WORD.findall(text)]
