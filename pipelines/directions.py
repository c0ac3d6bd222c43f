"""Who gives, sends or trains, and who receives: said by a verb and the words beside the parties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipelines.findings import Finding, Findings, Place, party_in
from pipelines.frames import framed
from pipelines.parts import parts_of
from pipelines.places import native
from pipelines.vocabulary import TAXONOMY, vocabulary
from storage.table import TableError, rows

GIVES, RECEIVES, OWES = "gives", "receives", "owes"
TAKES = "takes"
GIVER, RECEIVER = "giver", "receiver"
MARKERS = frozenset({GIVER, RECEIVER, "neither"})
VERBS = frozenset({GIVES, RECEIVES, OWES})
CASE_COLUMNS = ("ending", "language", "stands for", "source")
AFTER_THE_NAME = frozenset({"ur", "uz", "kk", "ky"})  # what English says with "to" stands behind the name
VERB_LAST = AFTER_THE_NAME | {"fa"}
VERB_FIRST = frozenset({"ar"})
MOST = 60  # parties, and words about them, of a sentence that are asked
REACH = 160  # characters between a verb and its parties
CLOSE = 60  # ... and a party that nothing marks
CLOSER = {"zh": 12}  # where words are short
BARE = frozenset({"ur"})  # where somebody is sent "Pakistan" and not "to Pakistan"
BESIDE = 14  # characters between a marker and its party: "to the people of"; one where it follows the name
STOPS = frozenset(",;:()（），；、،؛")
COUPLE = 2
SENTENCES = 4  # of a field, in which a giver may stand without whom it gives to
Couple = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Party:
    """A party where it is named, and the role that a word or an ending beside it gives."""

    name: str
    finding: Finding
    role: str | None


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, and the parties that stand within its reach, in their order."""

    verb: Finding
    before: list[Party]
    after: list[Party]


def directions_of(
    found: Findings, parties: frozenset[str], texts: dict[str, str], language: str | None
) -> dict[Couple, list[Finding]]:
    """The couples (from, to) that the sentences say, with the words that say them: the verb and both
    parties. Only parties of one sentence make a couple; of two that contradict one another the one
    said more often stands. Where no sentence says both of the only two, it is enough that one is said to
    give, and that the language is of the other, which such a text leaves out."""
    said: dict[Couple, list[Finding]] = defaultdict(list)
    alone: dict[Couple, list[Finding]] = defaultdict(list)
    times: Counter[Couple] = Counter()
    sick = parts_of(found).by.get("sick", [])
    bodies = frozenset(vocabulary().named("organisation")) | {"UN"}
    through = bodies if len(parties) > 2 else frozenset()  # what is given to them is for somebody else
    for deed in _deeds(found, parties, texts, language):
        giver, receiver = _roles(deed, language)
        if RECEIVES in deed.verb.stands and any(_near(deed.verb, one) for one in sick):
            giver, receiver = receiver, giver  # who takes in patients gives
        if giver and receiver and giver.name != receiver.name and not _idle(giver, receiver, bodies, through):
            couple = (giver.name, receiver.name)
            times[couple] += 1
            said[couple] += [giver.finding, deed.verb, receiver.finding]
        elif giver and not receiver and _names_one(deed, parties):
            other = next(iter(parties - {giver.name}))
            if other in native(language):
                alone[giver.name, other] += [giver.finding, deed.verb]
    receive = frozenset(receiver for _, receiver in said)
    for couple, words in framed(found, parties, cases().get(language or "", {}), receive).items():
        if couple[::-1] not in said:
            said[couple] += words
    if not said and len(alone) == 1:
        return dict(alone)
    return {couple: said[couple] for couple in sorted(said) if times[couple] >= times[couple[::-1]]}


def _idle(giver: Party, receiver: Party, bodies: frozenset[str], through: frozenset[str]) -> bool:
    """Whether a gift of the one to the other says nothing: among organisations, or for somebody else."""
    return receiver.name in through or {giver.name, receiver.name} <= bodies


def _names_one(deed: Deed, parties: frozenset[str]) -> bool:
    """Whether a sentence near the beginning names one party of two: the other is then left out."""
    names = {one.name for one in (*deed.before, *deed.after)}
    return len(parties) == COUPLE and len(names) == 1 and deed.verb.sentence < SENTENCES


def _near(verb: Finding, one: Finding) -> bool:
    return verb.field == one.field and 0 <= one.match.start - verb.match.end <= BESIDE


def _deeds(
    found: Findings, parties: frozenset[str], texts: dict[str, str], language: str | None
) -> Iterator[Deed]:
    words: dict[Place, list[Finding]] = defaultdict(list)
    for one in found.marks_of("roles"):
        words[one.place].append(one)
    named: dict[Place, list[Finding]] = defaultdict(list)
    for one in found.all:
        if one.place in words and party_in(one, parties):
            named[one.place].append(one)
    for place, all_there in named.items():
        there, said = all_there[:MOST], words[place][:MOST]
        if len(parties) > COUPLE and len({party_in(one, parties) for one in there}) < COUPLE:
            continue
        markers = [one for one in said if one.stands & MARKERS]
        known = [_party(one, parties, markers, texts, language) for one in there]
        for verb in said:
            if verb.stands & VERBS and not _taken(verb, said, language):
                yield _deed(verb, known)


def _taken(verb: Finding, said: Sequence[Finding], language: str | None) -> bool:
    """Whether a training is taken part in, or ended: its verb then tells of nobody that they give."""
    reach = CLOSER.get(language or "", BESIDE)
    return GIVES in verb.stands and any(
        TAKES in one.stands and 0 <= verb.match.start - one.match.end <= reach for one in said
    )


def _deed(verb: Finding, known: list[Party]) -> Deed:
    start, end = verb.match.start, verb.match.end
    before = [one for one in known if 0 <= start - one.finding.match.end <= REACH]
    after = [
        one for one in known if start < one.finding.match.start <= end + REACH and one.finding.match.end > end
    ]
    return Deed(verb, before, after)


def _party(
    named: Finding,
    parties: frozenset[str],
    markers: Sequence[Finding],
    texts: dict[str, str],
    language: str | None,
) -> Party:
    name = party_in(named, parties) or ""
    role = _case(named, language) or _marked(named, markers, texts[named.field], language)
    return Party(name, named, role)


def _case(named: Finding, language: str | None) -> str | None:
    """The role that the ending of a name says: ``Xitoyga`` receives, ``Xitoydan`` gives."""
    ending = " ".join(named.quote.split())[len(named.match.term.term) :].casefold()
    endings = cases().get(language or "", {})
    return next((role for known, role in endings.items() if role in MARKERS and ending.endswith(known)), None)


def _marked(named: Finding, markers: Sequence[Finding], text: str, language: str | None) -> str | None:
    """The role that the nearest word beside a name gives it."""
    start, end = named.match.start, named.match.end
    if language == "ar" and text[max(0, start - 1) : start] == "ل":
        return RECEIVER
    beside: list[tuple[int, str]] = []
    behind = language in AFTER_THE_NAME
    for one in markers:
        here = (end, one.match.start) if behind else (one.match.end, start)
        between = text[here[0] : here[1]]
        if 0 <= here[1] - here[0] <= (1 if behind else BESIDE) and not STOPS.intersection(between):
            beside.append((here[1] - here[0], min(one.stands & MARKERS)))
    return min(beside)[1] if beside else None


def _roles(deed: Deed, language: str | None) -> tuple[Party | None, Party | None]:
    """Who gives and who receives by a verb."""
    givers, receivers = _with_role(deed, GIVER), _with_role(deed, RECEIVER)
    subject = _subject(deed, language)
    object_ = _object(deed, subject, language)
    if GIVES in deed.verb.stands:
        by = next((one for one in givers if one in deed.after or language in VERB_LAST), None)
        return by or subject, next(iter(receivers), None) or (
            None if by and language not in BARE else object_
        )
    coming = [one for one in givers if one in deed.before]
    if subject is None and coming and "here" in deed.verb.stands:
        return object_, coming[0]  # doctors from one, trained in the other
    receiver = subject or next(iter(receivers), None)
    giver = next(iter(givers), None)
    return giver or (object_ if OWES in deed.verb.stands else None), receiver


def _with_role(deed: Deed, role: str) -> list[Party]:
    """The parties marked with a role, those behind the verb first, the nearest first."""
    return [one for one in [*deed.after, *reversed(deed.before)] if one.role == role]


def _subject(deed: Deed, language: str | None) -> Party | None:
    """Who does it: the unmarked party before the verb, the nearest, or the first where verbs come last."""
    before = [one for one in deed.before if one.role is None]
    if before:
        return before[0] if language in VERB_LAST else before[-1]
    return next((one for one in _unmarked_after(deed, language) if language in VERB_FIRST), None)


def _object(deed: Deed, subject: Party | None, language: str | None) -> Party | None:
    """To whom it is done where nothing marks them: the party behind the verb."""
    at = deed.verb.match.start
    bare = [one for one in deed.before if one.role is None and at - one.finding.match.end <= 1]
    others = [*_unmarked_after(deed, language), *(bare if language in BARE else ())]
    return next((one for one in others if subject is None or one.name != subject.name), None)


def _unmarked_after(deed: Deed, language: str | None) -> list[Party]:
    end, close = deed.verb.match.end, CLOSER.get(language or "", CLOSE)
    return [one for one in deed.after if one.role is None and one.finding.match.start - end <= close]


@lru_cache(maxsize=1)
def cases(folder: Path = TAXONOMY) -> dict[str, dict[str, str]]:
    """The endings of each language and the roles they give. Raises ``TableError``."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for place, (ending, language, role, _) in rows(folder / "cases.tsv", CASE_COLUMNS):
        if vocabulary().kind(role) != "role":
            raise TableError(f"{place}: no role {role!r}; known: {', '.join(vocabulary().named('role'))}")
        known[language][ending] = role
    return dict(known)
