"""What tagging costs beside trafilatura on the same articles, whether a long text costs more a letter, and
how long the automaton takes to build. No encoder is asked. https://github.com/adbar/trafilatura
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from trafilatura import bare_extraction, extract

from crawler.commands.read import fields_of
from pipelines.examples import examples
from pipelines.tag import judge
from spiders.reading.charsets.charset import decode
from tests.bench.reading import GOLDEN
from tests.bench.sets import HOME, JUDGED

Figure = tuple[str, str, str]
EVERY = 5  # page, where one only wants to see that it runs
RUNS = 3
LONG, SHORT = 5_000_000, 500_000  # letters
LANGUAGES = ("vi", "ru", "zh", "ur")  # with spaces and without, from the left and from the right
BUILD = """
from json import dumps
from time import process_time
from pipelines.match import matcher, part_matcher
from pipelines.vocabulary import vocabulary
start = process_time()
terms = vocabulary().terms
read = process_time()
matcher(), part_matcher()
print(dumps([len(terms), read - start, process_time() - read]))
"""


def figures(folder: Path, quick: bool) -> list[Figure]:
    """CPU an article beside trafilatura's, CPU a letter of a long text and a shorter one, CPU of building."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    lengths = (LONG // 4, SHORT // 4) if quick else (LONG, SHORT)
    return [*_costs(EVERY if quick else 1), *(_length(name, *lengths) for name in LANGUAGES), *_building()]


def _costs(every: int) -> Iterator[Figure]:
    pages = [(html, url, read) for html, url in _pages(every) if (read := fields_of(html, url)).get("text")]
    ours = _least(lambda: [_tag(read) for *_, read in pages])
    whole = _least(lambda: [extract(html, url=url) for html, url, _ in pages])
    fast = _least(lambda: [bare_extraction(html, url=url, fast=True) for html, url, _ in pages])
    letters = sum(len(read["text"]) for *_, read in pages) / len(pages)
    what = f"CPU an article, {letters:.0f} letters in the mean of {len(pages)}"
    yield what, f"{ours / len(pages) * 1000:.2f} ms", "-"
    yield "trafilatura on their pages, against that", f"{ours / whole:.2f} x", "<= 0.5 x"
    yield "trafilatura's fast mode on their pages, against that", f"{ours / fast:.2f} x", "<= 0.5 x"


def _pages(every: int) -> list[tuple[str, str]]:
    """Pages of news in many languages, with their addresses; the golden ones where no set was fetched."""
    try:
        return [(decode(page.body), page.url) for page in list(JUDGED["fundus"](HOME))[::every]]
    except FileNotFoundError:
        golden = GOLDEN.glob("*/*.html")
        return [(file.read_text("utf-8", "replace"), "https://a.example/") for file in golden]


def _tag(read: dict[str, object]) -> object:
    return judge(str(read.get("title") or ""), str(read["text"]), language=_said(read.get("language")))


def _said(value: object) -> str | None:
    return str(value) if value else None


def _least(work: Callable[[], object]) -> float:
    """Seconds of CPU, the least of some runs; the first, which reads tables, is not counted."""
    work()
    return min(_spent(work) for _ in range(RUNS))


def _spent(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _length(language: str, long: int, short: int) -> Figure:
    """CPU a letter of a long text of many articles against that of a shorter one."""
    text = _text(language, long)
    brief = _least(lambda: judge("", text[:short], language=language)) / short
    spent = _spent(lambda: judge("", text, language=language))
    what = f"a letter of {long:,} in {language} ({spent:.1f} s), against one of {short:,}"
    return what, f"{spent / long / brief:.2f} x", "<= 1.5 x"


def _text(language: str, letters: int) -> str:
    """The examples of a language one after another, over and over."""
    once = "\n".join(row["text"] for row in examples() if row["lang"] == language) + "\n"
    return (once * (letters // len(once) + 1))[:letters]


def _building() -> Iterator[Figure]:
    """In a process of its own, where nothing is known yet."""
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", BUILD], capture_output=True, check=True).stdout)
        for _ in range(RUNS)
    ]
    terms, tables, automaton = min(runs, key=sum)
    yield f"the tables of {terms} terms are read in", f"{tables:.2f} s", "-"
    yield "the automaton is built in", f"{automaton:.2f} s", "<= 1 s"
