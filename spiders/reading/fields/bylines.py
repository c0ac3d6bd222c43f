"""Who wrote an article: persons and agencies, without roles, dates and the doors they came through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice, takewhile
from typing import Any

from lxml.html import HtmlElement

from spiders.reading.fields.trust import agreement
from spiders.reading.tree.beside import is_beside
from spiders.reading.tree.jsonld import Node, text_of
from spiders.reading.tree.names import once
from spiders.reading.tree.page import Page, finder, host_of, short_text_in, text_in

MOST = 20  # authors of an article
LOOKED_AT = 12  # elements that are named like a byline
MOST_NAMED = 4 * LOOKED_AT
LINES_BELOW = 60  # elements behind the headline among which "By …" is looked for
LONGEST_NAME = 80
LONGEST_BYLINE = 200  # characters
LONGEST_LINE = 100  # of a line that begins like a byline
MOST_WORDS = 6  # of a name that stands in a visible byline

# Words ahead of a name, a language each.
BY = (
    "by", "written by", "story by", "words by", "text by", "posted by", "author", "authors", "reported by",
    "theo", "bài", "bài và ảnh", "tác giả", "thực hiện", "nguồn",
    "автор", "авторы", "текст", "подготовил", "подготовила", "муаллиф", "muallif", "автору",
    "par", "auteur", "propos recueillis par", "por", "autor", "autora", "texto", "von", "text", "di",
    "av", "af", "door", "kirjoittaja", "yazan", "penulis", "oleh",
    "作者", "记者", "記者", "文", "撰文", "نویسنده", "بقلم", "كتب", "كتبت", "إعداد", "تحریر", "از",
)  # fmt: skip
# Words between two names.
AND = (
    "and", "&", "und", "et", "y", "e", "i", "и", "và", "va", "ve", "və", "och", "og", "en", "és", "ja",
    "with", "avec", "mit", "con", "و", "اور", "және", "жана", "с",
)  # fmt: skip
# What stands in an author's field and is nobody.
NOBODY = frozenset((
    "admin", "administrator", "webmaster", "root", "user", "editor", "editors", "author", "authors", "guest",
    "unknown", "anonymous", "none", "null", "undefined", "staff", "reporter", "staff reporter", "moderator",
    "staff writer", "news desk", "newsroom", "web desk", "contributor", "superuser", "редактор", "админ",
    "администратор", "ban biên tập", "quản trị", "quản trị viên", "phóng viên", "pv", "btv", "管理员", "编辑",
    "مدیر", "مدير", "ادمین", "ایڈیٹر", "المحرر", "redaction", "rédaction", "la rédaction", "redacción",
    "redacao", "redação",
))  # fmt: skip
# A part of a byline with one of these words tells what somebody does, or when; it is no name.
ROLES = (
    "reporter", "correspondent", "journalist", "columnist", "writer", "editor", "producer", "contributor",
    "photographer", "editors", "reporters", "redakteur", "redakteurin", "journaliste", "periodista",
    "корреспондент", "журналист", "редактор", "phóng viên", "biên tập", "记者", "编辑", "مراسل", "خبرنگار",
    "specialist", "director", "professor", "president", "manager", "founder", "ceo", "intern", "follow",
    "minute", "minutes", "min read", "read", "comments", "updated", "published", "posted", "photo", "photos",
    "foto", "fotos", "фото", "ảnh", "share", "subscribe", "reviewed", "verified",
)  # fmt: skip
DEGREES = re.compile(
    r"(?:ph\.?\s?d|m\.?d|d\.?o|m\.?s\.?n?|m\.?a|b\.?a|b\.?sc?|m\.?sc|r\.?d\.?n?|r\.?n|l\.?d\.?n?|mba|mph|jd|faap"
    r"|facs|facp|cpa|dnp|edd|esq|jr|sr|iii?|fand|faan|np|pa-c|cfp|cfa|dds|dvm|lcsw|cpt|cscs|dr\.?ph)\.?",
    re.I,
)
_BY = re.compile(
    rf"^\W*(?:{'|'.join(sorted(map(re.escape, BY), key=len, reverse=True))})(?:\s*[:：]\s*|\s+)", re.I
)
_BETWEEN = re.compile(
    rf"\s*[;|/•·\n]\s*|\s+[–—-]\s+|\s*[,،、，]\s*|\s+(?:{'|'.join(map(re.escape, AND))}|AND|Und)\s+"
)
_ASIDE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|（[^（）]{0,80}）")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|(?<!\w)@\w+")
_ROLE = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ROLES))})(?!\w)", re.I)
_BEHIND = re.compile(r"\s+(?:in|on|at|for|am|le|el|il|updated|published|posted)\s.*$", re.I)
_PICTURED = re.compile(r"(?:bild|fotos?|photos?|image|фото|ảnh|图|圖|صورة|عکس)\s*[:：]", re.I)
# A link to the other articles of an author speaks of its own doing, not of a name.
_ALL_OF = re.compile(
    r"(?:view|see|read|show) (?:all|more)|more (?:from|by)|all (?:posts|articles)|voir (?:tou|plus)|"
    r"tous les articles|ver (?:todo|más)|más de|alle beiträge|все (?:записи|статьи|публикации)|"
    r"xem (?:tất cả|thêm)|查看|عرض (?:كل|جميع)|مشاهده|تمام (?:مضامین|تحاریر)|barcha",
    re.I,
)
_UNSPACED_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}|[\u3040-\u30ff\u3400-\u9fff]{2,8}")
_NO_WORD = re.compile(r"\W+")
_WHEN = re.compile(r"\d{2}|\d[.:/]")
_UPPER = re.compile(r"[^\W\d_]")
_CASED = re.compile(r"[a-zа-яёα-ω]", re.I)
_MARKED = re.compile(r"[:：]|بقلم|作者|记者|記者")
_WRITTEN_BY = re.compile(
    r"written by|verfasst von|écrit par|escrito por|автор|yazan|作者|geschrieben von", re.I
)

META = (
    "author", "article:author", "article:author_name", "dc.creator", "dc.creator.personalname", "byl",
    "parsely-author", "sailthru.author", "citation_author", "dcterms.creator", "cxenseparse:author",
    "authors",
)  # fmt: skip
# What an attribute says of an element that is named like a byline.
_SIGNS: dict[str, Callable[[str], object]] = {
    "class": once(re.compile(r"byline|author|Author|Byline|autor|auteur|tac-gia|tacgia").search),
    "rel": "author".__eq__,
    "itemprop": ("author", "creator").__contains__,
    "data-testid": re.compile(r"byline|author").search,
    "href": re.compile(r"/authors?/").search,
}
_APART = frozenset(("footer", "nav", "aside"))
_INNER = finder(".//*[@itemprop='name'] | .//a[@rel='author']")
_LINKS = finder(
    ".//a[contains(@href, 'author') or contains(@href, 'autor') or contains(@href, 'auteur')"
    " or contains(@href, '/people/') or contains(@href, '/profile') or contains(@href, '/by/')]"
)

Witness = tuple[str, list[str]]


def authors_on(page: Page, selectors: tuple[str, ...]) -> tuple[list[str], str]:
    """The authors of a page, at most ``MOST``, and the method they were read by. Whoever names persons
    is believed before those who only name the site."""
    said = list(_said(page, selectors))
    for method, names in said:
        if persons := _persons(names, page):
            agreed = [method, *(other for other, also in said if other != method and set(also) == set(names))]
            return persons[:MOST], agreement(agreed)
    for method, names in _seen(page):
        if persons := _persons(names, page):
            return persons[:MOST], method
    return next(((names[:MOST], method) for method, names in said), ([], ""))


def _persons(names: list[str], page: Page) -> list[str]:
    own = {_plain(page.site), _plain(host_of(page.url)), _plain(host_of(page.url).split(".")[0])}
    own.add(_plain(text_of(page.article.get("publisher"), "name")))
    return [name for name in names if _plain(name) not in own]


def _plain(name: str) -> str:
    return _NO_WORD.sub("", name.lower())


def _said(page: Page, selectors: tuple[str, ...]) -> Iterator[Witness]:
    """What the source's selector, JSON-LD and the meta fields name."""
    witnesses = (
        ("selector", [text_in(one) for one in page.find(selectors)[:MOST]]),
        ("json-ld", list(_in_nodes(_writers(page.article)))),
        ("meta", [name for name in page.all_said(*META) if "://" not in name] + _labelled(page)),
    )
    for method, texts in witnesses:
        if names := names_in(texts):
            yield method, names


def _in_nodes(value: Any, depth: int = 3) -> Iterator[str]:
    """The names in the author field of JSON-LD: persons first, then organisations."""
    several = value[:50] if isinstance(value, list) else [value]
    if depth and isinstance(value, list):
        for one in sorted(several, key=_is_organisation):
            yield from _in_nodes(one, depth - 1)
    elif isinstance(value, dict) and isinstance(value.get("name"), list) and depth:
        yield from _in_nodes(value["name"], depth - 1)
    elif found := text_of(value, "name"):
        yield found


def _writers(article: Node) -> list[Any]:
    """Who wrote an article, and the persons who contributed: some systems call all but the first so."""
    first = article.get("author") or article.get("creator")
    others = article.get("contributor")
    others = [one for one in (others if isinstance(others, list) else [others]) if _is_person(one)]
    return [*(first if isinstance(first, list) else [first]), *(others if first else [])]


def _is_person(value: Any) -> bool:
    return isinstance(value, dict) and value.get("@type") == "Person"


def _is_organisation(value: Any) -> bool:
    return isinstance(value, dict) and "Organization" in str(value.get("@type"))


def _labelled(page: Page) -> list[str]:
    """WordPress' plugins write the author into a card for Twitter, under a label."""
    return [
        page.said(f"twitter:data{number}")
        for number in "12"
        if _WRITTEN_BY.search(page.said(f"twitter:label{number}"))
    ]


def _seen(page: Page) -> Iterator[Witness]:
    """What stands in elements that are named like a byline, and in lines that begin like one."""
    for element in _named(page):
        texts = [text_in(one) for one in _INNER(element) or _LINKS(element)] or _lines(element)
        surely = element.get("rel") == "author" or (element.get("itemprop") or "") in ("author", "creator")
        if names := [name for name in names_in(texts) if surely or _is_written_like_a_name(name)]:
            yield "byline", names
    for element in islice(_below(page.first("h1")), LINES_BELOW):
        line = short_text_in(element, LONGEST_LINE)
        if _begins_like_one(line) and not is_beside(element):
            linked = [text_in(one) for one in _LINKS(element)]
            names = names_in(linked if len(linked) > 1 else [_BEHIND.sub("", line)])
            if names and all(map(_is_written_like_a_name, names)):
                yield "byline", names


def _begins_like_one(line: str) -> bool:
    """Whether a line begins with the words of a byline; without capitals they want a colon to be sure."""
    found = _BY.match(line)
    return found is not None and (_CASED.search(line) is not None or bool(_MARKED.search(found.group())))


def _named(page: Page) -> Iterator[HtmlElement]:
    """The elements that are named like a byline: below the headline, or anywhere where none stands there."""
    headline = page.first("h1")
    below = islice(filter(_is_named, _below(headline)), MOST_NAMED)
    first = next(below, None)
    if first is None:
        yield from islice(filter(_is_named, _up_to(headline, page.tree)), MOST_NAMED)
    else:
        yield first
        yield from below


def _below(headline: HtmlElement | None) -> Iterator[HtmlElement]:
    """What stands behind the headline, in its order."""
    if headline is not None:
        for place in (headline, *headline.iterancestors()):
            for sibling in place.itersiblings():
                yield from sibling.iter()


def _up_to(headline: HtmlElement | None, tree: HtmlElement) -> Iterator[HtmlElement]:
    """What stands before the headline and in it, in its order."""
    yield from takewhile(lambda one: one is not headline, tree.iter())
    if headline is not None:
        yield from headline.iter()


def _is_named(element: HtmlElement) -> bool:
    for name, value in element.items():
        if (sign := _SIGNS.get(name)) and sign(value) and (name != "href" or element.tag == "a"):
            known = element.tag not in ("img", "meta", "svg")
            return known and not _is_apart(element) and not is_beside(element)
    return False


def _is_apart(element: HtmlElement) -> bool:
    return any(one.tag in _APART for one in element.iterancestors())


def _lines(element: HtmlElement) -> list[str]:
    text = "\n".join(part.strip() for part in element.itertext() if part.strip())
    return [text] if len(text) <= LONGEST_BYLINE else []


def _is_written_like_a_name(name: str) -> bool:
    """Two to six words that begin with capital letters, in scripts that have any; or a name of a
    script without spaces."""
    if _UNSPACED_NAME.fullmatch(name):
        return True
    words = [word for word in name.split() if _UPPER.match(word)]
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    capital = sum(word[0].isupper() for word in cased)
    return 1 < len(words) <= MOST_WORDS and capital >= 0.6 * len(cased)


def names_in(texts: list[str]) -> list[str]:
    """The persons and agencies in bylines, each once, as they are written."""
    found = [name for text in texts for name in _names(text[:LONGEST_BYLINE])]
    unique: dict[str, str] = {}
    for name in found:
        unique.setdefault(_plain(name), name)
    return list(unique.values())


def _names(text: str) -> Iterator[str]:
    text = _ADDRESS.sub(" ", _ASIDE.sub(" ", text))
    for part in _BETWEEN.split(_BY.sub("", text)):
        if _PICTURED.match(part):
            continue
        name = " ".join(_BY.sub("", _BY.sub("", part)).split()).strip(" .,:;–—-*()\"'“”«»")
        if _is_name(name):
            yield name


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= LONGEST_NAME
        and name.lower() not in NOBODY
        and not DEGREES.fullmatch(name)
        and not _WHEN.search(name)
        and not _ROLE.search(name)
        and not _ALL_OF.match(name)
        and bool(_UPPER.search(name))
    )
