"""All settings: Scrapy's own, and those of the house, which the environment may override.

Every name of the house may be given as ``HEALTH_ACCORD_<NAME>`` in the environment. No other module
reads the environment.
"""

from __future__ import annotations

import os
from pathlib import Path

from crawler.faults import SettingError

HOUSE = Path(__file__).parents[1]


def _given(name: str, otherwise: str) -> str:
    return os.environ.get(f"HEALTH_ACCORD_{name}", otherwise)


def _number(name: str, otherwise: float) -> float:
    given = _given(name, str(otherwise))
    try:
        return float(given)
    except ValueError as error:
        raise SettingError(f"HEALTH_ACCORD_{name}: {given!r} is not a number") from error


def _choice(name: str, known: tuple[str, ...]) -> str:
    given = _given(name, known[0]).lower()
    if given not in known:
        raise SettingError(f"HEALTH_ACCORD_{name}: {given!r} is none of {', '.join(known)}")
    return given


# --- the house -------------------------------------------------------------------------------------
DATABASE = _given("DATABASE", "news.db")
SOURCES_DIR = _given("SOURCES_DIR", str(HOUSE / "spiders" / "sources"))
EDITIONS_FILE = _given("EDITIONS_FILE", str(HOUSE / "feeds" / "editions.toml"))
CONTACT = _given("CONTACT", "")
HOST = _given("HOST", "127.0.0.1")
PORT = int(_number("PORT", 8000))
TITLE = _given("TITLE", "Health Accord")
BASE_URL = _given("BASE_URL", "")
# Part of every entry's id. Choose it before the first feed is published and never change it.
AUTHORITY = _given("AUTHORITY", "health-accord.example,2026")
ALLOW_PRIVATE_NETWORKS = _given("ALLOW_PRIVATE_NETWORKS", "no").lower() in ("1", "yes", "true", "on")
CRAWLS_AT_ONCE = int(_number("CRAWLS_AT_ONCE", 4))
ROUND_TIME_LIMIT = _number("ROUND_TIME_LIMIT", 1800)
KEEP_PAGES_DAYS = int(_number("KEEP_PAGES_DAYS", 30))
DOUBTFUL = _choice("DOUBTFUL", ("out", "in"))  # of feeds that do not say doubtful=1 or doubtful=0
ENCODER = _given("ENCODER", "none")
ENCODER_WEIGHTS = _given("ENCODER_WEIGHTS", ".")
ENTRY_JUDGE = "pipelines.promise.promising"

# --- Scrapy ----------------------------------------------------------------------------------------
BOT_NAME = "health-accord"
SPIDER_LOADER_CLASS = "spiders.loader.SourceLoader"
USER_AGENT = _given(
    "USER_AGENT",
    f"HealthAccord/0.1 (newswire of international health cooperation{'; ' + CONTACT if CONTACT else ''})",
)

ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "HealthAccord"
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_VERIFY_CERTIFICATES = True
DNS_TIMEOUT = 15
TWISTED_DNS_RESOLVER = "spiders.network.PublicResolver"
REDIRECT_MAX_TIMES = 5
RETRY_ENABLED = False  # the ledger tries again in a later round, and not at once
COOKIES_ENABLED = False
REFERRER_POLICY = "no-referrer"
METAREFRESH_ENABLED = False

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "spiders.network.Robots": 100,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "spiders.network.Compression": 590,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,  # it reads the environment
    "spiders.network.PublicOnly": 950,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,  # refusals are named by the spider
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
}
DOWNLOAD_HANDLERS = {"file": None, "data": None, "ftp": None, "s3": None}
ITEM_PIPELINES = {
    "pipelines.stations.Clean": 100,
    "pipelines.stations.Language": 200,
    "pipelines.stations.Duplicates": 300,
    "pipelines.stations.Tag": 400,
    "pipelines.stations.Keep": 500,
}

# A crawl listens on no port: https://docs.scrapy.org/en/latest/topics/telnetconsole.html
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
LOG_LEVEL = _given("LOG_LEVEL", "WARNING")
LOGSTATS_INTERVAL = 0
ASYNCIO_EVENT_LOOP = "uvloop.Loop"  # measured by "make bench": a sixth less CPU a page
