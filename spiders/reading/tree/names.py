"""Names that sites give to elements: hundreds of elements share a few, so that each is judged once."""

from __future__ import annotations

from collections.abc import Callable

MOST = 16_384  # names that are remembered of each kind
LONGEST = 500  # characters of one, behind which it is not looked at


class _Judged(dict[str, bool]):
    """Names and their judgements: to ask a dictionary takes a third of a cached call."""

    def __init__(self, judge: Callable[[str], object]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, name: str) -> bool:
        if len(name) > LONGEST:
            return self[" ".join(name.split())[:LONGEST]]
        found = bool(self._judge(name))
        if len(self) >= MOST:
            self.clear()
        self[name] = found
        return found


def once(judge: Callable[[str], object]) -> Callable[[str], bool]:
    """The same judgement of a name, made once of each."""
    return _Judged(judge).__getitem__
