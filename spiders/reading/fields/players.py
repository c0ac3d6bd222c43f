"""Players of videos, by what stands in their addresses."""

from __future__ import annotations

import re

from spiders.reading.fields.web_names import names_of

FILES = ("mp4", "m3u8", "webm", "ogv", "m4v", "mov")
_PLAYER = re.compile(
    rf"[/.](?:{'|'.join(map(re.escape, names_of('player')))})|\.(?:{'|'.join(FILES)})(?![a-z0-9])", re.I
)


def is_player(url: str) -> bool:
    """Whether an address is that of a player, or of a film itself."""
    return _PLAYER.search(url) is not None
