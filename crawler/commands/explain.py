"""``explain``: why an article is in the feeds or is not, station by station."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click
from sqlite_utils import Database

from crawler.commands.frame import as_json, fail, placed, print_json
from crawler.house import House
from pipelines.duplicates import canonical
from spiders.source import source_of
from storage import archive, ledger
from storage.article import Article, Judgement
from storage.correction import Correction, corrections_of
from storage.database import read_database

Step = tuple[str, str]


@click.command()
@placed
@as_json
@click.argument("url")
def explain(house: House, url: str, as_json: bool) -> None:
    """Why the article at URL is in the feeds or is not, station by station."""
    db = read_database(house.database)
    entries, article = found(house, db, url)
    if not entries and article is None:
        fail(f"{url}: never seen: no source has named this address. {_advice(house, url)}")
    steps = [*_entry_steps(entries), *(_article_steps(db, article) if article else [])]
    if as_json:
        print_json({"url": url, "steps": [{"station": name, "said": said} for name, said in steps],
                    "entries": entries, "article": asdict(article) if article else None})  # fmt: skip
        return
    for name, said in steps:
        click.echo(f"{name:>12}  {said}")


def found(house: House, db: Database, url: str) -> tuple[list[dict[str, Any]], Article | None]:
    """What the ledger and the archive know of an address, by the address or by the source's own key."""
    source = source_of(house.sources(), url)
    key = source.key_of(url) if source else None
    entries = ledger.entries_of(db, url)
    article = archive.find_by_url(db, url) or archive.find_by_url_key(db, canonical(url))
    if source and key:
        entries = entries or ledger.entries_by_key(db, source.stanza, key)
        article = archive.find(db, source.stanza, key) or article
    if article is not None:
        entries = entries or ledger.entries_by_key(db, article.source, article.key)
    return entries, article


def _advice(house: House, url: str) -> str:
    source = source_of(house.sources(), url)
    if source is None:
        return "No source stands on this host; docs/adding-a-source.md says how to add one."
    return f"It would belong to {source.stanza}; see 'crawler sources' for how that source stands."


def _entry_steps(entries: list[dict[str, Any]]) -> list[Step]:
    steps: list[Step] = []
    for entry in entries:
        steps.append(
            ("seen", f"by {entry['source']} at {entry['first_seen']} as {entry['key']}: {entry['title']}")
        )
        again = (
            f"; tried {entry['tries']} times, due {entry['due'] or 'never again'}" if entry["tries"] else ""
        )
        reason = f": {entry['reason']}" if entry["reason"] else ""
        steps.append(("ended", f"{entry['outcome']}{reason}{again}"))
    return steps


def _article_steps(db: Database, article: Article) -> list[Step]:
    judged = article.judgement
    assert judged is not None
    dated = f"{article.published} by {article.published_method}" if article.published else "no date given"
    methods = ", ".join(_method(article, name) for name in article.methods)
    steps = [
        ("read", f"{article.title} ({len(article.text)} characters; {methods or 'methods not recorded'})"),
        ("dated", f"{dated}; first seen {article.first_seen}"),
        ("language", f"{article.language or 'unknown'} (the page says {article.page_language or 'nothing'})"),
        ("origin", article.origin or "no source line"),
        ("duplicates", _copy(db, article)),
        ("tagged", _tagged(judged)),
    ]
    steps += [
        ("", f"{one.tag}: “{one.quote}” ({one.field} {one.start}–{one.end})") for one in judged.evidence
    ]
    steps += [("corrected", _said(one)) for one in corrections_of(db, article.id or 0)]
    steps += [
        ("revised", f"{one['at']}: {one['changed']}") for one in archive.revisions_of(db, article.id or 0)
    ]
    return [*steps, ("feeds", _verdict(article))]


def _tagged(judged: Judgement) -> str:
    doubt = ", doubtful" if judged.doubtful else ""
    stage = f"; stage: {judged.stage}" if judged.stage else ""
    verdict = "relevant" if judged.relevant else "not relevant"
    return f"{verdict}{doubt} ({judged.score:.2f}): {judged.reason}{stage}"


def _said(correction: Correction) -> str:
    verdict = "relevant" if correction.said["relevant"] else "not relevant"
    others = [f"{name}: {value or 'none'}" for name, value in correction.said.items() if name != "relevant"]
    return f"{correction.at} by {correction.author or 'somebody'}: {'; '.join([verdict, *others])}"


def _method(article: Article, name: str) -> str:
    sure = article.confidence.get(name)
    return f"{name} by {article.methods[name]}" + ("" if sure is None else f" ({sure:.2f})")


def _copy(db: Database, article: Article) -> str:
    if article.copy_of is None:
        return "no copy of another article"
    original = archive.find_by_id(db, article.copy_of)
    return f"a copy of {original.url if original else article.copy_of}"


def _verdict(article: Article) -> str:
    judged = article.judgement
    if judged is None or not judged.relevant:
        return "in no feed, because it is not relevant"
    if judged.doubtful:
        return "only in feeds that take what is in doubt (doubtful=1, or the setting DOUBTFUL)"
    if article.copy_of is not None:
        return "in feeds that ask for copies (copies=1) only; its original is in the others"
    who = ", ".join("–".join(pair) for pair in judged.pairs) or ", ".join(judged.countries)
    return f"in every feed that asks for {who}; {', '.join(judged.topics) or 'no topic'}; {article.language}"
