"""What begins and ends a line of text, and what holds none."""

from __future__ import annotations

from lxml.html import HtmlElement

# What begins and ends a line; the second row is trafilatura's own vocabulary.
BLOCKS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table",
    "caption", "aside",
    "blockquote", "section", "article", "main", "header", "footer", "figure", "hr", "br", "pre",
    "center", "body",
    "form", "fieldset", "address", "details", "summary", "tbody", "thead",
    "head", "list", "item", "quote", "row", "lb",
))  # fmt: skip
SILENT = frozenset((
    "script", "style", "noscript", "template", "iframe", "svg", "button", "select", "option", "input",
    "textarea",
    "object", "embed", "video", "audio", "nav", "link", "meta", "canvas", "map", "title",
))  # fmt: skip


def is_listing(code: HtmlElement) -> bool:
    """Whether a ``code`` holds the lines of a program, rather than a word of one within a sentence."""
    return bool(code.getparent().tag == "pre")
