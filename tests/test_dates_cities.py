"""The zones that papers name by a city."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from spiders.reading.dates.cities import COLUMNS, TABLE, city_behind, city_in
from spiders.reading.dates.months import fold
from storage.table import rows

ROWS = [cells for _, cells in rows(TABLE, COLUMNS)]


def test_no_city_stands_twice_in_the_table_and_each_zone_is_known() -> None:
    names = [fold(city) for city, _ in ROWS]
    assert len(names) == len(set(names))
    assert all(ZoneInfo(zone) for _, zone in ROWS)


@pytest.mark.parametrize(
    "line", ["14:05 over time", "14:05 New York Times", "14:05 экскурсия по Москве", "14:05"]
)
def test_a_city_that_no_word_calls_that_of_the_hour_names_no_zone(line: str) -> None:
    assert city_behind(fold(line), 5) is None


def test_a_city_may_be_named_in_front_of_the_hour() -> None:
    assert city_in(fold("По времени Москвы, 14:05")) == ZoneInfo("Europe/Moscow")
