"""Players of videos, by what stands in their addresses."""

from __future__ import annotations

import re

PLAYERS = (
    "youtube.com/embed/", "youtube-nocookie.com/embed/", "youtube.com/v/", "player.vimeo.com/",
    "dailymotion.com/embed/", "dailymotion.com/player", "facebook.com/plugins/video", "tiktok.com/embed",
    "ted.com/talks/", "streamable.com/e/", "players.brightcove.net/", "jwplayer.com/players/",
    "jwplatform.com/players/", "rutube.ru/play/", "rutube.ru/video/embed/", "vk.com/video_ext",
    "vkvideo.ru/video_ext", "ok.ru/videoembed/", "dzen.ru/embed/", "my.mail.ru/video/embed/",
    "mover.uz/", "utube.uz/embed/", "aparat.com/video/", "aparat.com/embed/", "telewebion.com/embed/",
    "player.bilibili.com/", "v.qq.com/", "player.youku.com/", "tv.sohu.com/", "open.iqiyi.com/",
    "mediadelivery.net/embed/",
)  # fmt: skip
FILES = ("mp4", "m3u8", "webm", "ogv", "m4v", "mov")
_PLAYER = re.compile(
    rf"[/.](?:{'|'.join(map(re.escape, PLAYERS))})|\.(?:{'|'.join(FILES)})(?![a-z0-9])", re.I
)


def is_player(url: str) -> bool:
    """Whether an address is that of a player, or of a film itself."""
    return _PLAYER.search(url) is not None
