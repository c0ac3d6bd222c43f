"""What the values of a stanza may be: selectors, patterns, paths, zones; what is none is refused in words."""

from __future__ import annotations

import re
from typing import Annotated
from zoneinfo import ZoneInfo

import jmespath  # type: ignore[import-untyped]
from cssselect import SelectorError
from jmespath.exceptions import JMESPathError  # type: ignore[import-untyped]
from parsel.csstranslator import HTMLTranslator
from pydantic import AfterValidator, BeforeValidator


def _selector(text: str) -> str:
    try:
        HTMLTranslator().css_to_xpath(text)
    except SelectorError as error:
        raise ValueError(f"not a CSS selector: {error}") from error
    return text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return text


def _path(text: str) -> str:
    try:
        jmespath.compile(text)
    except JMESPathError as error:
        raise ValueError(f"not a JMESPath expression: {str(error).splitlines()[0]}") from error
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("not a time zone, like Asia/Ho_Chi_Minh") from error
    return text


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Selector = Annotated[str, AfterValidator(_selector)]
Pattern = Annotated[str, AfterValidator(_pattern)]
JsonPath = Annotated[str, AfterValidator(_path)]
Zone = Annotated[str, AfterValidator(_zone)]
Several = Annotated[tuple[str, ...], BeforeValidator(_several)]
Selectors = Annotated[tuple[Selector, ...], BeforeValidator(_several)]
