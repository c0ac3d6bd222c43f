"""Against what: the diseases that an article names."""

from __future__ import annotations

from pipelines.findings import Findings
from pipelines.vocabulary import vocabulary


def diseases_of(found: Findings) -> list[str]:
    """The diseases named, in the order of the alphabet; a kind of cancer is cancer as well."""
    known = frozenset(vocabulary().named("disease"))
    return sorted({name for one in found.marks_of("diseases") for name in one.stands & known})
