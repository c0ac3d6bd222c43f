"""Volume: any number of plausible stories from a few templates, each different from all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from crawler.newsroom.story import Story, Variation

FIRST_NUMBER = 12


def vary(variation: Variation, index: int) -> dict[str, str]:
    """The values of a template's slots: the digits of ``index``, so that no two are the same."""
    values, rest = {"number": str(FIRST_NUMBER + index)}, index
    for slot, choices in variation.slots.items():
        rest, digit = divmod(rest, len(choices))
        values[slot] = choices[digit]
    return values


def varied(variations: Sequence[Variation], index: int) -> Story:
    """The story with a number, the templates taken in turn."""
    inner, which = divmod(index, len(variations))
    template = variations[which]
    values = vary(template, inner)
    title, lead, text = (part.format(**values) for part in (template.title, template.lead, template.text))
    about = tuple(sorted({template.codes[value] for value in values.values() if value in template.codes}))
    return Story(name=f"variation-{index}", about=about, site=template.site, language=template.language,
                 section=template.section, title=title, lead=lead, text=text)  # fmt: skip


def endless(variations: Sequence[Variation], start: int = 0) -> Iterator[Story]:
    """Stories without end."""
    return (varied(variations, index) for index in count(start))
