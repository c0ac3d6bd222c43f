"""Bytes to text: which charset a page is written in, and what became of it on the way."""
