"""Addresses: cleaned of what does not belong to them, known as the source's own, and made from
what a definition says."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from w3lib.url import safe_url_string, url_query_cleaner

from spiders.source import Source, Way, WordPress

LONGEST = 2_000
DAYS = 7

NOT_WEB = "address that is no web address"
TOO_LONG = f"address of more than {LONGEST} characters"
FOREIGN = "address on another host (the key hosts names those that belong to a source)"
HOME = "address of the home page"

TRACKING = frozenset((
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "yclid", "ymclid", "ysclid", "msclkid",
    "twclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "_openstat", "zarsrc",
))  # fmt: skip
TRACKING_PREFIXES = ("utm_", "hsa_", "mtm_", "pk_campaign", "pk_kwd")

_DEFAULT_PORT = re.compile(r"^(http://[^/?#]*):80(?=[/?#]|$)|^(https://[^/?#]*):443(?=[/?#]|$)")
_ESCAPE = re.compile("%[0-9a-fA-F]{2}")  # %d0 is %D0, and one article has one key
_UNSEEN = re.compile("[\x00-\x20\x7f-\x9f\ud800-\udfff\ufeff\u200b]")
_ENDS = "\x00\t\n\r\x0b\x0c \ufeff\u200b\u00a0"
_DAY_PART = re.compile(r"\{(year|month|day)(:02)?\}")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def clean(url: str, base: str) -> str:
    """An address joined to ``base``, percent-encoded, without fragment, default port and tracking
    parameters. One that cannot be read as an address comes back empty."""
    url = url.strip(_ENDS)
    if not url or len(url) > LONGEST * 2:
        return url
    try:
        url = safe_url_string(joined(base, _UNSEEN.sub(_encoded, url).replace("&amp;", "&")))
        url = _ESCAPE.sub(lambda found: found.group().upper(), _DEFAULT_PORT.sub(r"\1\2", url))
        return url_query_cleaner(url, _tracking(url), remove=True, unique=False)
    except ValueError:  # no host, a bad port, brackets that are no IPv6
        return ""


def joined(base: str, link: str) -> str:
    """A link joined to what it is relative to; what is no address comes back as it is."""
    link = link.strip()
    if link.startswith(("http://", "https://")) and "/." not in link:
        return link  # most are absolute, and joining is what costs
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _encoded(found: re.Match[str]) -> str:
    return "%20" if found.group() == " " else ""


def _tracking(url: str) -> list[str]:
    query = url.partition("#")[0].partition("?")[2]
    names = (pair.partition("=")[0] for pair in query.split("&")) if query else ()
    return [name for name in names if name in TRACKING or name.startswith(TRACKING_PREFIXES)]


def refusal(url: str, source: Source) -> str | None:
    """Why a cleaned address cannot be an article of a source; ``None`` where it can."""
    if len(url) > LONGEST:
        return TOO_LONG
    if not url.startswith(("http://", "https://")):
        return NOT_WEB
    if not is_own(url, source):
        return FOREIGN
    parts = urlsplit(url)
    return HOME if parts.path in ("", "/") and not parts.query else None


def is_own(url: str, source: Source) -> bool:
    """Whether an address is on the source's host, one below it, or one of its ``hosts``."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return _belongs(host, _own_hosts(source.home, source.hosts))


@lru_cache(maxsize=1024)
def _own_hosts(home: str, more: tuple[str, ...]) -> tuple[str, ...]:
    written = [home, *(f"http://{other}/" for other in more)]
    hosts = [urlsplit(clean(url, home)).hostname or url for url in written]  # as addresses spell them
    known = [*_LOOPBACK, *hosts] if hosts[0] in _LOOPBACK else hosts
    return tuple(host.removeprefix("www.") for host in known)


def _belongs(host: str, owned: tuple[str, ...]) -> bool:
    return any(host == own or host.endswith(f".{own}") for own in owned)


def addresses(way: Way, source: Source, last: datetime | None, now: datetime) -> list[str]:
    """The absolute addresses to ask in a round.

    Those that name a day are asked for each local day from that of the ``last`` successful round
    to today, seven at most, the newest last; without a last round for yesterday and today.
    """
    templates = [source.address(_posts(url, way) if isinstance(way, WordPress) else url) for url in way.url]
    days = _days(source.timezone, last, now)
    filled = (_filled(template, day) for template in templates for day in days)
    return list(dict.fromkeys(filled))


def _days(zone: str, last: datetime | None, now: datetime) -> list[date]:
    today = now.astimezone(ZoneInfo(zone)).date()
    first = last.astimezone(ZoneInfo(zone)).date() if last else today - timedelta(days=1)
    count = min(max((today - first).days, 0), DAYS - 1)
    return [today - timedelta(days=back) for back in range(count, -1, -1)]


def _filled(template: str, day: date) -> str:
    def part(found: re.Match[str]) -> str:
        value: int = getattr(day, found.group(1))
        return f"{value:02}" if found.group(2) else str(value)

    return _DAY_PART.sub(part, template)


def _posts(url: str, way: WordPress) -> str:
    """The address of the newest posts, by time of change, of the site or REST root at ``url``."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    path = parts.path
    if "rest_route" in query:
        query["rest_route"] = _route(query["rest_route"])
    elif "/wp-json" in path:
        before, _, route = path.partition("/wp-json")
        path = f"{before}/wp-json{_route(route)}"
    else:
        path = f"{path.rstrip('/')}/wp-json{_route('')}"
    return urlunsplit(parts._replace(path=path, query=_asked(query, way)))


def _route(route: str) -> str:
    """The route of a list of posts; one that names a kind of post (``/wp/v2/news``) stays."""
    route = route.rstrip("/")
    return route if re.search(r"/v\d+/\w", route) else "/wp/v2/posts"


def _asked(query: dict[str, str], way: WordPress) -> str:
    fields = ["id", "link", "title", "excerpt", "date", "date_gmt", "modified", "modified_gmt"]
    fields += ["content"] if way.body else []
    ours = {
        "per_page": str(way.per_page),
        "orderby": "modified",
        "order": "desc",
        "_fields": ",".join([*fields, "_links", "_embedded"]),  # without _links nothing is embedded
        "_embed": "author,wp:featuredmedia",
    }
    return urlencode(ours | query, safe=":,/{}")
