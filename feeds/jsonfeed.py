"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with what was judged in ``_health_accord``."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from feeds.channel import Channel
from feeds.item import MOST_TAGS, Item, judgement_of
from feeds.site import Site
from feeds.text import legal, one_line
from storage.article import Article, Evidence
from storage.tags import ARROW

MOST_EVIDENCE = 40
Values = dict[str, Any]


def jsonfeed(items: list[Item], articles: list[Article], channel: Channel, site: Site) -> bytes:
    """The JSON document of entries and the articles they were made of."""
    entries = [_item(item, article) for item, article in zip(items, articles, strict=True)]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.page,
        "feed_url": channel.at("json"),
        "language": channel.language,
        "authors": [{"name": site.title, "url": site.base_url}],
        "items": entries,
    }
    return legal(json.dumps(document, ensure_ascii=False, separators=(",", ":"))).encode("utf-8")


def _item(item: Item, article: Article) -> Values:
    values = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
        "summary": item.summary,
        "image": item.image,
        "date_published": _moment(item.published),
        "date_modified": _moment(item.updated),
        "authors": [{"name": name} for name in item.authors],
        "tags": [tag.name for tag in item.tags],
        "language": item.language,
        "_health_accord": _judged(item, article),
    }
    return _given(values)


def _judged(item: Item, article: Article) -> Values:
    judged = judgement_of(article)
    return _given({
        "countries": [tag.value for tag in item.tags if tag.kind == "country"],
        "pairs": [[one_line(side, 100) for side in pair] for pair in judged.pairs[:MOST_TAGS]],
        "topics": [tag.value for tag in item.tags if tag.kind == "topic"],
        "organisations": [one_line(name, 100) for name in judged.organisations[:MOST_TAGS]],
        "stage": judged.stage,
        "directions": [tag.value.split(ARROW) for tag in item.tags if tag.kind == "direction"],
        "diseases": [tag.value for tag in item.tags if tag.kind == "disease"],
        "doubtful": judged.doubtful or None,
        "evidence": [_evidence(one) for one in judged.evidence[:MOST_EVIDENCE]],
        "score": round(judged.score, 4),
        "source": article.source,
        "publisher": item.publisher,
        "rank": article.rank,
        "direction": article.direction,
        "origin": item.origin or one_line(article.origin, 200),
        "page": item.page,
        "published_precision": article.published_precision,
    })  # fmt: skip


def _evidence(one: Evidence) -> Values:
    return asdict(one) | {"tag": one.tag[:100], "field": one.field[:20], "quote": one.quote[:200]}


def _given(values: Values) -> Values:
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None
