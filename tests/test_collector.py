"""Garbage is not looked for where there is none, and is again afterwards, whatever happens."""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from spiders.article import read, read_fragment
from spiders.faults import NotAnArticle
from storage.collector import collector_paused
from storage.entry import Entry

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LINE = "<p class='n{0}'>The ministers of both countries <a href='/{0}'>agreed</a> on nurses: {0}.</p>"
MANY = "<h1>Nurses will be trained</h1>" + "".join(map(LINE.format, range(3_000)))


@pytest.fixture
def collections() -> Iterator[list[str]]:
    """What was done while something was made: each begin and end of a collection."""
    seen: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        seen.append(phase)

    gc.collect()
    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def test_it_is_looked_for_again_behind_the_last_of_those_who_paused_it() -> None:
    with pytest.raises(ValueError, match="wrong row"), collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            pass
        assert not gc.isenabled()
        raise ValueError("wrong row")
    assert gc.isenabled()


def test_it_is_looked_for_again_though_one_thread_ends_as_another_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = collector_paused()

    def ends(asked: Callable[[], bool] = gc.isenabled) -> bool:
        looked_for = asked()
        other.__exit__(None, None, None)
        return looked_for

    other.__enter__()
    with monkeypatch.context() as patched:
        patched.setattr(gc, "isenabled", ends)
        with collector_paused():
            pass
    found = gc.isenabled()
    gc.enable()  # for the tests behind this one
    assert found


def test_it_is_not_looked_for_while_a_page_is_read(collections: list[str]) -> None:
    assert len([[number] for number in range(3_000)]) == 3_000
    assert collections, "so many things do begin a collection"
    read(MANY, "https://a.example/1", now=NOW)  # tables are made, and stay
    collections.clear()
    assert len(read(MANY, "https://a.example/1", now=NOW).text) > 100_000
    assert not collections


def test_it_is_not_looked_for_while_an_entry_is_read(collections: list[str]) -> None:
    entry = Entry("1", "https://a.example/1", title="Nurses will be trained", html=MANY)
    read_fragment(entry, now=NOW)
    collections.clear()
    assert len(read_fragment(entry, now=NOW).text) > 100_000
    assert not collections


def test_it_is_looked_for_again_behind_a_page_that_is_no_article() -> None:
    with pytest.raises(NotAnArticle):
        read("", "https://a.example/1", now=NOW)
    assert gc.isenabled()
