"""Copies: the same address written differently, and the same text at another."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from pipelines.normal import folded
from storage.article import Article

SHORT = 200  # characters of text under which the title is part of what makes a text
WORDS = re.compile(r"[^\W_]+")
FRONT = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
PORT = re.compile(r":(?:80|443)$")
SESSION = re.compile(r";(?:jsessionid|sid|phpsessid)=[^/?#]*", re.IGNORECASE)
AMP = re.compile(r"/amp(?=/|$)", re.IGNORECASE)
TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid|zarsrc|_ga|_gl|ref|ref_src|referrer|from"
    r"|spm|share|shared|cmpid|ocid|xtor|at_\w+|jsessionid|phpsessid|sessionid|amp|mobile"
    r"|inheritredirect|redirect|print|dm|utime)",
    re.IGNORECASE,
)
UNESCAPED = "/:@!$&'()*+,;=~-._"


def text_key(title: str, text: str) -> str:
    """A hash of the words of a text: the same however it is spaced, punctuated and capitalised.

    The title belongs to a text shorter than ``SHORT`` characters; a text without a word has no key
    of its own and is known by its title, and nothing at all by an empty string.
    """
    said = f"{title}\n{text}" if len(text.strip()) < SHORT else text
    words = WORDS.findall(folded(said))
    return sha256(" ".join(words).encode("utf-8", "replace")).hexdigest() if words else ""


def canonical(url: str) -> str:
    """The address without what does not tell articles apart; what is no http address stays as it is.

    Parameters that may be the identity of an article (``?p=123``) are kept, in the order of their names.
    """
    try:
        parts = urlsplit(url.strip().encode("utf-8", "replace").decode("utf-8"))
        host = _host(parts.netloc)
    except ValueError:
        return url
    if parts.scheme.lower() not in ("http", "https") or not host:
        return url
    path, _, loose = parts.path.partition("&")  # "a.html&utm_source=b" has lost its question mark
    if loose and TRACKING.match(loose):
        parts = parts._replace(query=f"{loose}&{parts.query}")
    else:
        path = parts.path
    query = _query(parts.query)
    return f"https://{host}{_path(path)}{'?' + query if query else ''}"


def _host(netloc: str) -> str:
    host = PORT.sub("", netloc.rpartition("@")[2].lower()).rstrip(".")
    host = PORT.sub("", host)
    return FRONT.sub("", host)


def _path(path: str) -> str:
    path = AMP.sub("", SESSION.sub("", path))
    path = quote(unquote(path, errors="surrogateescape"), safe=UNESCAPED, errors="surrogateescape")
    return re.sub(r"/{2,}", "/", path).rstrip("/.")


def _query(query: str) -> str:
    pairs = parse_qsl(query.replace("&amp;", "&"), keep_blank_values=True)
    return urlencode(sorted(pair for pair in pairs if not TRACKING.fullmatch(pair[0])), errors="replace")


def copy_of(
    article: Article, same_url: Article | None, same_text: Article | None, named: Article | None = None
) -> int | None:
    """The id of the article that this one copies, the head of its chain; ``None`` where it is its own.

    ``named`` is the one that its source line names. An article of another language is no copy but an
    edition, and none is a copy of itself.
    """
    for other in (same_url, same_text, named):
        if other is None or other.id is None or _itself(article, other) or article.language != other.language:
            continue
        head = other.copy_of or other.id
        if head != article.id:
            return head
    return None


def _itself(article: Article, other: Article) -> bool:
    return article.id == other.id or (article.source, article.key) == (other.source, other.key)
