"""Direction controls in a text: only those that balance may stand, or they turn what comes behind them.

https://www.unicode.org/reports/tr9/
"""

from __future__ import annotations

import re

_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_END_OF_EMBEDDING, _END_OF_ISOLATE = "\u202c", "\u2069"
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
MOST = 20_000  # controls of a text; where there are more none of them means anything


def without_turns(text: str) -> str | None:
    """A text without its direction controls, where they are too many to be looked at; else ``None``."""
    turns = sum(map(text.count, (*_EMBEDDINGS, *_ISOLATES, _END_OF_EMBEDDING, _END_OF_ISOLATE)))
    return _CONTROL.sub("", text) if turns > MOST else None


def balanced(text: str) -> str:
    """Text in which each line holds only direction controls that close on it; marks and joiners stay."""
    if not _CONTROL.search(text):
        return text
    bare = without_turns(text)
    return "\n".join(map(balanced_line, text.split("\n"))) if bare is None else bare


def balanced_line(line: str) -> str:
    """One line without the direction controls that open or close nothing."""
    controls = list(_CONTROL.finditer(line))
    if not controls:
        return line
    paired = _paired([control.group() for control in controls])
    kept = {control.start() for control, pair in zip(controls, paired, strict=True) if pair}
    return _CONTROL.sub(lambda found: found.group() if found.start() in kept else "", line)


def _paired(controls: list[str]) -> list[bool]:
    """Which of the controls open what is closed, or close what was opened."""
    paired = [False] * len(controls)
    waiting: list[int] = []
    for place, control in enumerate(controls):
        if control in _EMBEDDINGS or control in _ISOLATES:
            waiting.append(place)
            continue
        if control == _END_OF_ISOLATE:  # ends the embeddings within it, too
            while waiting and controls[waiting[-1]] in _EMBEDDINGS:
                waiting.pop()
        elif waiting and controls[waiting[-1]] in _ISOLATES:
            continue  # an embedding is not ended from within an isolate
        if waiting:
            paired[waiting.pop()] = paired[place] = True
    return paired
