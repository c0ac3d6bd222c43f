"""Public sets of pages whose article is known: fetched by ``make sets``, never a part of the project.

Each is a folder under ``.sets/`` and keeps its own licence. Those of ``JUDGED`` are measured on and never
learned from; those of ``LEARNED`` train the block classifier, less the sites that a judged set holds.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HOME = Path(__file__).parents[2] / ".sets"
REPOSITORIES = {
    "article-extraction-benchmark": ("scrapinghub", "4a3bc979f76c0df73cb95fe272e2fc1b96f9f010"),
    "fundus": ("flairNLP", "18da6e53592f99cf0ac5770dc63d6ba99ba63ae8"),
    "fundus-evaluation": ("dobbersc", "d43db54b2b393ae10a5114a2bddc512b11bf3227"),
    "waddle": ("rundimeco", "be875ce12ad9e23ef68ef7f3b0605db6d06bcdb1"),
    "htmldate": ("adbar", "b8952828329abaeeb3be21387b526f2be614ce67"),
    "magic-html": ("opendatalab", "47d4a7fed12030e906a093b074637f178cb46ef2"),
    "web-content-extraction-benchmark": ("Murrough-Foley", "c039d5ee9f5a3a984a0e167e63aacd04e76e78a9"),
    "trafilatura": ("adbar", "e90b0ef51ab026fdb905fb6c5b3c84dd3d784fd5"),
    "newspaper": ("codelucas", "1618b547f31c2d1fd19ae3b6afd8f7542dd02074"),
    "parser": ("postlight", "e8ba7ece291efa4d915d50dd4deeec17d54359f2"),
    "readability": ("mozilla", "ab4027a8b37669745016869a37a504727992b2ba"),
}
ORIGIN = "https://github.com"
_PUBLISHERS = "tests/resources/parser/test_data"  # of fundus


@dataclass(frozen=True, slots=True)
class Known:
    """A page and what is known of its article; ``text`` is a paragraph a line."""

    name: str
    url: str
    file: Path
    text: str
    title: str = ""
    date: datetime | str | None = None
    more: dict[str, Any] | None = None

    @property
    def body(self) -> bytes:
        """The page as it was saved."""
        raw = self.file.read_bytes()
        return gzip.decompress(raw) if self.file.suffix == ".gz" else raw

    @property
    def site(self) -> str:
        """Its registered domain, as far as the shape of a host tells it."""
        labels = (urlsplit(self.url).hostname or self.name).split(".")
        shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED
        return ".".join(labels[-3 if shared else -2 :])


_SHARED = ("com", "co", "net", "org", "gov", "gob", "edu", "ac", "or", "go", "in", "my", "ne")


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def aeb(root: Path) -> Iterator[Known]:
    """article-extraction-benchmark: 181 pages of news in English."""
    folder = root / "article-extraction-benchmark"
    for name, true in _json(folder / "ground-truth.json").items():
        yield Known(name, true["url"], folder / f"html/{name}.html.gz", true.get("articleBody", ""))


def fundus_evaluation(root: Path) -> Iterator[Known]:
    """fundus-evaluation: 80 pages of sixteen papers in English."""
    folder = root / "fundus-evaluation/dataset"
    for name, true in _json(folder / "ground_truth.json").items():
        yield Known(name, true["url"], folder / "html" / name, "\n".join(true["body"]))


def fundus(root: Path) -> Iterator[Known]:
    """fundus' test pages: some 250 papers of many languages, with title, authors, time, topics."""
    folder = root / "fundus" / _PUBLISHERS
    for about in sorted(folder.glob("*/meta.info")):
        for name, known in _json(about).items():
            publisher = name.split("_")[0]
            versions = _json(about.with_name(f"{publisher}.json"))
            if (about.parent / name).exists() and (true := _version(versions, about.parent, name)):
                yield _of_fundus(about.parent / name, known, true)


def _version(versions: dict[str, Any], folder: Path, name: str) -> dict[str, Any] | None:
    """The truth of one page: the versions of a publisher's parser stand in the order of their pages."""
    pages = sorted(path.name for path in folder.glob(f"{name.split('_', maxsplit=1)[0]}_*.html.gz"))
    named = sorted(versions, key=lambda version: [int(part) for part in re.findall(r"\d+", version)])
    return versions[named[pages.index(name)]] if len(pages) == len(named) else None


def _of_fundus(file: Path, known: dict[str, Any], true: dict[str, Any]) -> Known:
    body = true.get("body") or {"summary": [], "sections": []}
    lines = list(body["summary"])
    for section in body["sections"]:
        lines += [*section["headline"], *section["paragraphs"]]
    return Known(
        file.name, known["url"], file, "\n".join(lines), true.get("title") or "", true.get("publishing_date"),
        true | {"crawled": known["crawl_date"]},
    )  # fmt: skip


def daniel(root: Path) -> Iterator[Known]:
    """daniel of waddle: pages of 2011 and 2012 in Russian, Chinese, Greek, Polish and English."""
    folder = root / "waddle/corpora/Corpus_daniel_v2.1"
    languages = _json(folder / "doc_lg.json")
    for name in sorted(path.name for path in (folder / "html").iterdir()):
        reference = folder / "reference" / name
        if reference.exists() and name in languages:
            text = re.sub(r"<[^>]{0,40}>", "", reference.read_text("utf-8", "replace"))
            url = f"http://{name.split('_')[1]}/{name}"
            yield Known(name, url, folder / "html" / name, text, more={"language": languages[name]})


def magic(root: Path) -> Iterator[Known]:
    """The articles of magic-html: Chinese and English, a few of other languages."""
    folder = root / "magic-html/benchmark/data/article"
    for name, true in _json(folder / "base.json").items():
        yield Known(name, true["url"], folder / f"htmls/{name}.html", true["content"])


def wcxb(root: Path, split: str = "dev", kind: str = "article") -> Iterator[Known]:
    """The articles of web-content-extraction-benchmark: 793 in ``dev``, 257 in ``test``."""
    folder = root / "web-content-extraction-benchmark"
    for name, said in _json(folder / "metadata.json")["files"].items():
        truth = folder / split / f"ground-truth/{name}.json"
        if said["page_type"] == kind and said["split"] == split:
            one = _json(truth)
            true = one["ground_truth"]
            yield Known(
                name, one["url"], folder / split / f"html/{name}.html.gz", true.get("main_content") or "",
                true.get("title") or "", true.get("publish_date"), {"authors": [true.get("author") or ""]},
            )  # fmt: skip


Set = Callable[[Path], Iterator[Known]]
JUDGED: dict[str, Set] = {"aeb": aeb, "fundus-eval": fundus_evaluation, "fundus": fundus, "daniel": daniel}
LEARNED: dict[str, Set] = {"wcxb": wcxb, "magic": magic}


def of_trafilatura(root: Path) -> Iterator[Known]:
    """trafilatura's test pages: snippets that belong to the article, and some that do not."""
    folder = root / "trafilatura/tests"
    files = {path.name: path for path in folder.rglob("*.htm*")}
    for url, said in _json(folder / "evaldata.json").items():
        if said["file"] in files:
            yield Known(said["file"], url, files[said["file"]], "", more=said)


def of_htmldate(root: Path) -> Iterator[Known]:
    """htmldate's test pages."""
    folder = root / "htmldate/tests"
    files = {path.name: path for path in folder.rglob("*.htm*")}
    for about in ("eval_default.json", "eval_mediacloud_2020.json"):
        for url, said in _json(folder / about).items():
            if said["file"] in files:
                yield Known(said["file"], url, files[said["file"]], "")


def saved(*folders: str) -> Set:
    """Pages that readers keep among their tests, by the address that each calls its own."""

    def pages(root: Path) -> Iterator[Known]:
        for path in sorted(path for folder in folders for path in root.glob(folder)):
            own = _OWN_ADDRESS.search(path.read_text("utf-8", "replace"))
            name = path.parent.name if path.stem == "source" else path.stem
            yield Known(str(path), own.group(1) if own else f"http://{name.rstrip('0123456789')}/", path, "")

    return pages


_OWN_ADDRESS = re.compile(r"""(?:rel="canonical" href|property="og:url" content)=["'](https?://[^"']+)""")
# Pages of which nobody wrote down the whole article; a teacher says what is likely.
UNLABELLED: dict[str, Set] = {
    "trafilatura": of_trafilatura,
    "htmldate": of_htmldate,
    "others": saved(
        "newspaper/tests/data/html/*.html", "parser/fixtures/**/*.html", "readability/test/**/source.html"
    ),
}


def fetch(home: Path = HOME, origin: str = ORIGIN) -> None:
    """Fetch each set that is not there yet, at its commit.

    Raises ``SystemExit`` with what to do where git is missing or a set cannot be had; what was fetched stays.
    """
    home.mkdir(exist_ok=True)
    for name, (owner, commit) in REPOSITORIES.items():
        if not (home / name).exists():
            print(f"fetching {owner}/{name}", file=sys.stderr)
            _fetch(home / name, f"{origin}/{owner}/{name}", commit)


def _fetch(folder: Path, address: str, commit: str) -> None:
    """One commit of a repository, first into a folder beside its own: what breaks off is begun anew."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        for asked in (
            ["init", "-q"],
            ["fetch", "-q", "--depth", "1", address, commit],
            ["checkout", "-q", commit],
        ):
            subprocess.run(["git", *asked], cwd=part, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(
            f"{address} cannot be fetched ({error}); is git installed and the network there? Run it again, "
            f"or put commit {commit} into {folder} by hand."
        ) from error
    part.rename(folder)


if __name__ == "__main__":
    fetch()
