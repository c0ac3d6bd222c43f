"""The tables, as a list of steps that is only ever added to. The name of a step never changes."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("health-accord")


@migrations()
def first_tables(db: Database) -> None:
    """Articles and their tags, every entry seen, rounds, pages, and what is known of each source."""
    for statement in FIRST_TABLES.split(";"):
        db.execute(statement)


@migrations()
def shapes_of_texts(db: Database) -> None:
    """What each line of a text is: a paragraph, a heading, an item. Texts kept before have no shape."""
    for table in ("articles", "revisions"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN shape TEXT NOT NULL DEFAULT ''")


@migrations()
def corrections_and_doubt(db: Database) -> None:
    """What people said of articles against the machine, and which judgements want their eye."""
    db.execute("ALTER TABLE articles ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0")
    for statement in CORRECTIONS.split(";"):
        db.execute(statement)


@migrations()
def moments_of_judging(db: Database) -> None:
    """When the judgement of an article last took the place of another one."""
    db.execute("ALTER TABLE articles ADD COLUMN judged TEXT")
    db.execute("CREATE INDEX articles_judged ON articles (judged) WHERE judged IS NOT NULL")


@migrations()
def vectors_of_articles(db: Database) -> None:
    """The sentence vector of an article, with what made it and a hash of what it was made of."""
    db.execute(VECTORS)


VECTORS = """
CREATE TABLE vectors (
    article INTEGER PRIMARY KEY REFERENCES articles(id),
    encoder TEXT NOT NULL,
    text TEXT NOT NULL,
    vector BLOB NOT NULL
)
"""

CORRECTIONS = """
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles(id),
    at TEXT NOT NULL,
    author TEXT,
    said TEXT NOT NULL
);
CREATE INDEX corrections_article ON corrections (article, id)
"""

FIRST_TABLES = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    url TEXT NOT NULL,
    url_key TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    lead TEXT,
    language TEXT,
    published TEXT,
    published_precision TEXT,
    published_method TEXT,
    modified TEXT,
    origin TEXT,
    rank TEXT NOT NULL,
    home TEXT,
    more TEXT NOT NULL,
    relevant INTEGER NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    copy_of INTEGER REFERENCES articles(id),
    text_hash TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    revised TEXT NOT NULL,
    shown_at TEXT NOT NULL,
    UNIQUE (source, key)
);
CREATE INDEX articles_shown ON articles (relevant, copy_of, shown_at DESC, id DESC);
CREATE INDEX articles_url ON articles (url);
CREATE INDEX articles_url_key ON articles (url_key);
CREATE INDEX articles_text ON articles (text_hash);

CREATE TABLE tags (
    article INTEGER NOT NULL REFERENCES articles(id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, value, article)
) WITHOUT ROWID;
CREATE INDEX tags_article ON tags (article);

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles(id),
    at TEXT NOT NULL,
    changed TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX revisions_article ON revisions (article);

CREATE TABLE entries (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    changed TEXT,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due TEXT,
    payload TEXT,
    first_seen TEXT NOT NULL,
    settled TEXT,
    PRIMARY KEY (source, key)
) WITHOUT ROWID;
CREATE INDEX entries_url ON entries (url);
CREATE INDEX entries_waiting ON entries (source, due) WHERE outcome IN ('waiting', 'failed');

CREATE TABLE pages (
    url TEXT PRIMARY KEY,
    fetched TEXT NOT NULL,
    headers TEXT NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX pages_fetched ON pages (fetched);

CREATE TABLE validators (
    asker TEXT NOT NULL,
    url TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    body_hash TEXT NOT NULL,
    checked TEXT NOT NULL,
    PRIMARY KEY (asker, url)
);

CREATE TABLE robots (
    site TEXT PRIMARY KEY,
    body BLOB NOT NULL,
    fetched TEXT NOT NULL
);

CREATE TABLE rounds (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    way TEXT,
    detours TEXT NOT NULL,
    trouble TEXT,
    unchanged INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    counts TEXT NOT NULL,
    reasons TEXT NOT NULL
);
CREATE INDEX rounds_source ON rounds (source, id DESC);

CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    trouble TEXT,
    interval REAL NOT NULL,
    last_round TEXT,
    last_answer TEXT,
    last_new TEXT,
    next_round TEXT
);

CREATE VIRTUAL TABLE words USING fts5 (
    title, text, tokenize="unicode61 remove_diacritics 2"
)
"""
