"""What a person said of an article against the machine; it wins for ever."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.article import Judgement, Reason
from storage.database import moment, stamp
from storage.tags import ARROW

SIGNALS = frozenset({"health", "cooperation"})  # evidence that rests on no tag
MACHINE = "; the machine: "  # what follows it in a reason was found, not said
SAYABLE = ("relevant", "countries", "pairs", "topics", "stage")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said, and when; ``author`` is their name where they gave it.

    ``said`` holds the fields of ``SAYABLE`` that they spoke of; ``relevant`` is always among them, and
    the machine goes on judging the others.
    """

    at: datetime
    author: str | None = None
    said: Mapping[str, Any] = field(default_factory=dict)


def overruled(judged: Judgement, correction: Correction | None) -> Judgement:
    """The judgement with what a person said in place of what the machine found."""
    if correction is None:
        return judged
    said = dict(correction.said)
    relevant = bool(said["relevant"])
    if relevant:
        said["pairs"] = _pairs(judged, said)
        said["directions"] = _among(judged.directions, {*said.get("countries", judged.countries)}, judged)
    else:
        said |= {"pairs": [], "topics": [], "stage": None, "directions": [], "diseases": []}
    reason, because = _reason(correction, judged), _because(correction, judged)
    new = replace(judged, **said, doubtful=False, reason=reason, because=because)
    kept = SIGNALS | _tags(new)
    return replace(new, evidence=[one for one in judged.evidence if one.tag.rpartition(":")[2] in kept])


def _pairs(judged: Judgement, said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The pairs that were said, or the machine's among the countries that were said."""
    if "pairs" in said:
        return sorted((one, other) for one, other in said["pairs"])
    if "countries" not in said:
        return judged.pairs
    countries = sorted(said["countries"])
    if len(countries) == 2:
        return [(countries[0], countries[1])]
    return _among(judged.pairs, set(countries), judged)


def _among(couples: list[tuple[str, str]], countries: set[str], judged: Judgement) -> list[tuple[str, str]]:
    known = countries.union(judged.organisations)
    return [couple for couple in couples if known.issuperset(couple)]


def _reason(correction: Correction, judged: Judgement) -> str:
    verdict = "relevant" if correction.said["relevant"] else "not relevant"
    by = f" by {correction.author}" if correction.author else ""
    found = judged.reason.rpartition(MACHINE)[2]
    return f"{verdict}, as was said{by} on {correction.at:%Y-%m-%d}{MACHINE}{found}"


def _because(correction: Correction, judged: Judgement) -> Reason | None:
    said, day = bool(correction.said["relevant"]), f"{correction.at:%Y-%m-%d}"
    return judged.because and replace(judged.because, said=said, by=correction.author, on=day)


def _tags(judged: Judgement) -> set[str]:
    directions = (ARROW.join(couple) for couple in judged.directions)
    named = {*judged.countries, *judged.topics, *judged.organisations, *judged.diseases, *directions}
    return named | ({judged.stage} if judged.stage else set())


def correct(db: Database, number: int, correction: Correction) -> None:
    """Keep what a person said of an article, inside the caller's transaction; that is a change of it."""
    said = json.dumps(dict(correction.said), ensure_ascii=False)
    db.execute(
        "INSERT INTO corrections (article, at, author, said) VALUES (?, ?, ?, ?)",
        [number, stamp(correction.at), correction.author, said],
    )
    db.execute("UPDATE articles SET revised = max(revised, ?) WHERE id = ?", [stamp(correction.at), number])


def correction_of(db: Database, number: int) -> Correction | None:
    """What was last said of an article; ``None`` where nobody said anything."""
    return next(iter(corrections_of(db, number)), None)


def corrections_of(db: Database, number: int) -> list[Correction]:
    """All that was said of an article, the last first."""
    rows = db.query("SELECT * FROM corrections WHERE article = ? ORDER BY id DESC", [number])
    return [_correction(row) for row in rows]


def said_of(db: Database, source: str, key: str) -> Correction | None:
    """What was last said of the article with a source's own key."""
    row = db.execute("SELECT id FROM articles WHERE source = ? AND key = ?", [source, key]).fetchone()
    return correction_of(db, row[0]) if row else None


def corrected(db: Database) -> list[int]:
    """The numbers of all articles of which somebody said something."""
    rows = db.execute("SELECT DISTINCT article FROM corrections ORDER BY article").fetchall()
    return [number for (number,) in rows]


def _correction(row: dict[str, Any]) -> Correction:
    at = moment(row["at"])
    assert at is not None  # the column is never empty
    return Correction(at, row["author"], json.loads(row["said"]))
