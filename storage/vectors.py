"""Sentence vectors of articles, each with the encoder that made it and the text it was made of."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Vector:
    """``values`` are 16-bit floats, little-endian; ``text`` is a hash of what was encoded, and
    ``encoder`` names who did it. Where both are the same, the vector is."""

    encoder: str
    text: str
    values: bytes


def keep_vector(db: Database, number: int | None, vector: Vector | None) -> None:
    """Keep the vector of an article in place of an older one, inside the caller's transaction; without
    a vector the older one stays."""
    if vector is not None:
        db.execute(
            "INSERT OR REPLACE INTO vectors (article, encoder, text, vector) VALUES (?, ?, ?, ?)",
            [number, vector.encoder, vector.text, vector.values],
        )


def vector_of(db: Database, source: str, key: str) -> Vector | None:
    """The vector kept of the article with a source's own key."""
    row = db.execute(
        "SELECT encoder, vectors.text, vector FROM vectors JOIN articles ON articles.id = article"
        " WHERE source = ? AND key = ?",
        [source, key],
    ).fetchone()
    return Vector(*row) if row else None
