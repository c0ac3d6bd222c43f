"""What a page's data call UTC and the page shows as it is."""

from __future__ import annotations

import pytest

from spiders.reading.dates.believed import OWN_ZONE
from tests.test_dates_on_pages import META, read


@pytest.mark.parametrize(
    ("said", "line", "zone", "expected"),
    [
        ("2026-10-05T14:27:00Z", "05.10.2026 14:27", "Asia/Bishkek", "2026-10-05T14:27:00+06:00"),
        ("2026-10-05T22:27:41+00:00", "05.10.2026 22:27", "Asia/Bishkek", "2026-10-05T22:27:41+06:00"),
        ("2026-10-05T14:27:00Z", "05.10.2026 20:27", "Asia/Bishkek", "2026-10-05T14:27:00+00:00"),
        ("2026-10-05T14:27:00Z", "05.10.2026", "Asia/Bishkek", "2026-10-05T14:27:00+00:00"),
        ("2026-10-05T14:27:00Z", "05.10.2026 14:27 GMT", "Asia/Bishkek", "2026-10-05T14:27:00+00:00"),
        ("2026-10-05T14:27:00Z", "05.10.2026 14:27", "UTC", "2026-10-05T14:27:00+00:00"),
        ("2026-10-05T14:27:00+03:00", "05.10.2026 14:27", "Asia/Bishkek", "2026-10-05T14:27:00+03:00"),
    ],
)
@pytest.mark.parametrize("path", ["/nurses", "/2026/10/05/nurses"])
def test_what_is_called_utc_but_shown_as_it_is_is_the_sources_own_time(
    said: str, line: str, zone: str, expected: str, path: str
) -> None:
    found = read(f"<p>{line}</p>", head=META.format(said), zone=zone, url=f"https://news.example{path}")
    assert found is not None
    assert found.moment.isoformat() == expected
    assert (OWN_ZONE in found.method) == ("+06:00" in expected)
