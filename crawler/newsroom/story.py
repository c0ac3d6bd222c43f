"""Stories as they were written: TOML files of our own, each table checked when it is read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

STORIES = Path(__file__).parent / "stories"
EVENTS = "events.toml"
VARIATIONS = "variations.toml"

SiteName = Literal["nhandan", "vietnamplus", "vietnam-vn", "caobang", "caravan-info"]
Form = Literal["page", "document", "scan"]
Language = Literal["vi", "ru", "ur", "ar", "fa", "zh", "fr", "en"]


class StoryError(Exception):
    """A story is wrong; the message names the file, the place and the key."""


class Table(BaseModel):
    """A table of a story file; a key that is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Table):
    """What one language says. In ``text`` an empty line parts two paragraphs."""

    language: Language
    title: str
    lead: str = ""
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, each on one line."""
        return tuple(" ".join(part.split()) for part in self.text.split("\n\n") if part.strip())


class Story(Text):
    """One story on the site that wrote it.

    ``about`` are the countries whose cooperation in health it tells of (organisations
    are not named), and empty where it tells of something else: what a reader would say, to compare with.
    ``hours_ago`` dates it before the newsroom opens; without it the story appears later, in the
    order of the files. ``republished`` puts it on the republisher too, with all ``translation``s
    under one slug. ``credit`` names the agency that a site took the text from. ``form`` says where
    the text stands: on the page, or in a document or a scan that is attached to it.
    """

    name: str
    site: SiteName
    about: tuple[str, ...] = ()
    section: str = "y-te"
    hours_ago: float | None = None
    author: str | None = None
    credit: str | None = None
    tags: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    republished: bool = False
    form: Form = "page"
    translation: tuple[Text, ...] = ()


class Event(Table):
    """Something that happens to a published story, ``after`` so many steps."""

    after: int
    edit: str | None = None
    delete: str | None = None
    title: str | None = None
    append: str | None = None


class Variation(Table):
    """A template of many stories: ``{slot}`` takes a value of ``slots``, ``{number}`` a number.
    ``codes`` are the countries of values, which the story is about."""

    site: SiteName
    language: Language
    section: str = "y-te"
    title: str
    lead: str = ""
    text: str
    slots: dict[str, tuple[str, ...]]
    codes: dict[str, str] = {}


def stories(folder: Path = STORIES) -> list[Story]:
    """All stories of a folder in the order of files and tables. Raises ``StoryError``."""
    apart = (EVENTS, VARIATIONS)
    files = [file for file in sorted(folder.glob("*.toml")) if file.name not in apart]
    written = [story for file in files for story in _tables(file, "story", Story)]
    names = [story.name for story in written]
    if twice := {name for name in names if names.count(name) > 1}:
        raise StoryError(f"{folder}: names given twice: {', '.join(sorted(twice))}")
    return written


def events(folder: Path = STORIES) -> list[Event]:
    """What happens to published stories, the earliest first. Raises ``StoryError``."""
    return sorted(_tables(folder / EVENTS, "event", Event), key=lambda event: event.after)


def variations(folder: Path = STORIES) -> list[Variation]:
    """The templates of volume. Raises ``StoryError``."""
    return list(_tables(folder / VARIATIONS, "variation", Variation))


T = TypeVar("T", bound=Table)


def _tables(file: Path, kind: str, model: type[T]) -> Iterator[T]:
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoryError(f"{file}: {error}") from error
    if set(content) - {kind}:
        raise StoryError(f"{file}: only [[{kind}]] stands here, not {', '.join(set(content) - {kind})}")
    for number, values in enumerate(content.get(kind, []), 1):
        yield _checked(values, model, f"{file.name} {kind} {number} {values.get('name', '')}".rstrip())


def _checked(values: dict[str, Any], model: type[T], place: str) -> T:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        known = f"; known: {', '.join(model.model_fields)}"
        told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise StoryError(f"{place}: {told}{known if 'extra' in told.lower() else ''}") from error
