"""Who gives whom by what is done where: a team of one treats in another, or treats the sick of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipelines.findings import Finding, Findings, Place, apart, is_country, party_in
from pipelines.parts import READ, Parts, parts_of
from pipelines.territories import CODES
from pipelines.vocabulary import TAXONOMY, vocabulary
from storage.table import TableError, rows

FRAME_COLUMNS = ("people", "deed", "unless", "gives", "meaning")
OWNER, HOST = "owner", "host"  # the party whose people they are, and the one where it is done
ORGANISATION = "organisation"
SENTENCES = 4  # of a field, that are read
BEGINNING = 2  # sentences of a field, in which an organisation gives
NEAR = 30  # characters between people and the party they are of
WITHIN = 45  # characters between a word for "in" and its party
DENSE = {"zh": 8}  # ... where words are short
AFTER = frozenset({"ur"})  # where the word for "in" stands behind the name
STOPS = frozenset(',;:()（），；、،؛«»"')
PLACES, FROM = frozenset({"here", "receiver"}), frozenset({"giver"})
ABROAD = frozenset({"crew", "teacher", "pupil", "gift"})
COMING, NONE = "coming", "-"  # whoever comes from a party; nothing
Couple = tuple[str, str]
Said = tuple[Couple, list[Finding]]


class Frame(NamedTuple):
    """People of one party, what is done in another, what must not be said, and who of both gives."""

    people: frozenset[str]
    deed: frozenset[str]
    unless: frozenset[str]
    gives: str


class Named(NamedTuple):
    """A party where it is named."""

    name: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence that names two parties: its words by what they stand for, and the roles of names."""

    named: list[Named]
    words: list[Finding]
    by: dict[str, list[Finding]]
    text: str
    language: str | None
    endings: dict[str, str]


def framed(
    found: Findings, parties: frozenset[str], endings: dict[str, str], receive: frozenset[str] = frozenset()
) -> dict[Couple, list[Finding]]:
    """The couples (from, to) that frames say in the first sentences, with their words; none of two parties
    that are said both ways. ``endings`` are those of names, and the roles they give; to those that
    ``receive`` already, no organisation gives for being named."""
    parts = parts_of(found)
    said: dict[Couple, list[Finding]] = defaultdict(list)
    for scene in _scenes(found, parts, parties, endings):
        for couple, words in _played(scene):
            said[couple] += words
    received = {receiver for _, receiver in said} | receive
    for couple, words in _given(found, parts, parties):
        if couple[1] not in received:  # the first that is named gives; others take part
            received.add(couple[1])
            said[couple] += words
    return {couple: words for couple, words in sorted(said.items()) if couple[::-1] not in said}


def _scenes(
    found: Findings, parts: Parts, parties: frozenset[str], endings: dict[str, str]
) -> Iterator[Scene]:
    named: dict[Place, list[Named]] = defaultdict(list)
    for one in found.all:
        name = party_in(one, parties)
        if name and one.sentence < SENTENCES and one.match.start < READ:
            named[one.place].append(Named(name, one))
    words: dict[Place, list[Finding]] = defaultdict(list)
    for one in found.marks_of("roles"):
        if one.place in named and one.match.start < READ:
            words[one.place].append(one)
    for place, there in named.items():
        if len({one.name for one in there}) == 2:
            by = {meaning: [one for one in said if one.place == place] for meaning, said in parts.by.items()}
            for kind in ABROAD:
                by[kind] = [one for one in words[place] if kind in one.stands]
            yield Scene(there, words[place], by, found.fields[place[0]], found.language, endings)


def _played(scene: Scene) -> Iterator[Said]:
    hosts = [one for one in scene.named if _has_role(one, scene, PLACES)]
    names = {one.name for one in hosts}
    owners = [one for one in scene.named if one.name not in names]
    if len(names) != 1 or not owners:
        return
    scene.by[COMING] = [one.finding for one in owners if _has_role(one, scene, FROM)]
    for frame in frames():
        if frame.gives == ORGANISATION or _any_of(scene, frame.unless):
            continue
        deeds = _any_of(scene, frame.deed)
        people = _people(scene, frame, owners) if deeds else None
        if people:
            owner, who = people
            couple = (owner.name, hosts[0].name)
            words = list(dict.fromkeys((owner.finding, who, deeds[0], hosts[0].finding)))
            yield couple if frame.gives == OWNER else couple[::-1], words


def _any_of(scene: Scene, meanings: frozenset[str]) -> list[Finding]:
    return [one for meaning in sorted(meanings) for one in scene.by.get(meaning, ())]


def _people(scene: Scene, frame: Frame, owners: list[Named]) -> tuple[Named, Finding] | None:
    """The people of the frame who stand nearest to an owner, and that owner."""
    near = DENSE.get(scene.language or "", NEAR)
    found = [
        (apart(who, owner.finding), number, who)
        for who in _any_of(scene, frame.people)
        for number, owner in enumerate(owners)
    ]
    best = min(found, key=lambda one: one[:2], default=None)
    return (owners[best[1]], best[2]) if best and best[0] <= near else None


def _has_role(one: Named, scene: Scene, roles: frozenset[str]) -> bool:
    """Whether an ending or a word beside the party gives it the role: ``Toshkentda``, ``in Hue``."""
    ending = one.finding.quote[len(one.finding.match.term.term) :].casefold()
    fit = [known for known in scene.endings if ending.endswith(known)]
    if fit:
        return scene.endings[max(fit, key=len)] in roles
    return any(_beside(word, one, scene) for word in scene.words if roles & word.stands)


def _beside(word: Finding, one: Named, scene: Scene) -> bool:
    name = one.finding.match
    behind = scene.language in AFTER
    start, end = (name.end, word.match.start) if behind else (word.match.end, name.start)
    if not 0 <= end - start <= DENSE.get(scene.language or "", WITHIN):
        return False
    others = any(start <= other.finding.match.start < end for other in scene.named)
    return not others and STOPS.isdisjoint(scene.text[start:end])


def _given(found: Findings, parts: Parts, parties: frozenset[str]) -> Iterator[Said]:
    """What an organisation of those that give does for the only country there is."""
    for frame in frames():
        countries = {name for name in parties if is_country(name)} - frame.people
        if frame.gives != ORGANISATION or len(countries) != 1:
            continue
        country = next(iter(countries))
        named = next((one for one in found.all if country in one.stands), None)
        deeds = {one.place: one for one in parts.of(frame.deed) if one.sentence < BEGINNING}
        for one in found.all:
            for giver in sorted(one.stands & frame.people & parties) if one.place in deeds else ():
                yield (giver, country), [one, deeds[one.place], *([named] if named else [])]


@lru_cache(maxsize=1)
def frames(folder: Path = TAXONOMY) -> tuple[Frame, ...]:
    """The frames of the table. Raises ``TableError`` where a row is wrong."""
    return tuple(_frame(place, cells) for place, cells in rows(folder / "frames.tsv", FRAME_COLUMNS))


def _frame(place: str, cells: list[str]) -> Frame:
    people, deed, unless, gives, _ = cells
    for meaning in (*people.split(), *deed.split(), *unless.split()):
        if meaning not in (*vocabulary().meanings, *CODES, COMING, NONE):
            raise TableError(
                f"{place}: no meaning {meaning!r}; known: {COMING}, {', '.join(vocabulary().named('part'))}"
            )
    if gives not in (OWNER, HOST, ORGANISATION):
        raise TableError(f"{place}: no giver {gives!r}; known: {OWNER}, {HOST}, {ORGANISATION}")
    return Frame(_set(people), _set(deed), _set(unless), gives)


def _set(cell: str) -> frozenset[str]:
    return frozenset(cell.split()) - {NONE}
