"""One article, which pages of many kinds hold."""

from __future__ import annotations

from datetime import UTC, datetime

NOW = datetime(2026, 11, 22, tzinfo=UTC)
URL = "https://site.example/news/nurses-learn-7.html"
TITLE = "Nurses of two countries learn together"
LINES = [
    "The health ministries of both countries agreed on Monday to train nurses together for three years.",
    "The first forty of them begin in the spring, in the hospital on the river and in the old harbour.",
    "Beds, books and the way home are paid by a fund that both sides fill, the ministers said.",
]
