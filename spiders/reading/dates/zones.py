"""Time zones by the names that machines and people give them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

# The name of a place in the IANA's table, in any letters: Asia/Tashkent.
REGION = (
    r"(?i:(?:africa|america|antarctica|arctic|asia|atlantic|australia|etc|europe|indian|pacific)/[a-z0-9_+-]+"
    r"(?:/[a-z_]+)?)"
)
FARTHEST = timedelta(hours=14)  # from UTC, of any zone
# Hours from UTC. RFC 2822 fixes the American names; the rest have one meaning wherever they are used.
# IST, BST and their like have several and are known only to a source in whose zone they are used.
HOURS_OF = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "brt": -3,
    "cet": 1, "cest": 2, "west": 1, "wat": 1, "eet": 2, "eest": 3, "sast": 2, "msk": 3, "trt": 3, "irst": 3.5,
    "gst": 4, "azt": 4, "aft": 4.5,
    "tjt": 5, "tmt": 5, "uzt": 5, "pkt": 5, "npt": 5.75, "kgt": 6, "ict": 7, "wib": 7, "wita": 8, "pht": 8,
    "myt": 8, "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip


def region(name: str) -> ZoneInfo | None:
    """The zone of a place by its name in the IANA's table, in any letters; ``None`` where it holds none."""
    known = _regions().get(name.lower())
    return ZoneInfo(known) if known else None


@lru_cache(1)
def _regions() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


@lru_cache(64)
def names_in(zone: str) -> frozenset[str]:
    """What a zone is called where it is used, in small letters: in China CST is not Chicago's."""
    place = ZoneInfo(zone)
    names = (datetime(2026, month, 1, tzinfo=place).tzname() for month in (1, 7))
    return frozenset(name.lower() for name in names if name)


def apart(sign: str, hours: float, minutes: int = 0) -> tzinfo | None:
    """The zone so far from UTC; ``None`` where no zone is so far away."""
    distance = timedelta(hours=hours, minutes=minutes)
    if distance > FARTHEST or minutes > 59:
        return None
    return timezone(-distance if sign != "+" else distance) if distance else UTC
