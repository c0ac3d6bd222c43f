"""One vocabulary for filters: what is understood, what is refused, and its one address."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds import labels
from feeds.query import LONGEST_VALUE, MOST_VALUES, PARAMETERS, QueryError, parse
from storage.article import RANKS

NOW = datetime(2026, 11, 22, 9, 30, 41, tzinfo=UTC)


def asked(text: str):  # type: ignore[no-untyped-def]
    return parse(parse_qsl(text, keep_blank_values=True), NOW)


def test_commas_and_repetition_are_alternatives() -> None:
    one, other = asked("topic=training,aid"), asked("topic=training&topic=aid")
    assert one.selection.topics == other.selection.topics == ("training", "aid")


def test_from_and_to_are_a_direction_and_not_a_pair() -> None:
    query = asked("from=CN&to=VN,LA")
    assert (query.selection.parties, query.selection.receivers) == (("CN",), ("VN", "LA"))
    assert query.canonical() == "from=cn&to=la,vn"
    assert asked("to=VN&from=CN&with=WHO").canonical() == "country=who&from=cn&to=vn"
    assert asked("from=VN&to=CN").canonical() != asked("from=CN&to=VN").canonical()
    assert asked("from=CN&to=VN").title("en") == "China → Vietnam"
    assert asked("to=VN").title("en") == "→ Vietnam"


def test_where_names_are_read_from_the_right_the_arrow_points_to_the_left() -> None:
    assert asked("from=CN&to=VN").title("ur") == "چین ← ویتنام"
    assert labels.direction_name(("CN", "VN"), "ar") == "الصين ← فيتنام"
    assert labels.direction_name(("CN", "VN"), "zh") == "中国 → 越南"


def test_organisations_are_partners_and_can_be_asked_for_by_themselves() -> None:
    assert asked("with=who&from=VN").selection.partners == ("WHO",)
    assert asked("organisation=red-cross").selection.organisations == ("RED-CROSS",)
    assert asked("organisation=WHO").title("vi") == "Tổ chức Y tế Thế giới"


def test_stages_and_diseases_are_asked_for_and_named() -> None:
    query = asked("stage=signed&disease=dengue,malaria")
    assert (query.selection.stages, query.selection.diseases) == (("signed",), ("dengue", "malaria"))
    assert query.title("en") == "signed · dengue / malaria"


def test_doubtful_articles_are_out_or_in_by_the_house_and_by_the_reader() -> None:
    for house in (False, True):
        unsaid, out, within = (
            parse(params, NOW, doubtful=house) for params in ([], [("doubtful", "0")], [("doubtful", "1")])
        )
        assert unsaid.selection.with_doubtful is house
        assert (out.selection.with_doubtful, within.selection.with_doubtful) == (False, True)
        assert (unsaid.canonical(), out.canonical(), within.canonical()) == ("", "doubtful=0", "doubtful=1")
    assert within.title("en") == "with what is in doubt"


def test_empty_values_are_not_there() -> None:
    assert asked("from=&with=&topic=,&q=&since=&copies=") == asked("")


def test_from_and_with_are_a_pair_and_country_is_another_word_for_with() -> None:
    query = asked("from=VN&country=FR")
    assert (query.selection.parties, query.selection.partners) == (("VN",), ("FR",))


@pytest.mark.parametrize("name", ["vn", "VN", "Vietnam", "việt nam", "Вьетнам", "ویتنام", "越南"])
def test_countries_are_known_by_code_and_by_name(name: str) -> None:
    assert parse([("country", name)], NOW).selection.partners == ("VN",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cuntry=VN", "known: from, with, country"),
        ("topic=trainin", "known: agreement, aid"),
        ("country=Vietnm", "did you mean Vietnam (VN)"),
        ("country=QQ", "unknown country"),
        ("country=ZZ", "unknown country"),
        ("language=klingonese", "such as en, vi"),
        ("rank=rumour", "known: official, press, copy"),
        ("since=yesterday", "a span like 7d or 24h"),
        ("since=2026-02-30", "a date like"),
        ("since=999999d", "a date like"),
        ("since=7d&since=8d", "give it once"),
        ("copies=yes", "neither 1 nor 0"),
        ("doubtful=perhaps", "neither 1 nor 0"),
        ("stage=dreamt", "known: proposed, negotiated"),
        ("disease=boredom", "known: alzheimer"),
        ("organisation=ACME", "known: ADB"),
        ("source=../etc", "no name of a source"),
    ],
)
def test_a_wrong_query_is_told_what_is_known(text: str, told: str) -> None:
    with pytest.raises(QueryError) as error:
        asked(text)
    assert told in str(error.value)
    assert str(error.value).startswith(error.value.key)


def test_a_source_that_does_not_exist_is_refused_where_sources_are_known() -> None:
    with pytest.raises(QueryError, match="known: nhandan"):
        parse([("source", "nhandn")], NOW, ["nhandan"])
    assert parse([("source", "NhanDan")], NOW, ["nhandan"]).selection.sources == ("nhandan",)


def test_too_much_is_refused() -> None:
    with pytest.raises(QueryError, match="longer than"):
        asked("q=" + "x" * (LONGEST_VALUE + 1))
    with pytest.raises(QueryError, match="more than"):
        parse([("topic", "aid")] * (MOST_VALUES + 1), NOW)


def test_since_is_a_day_a_moment_or_a_span_from_the_hour_begun() -> None:
    assert asked("since=2026-11-01").selection.since == datetime(2026, 11, 1, tzinfo=UTC)
    assert asked("since=2026-11-01T12:00").selection.since == datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert asked("since=7d").selection.since == datetime(2026, 11, 15, 9, tzinfo=UTC)
    assert asked("since=24h").selection.since == datetime(2026, 11, 21, 9, tzinfo=UTC)
    later = parse([("since", "24h")], NOW + timedelta(minutes=20))
    assert later == asked("since=24h")


def test_one_filter_has_one_address() -> None:
    pairs = [("topic", "aid,training"), ("from", "FR"), ("with", "VN"), ("q", "Bác Sĩ"), ("since", "7D")]
    addresses = {parse(order, NOW).canonical() for order in permutations(pairs)}
    addresses.add(asked("with=fr&from=vn&topic=training&topic=aid&q=bác sĩ&since=7d&rank=").canonical())
    assert addresses == {"from=fr&q=b%C3%A1c%20s%C4%A9&since=7d&topic=aid,training&with=vn"}


def test_one_side_alone_is_a_country() -> None:
    assert {asked(text).canonical() for text in ("from=vn", "with=vn", "country=VN")} == {"country=vn"}


def test_a_title_says_it_in_words() -> None:
    query = asked("from=VN&with=FR&topic=training")
    assert query.title("en") == "Vietnam with France · training"
    assert query.title("vi") == "Việt Nam với Pháp · đào tạo"
    assert asked("").title("en") == "All health cooperation"
    assert asked("source=nhandan").title("en", {"nhandan": "Nhân Dân"}) == "Nhân Dân"


@pytest.mark.parametrize("language", labels.LANGUAGES)
def test_every_title_can_be_said_in_every_language(language: str) -> None:
    query = asked("from=VN&with=FR&topic=aid&language=ur&rank=official&since=7d&copies=1&q=x")
    assert "{" not in query.title(language)
    assert labels.country_name("VN", language) in query.title(language)


def test_labels_name_every_topic_and_rank_in_every_language() -> None:
    for kind in ("topics", "ranks", "words", "signals", "stages"):
        for name, names in labels._table()[kind].items():
            assert set(names) == set(labels.LANGUAGES), f"{kind}.{name}"
    assert set(labels._table()["ranks"]) == set(RANKS)


def test_every_topic_that_is_tagged_can_be_asked_for_and_is_named() -> None:
    table = Path(__file__).parents[1] / "pipelines" / "taxonomy" / "meanings.tsv"
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines()]
    assert sorted(row[0] for row in rows if row[1] == "topic") == labels.known_topics()


words = st.text(min_size=1, max_size=40)
values = {
    "from": st.sampled_from(["VN", "fr", "Laos", "UN"]),
    "with": st.sampled_from(["CN", "RU,KG"]),
    "topic": st.sampled_from(labels.known_topics()),
    "language": st.sampled_from(labels.LANGUAGES),
    "rank": st.sampled_from(RANKS),
    "q": words,
    "since": st.sampled_from(["3d", "2026-01-01"]),
    "copies": st.sampled_from(["0", "1"]),
    "to": st.sampled_from(["VN", "LA,KG", "who"]),
    "stage": st.sampled_from(["signed", "running,ended"]),
    "disease": st.sampled_from(labels.known_diseases()),
    "organisation": st.sampled_from(labels.known_organisations()),
    "doubtful": st.sampled_from(["0", "1"]),
}
queries = st.lists(st.sampled_from(sorted(values)).flatmap(lambda key: st.tuples(st.just(key), values[key])),
                   unique_by=lambda pair: pair[0])  # fmt: skip


@given(queries)
def test_a_canonical_address_asks_the_same_again(params: list[tuple[str, str]]) -> None:
    address = parse(params, NOW).canonical()
    assert address.isascii()
    assert parse(parse_qsl(address), NOW).canonical() == address


@given(st.lists(st.tuples(st.sampled_from([*PARAMETERS, "x"]), words), max_size=5))
def test_anything_else_is_a_query_error_and_nothing_worse(params: list[tuple[str, str]]) -> None:
    try:
        parse(params, NOW).canonical()
    except QueryError as error:
        assert error.key
