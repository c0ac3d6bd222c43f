"""An article completed by what the source's list says of it, where its page says nothing or less."""

from __future__ import annotations

from datetime import datetime, timedelta

from spiders.article import dated
from spiders.reading.dates.believed import Written, moment_believed
from spiders.reading.fields.trust import confidence_of
from spiders.reading.prints.printed import CREATED
from storage.article import Article
from storage.entry import Entry

A_DAY = timedelta(days=1)


def complete(article: Article, entry: Entry, zone: str, now: datetime) -> None:
    """Fill in what the page did not say and the source's list did; no date from the future."""
    told = dated(entry, zone, now)
    if told and _dates_better(told, article):
        article.published, article.published_precision = told.moment, told.precision
        article.published_method = told.method
        article.vouch("published", told.method, told.confidence)
    modified = moment_believed(entry.modified, zone, now)
    for name, value in (("modified", modified), ("authors", entry.authors), ("origin", entry.origin)):
        if value and not getattr(article, name):
            setattr(article, name, value)
            article.vouch(name, "entry", confidence_of(name, "entry"))
    article.page_language = article.page_language or entry.language


def _dates_better(told: Written, article: Article) -> bool:
    """Whether a list's date says more than the page: all where it says nothing or lets us guess, the
    hour of its day."""
    if article.published is None or article.published_method == CREATED:
        return True
    exacter = (article.published_precision, told.precision) == ("day", "minute")
    return exacter and abs(told.moment - article.published) < A_DAY
