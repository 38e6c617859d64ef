"""The statements that make the tables of a library, by the migration that brought them."""

FIRST_TABLES = """
CREATE TABLE article (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    created_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT;

CREATE TABLE version (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL CHECK (position >= 0),
    language TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    kind TEXT NOT NULL CHECK (kind IN ('', 'original', 'translation')),
    title TEXT NOT NULL,
    title_made INTEGER NOT NULL CHECK (title_made IN (0, 1)),
    byline TEXT NOT NULL,
    published TEXT NOT NULL,
    source_url TEXT NOT NULL,
    imported_from TEXT NOT NULL,
    encoding TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX version_by_article ON version (article_id);
CREATE INDEX version_by_digest ON version (sha256);
CREATE INDEX version_by_length ON version (length(text));

CREATE TABLE line (
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" >= start),
    role TEXT NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    reason TEXT NOT NULL,
    PRIMARY KEY (version_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment (
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    line INTEGER NOT NULL CHECK (line >= 0),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (version_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE bead (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    version_a TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    version_b TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    a_first INTEGER NOT NULL CHECK (a_first >= 0),
    a_last INTEGER NOT NULL CHECK (a_last >= a_first - 1),
    b_first INTEGER NOT NULL CHECK (b_first >= 0),
    b_last INTEGER NOT NULL CHECK (b_last >= b_first - 1),
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    status TEXT NOT NULL CHECK (status IN ('auto', 'confirmed'))
) STRICT;
CREATE INDEX bead_by_article ON bead (article_id);
CREATE INDEX bead_by_first_version ON bead (version_a);
CREATE INDEX bead_by_second_version ON bead (version_b);

CREATE TABLE "row" (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    status TEXT NOT NULL CHECK (status IN ('auto', 'confirmed')),
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1)
) STRICT;
CREATE INDEX row_by_article ON "row" (article_id, ordinal);

CREATE TABLE cell (
    row_id TEXT NOT NULL REFERENCES "row" (id) DEFERRABLE INITIALLY DEFERRED,
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    first_segment INTEGER NOT NULL CHECK (first_segment >= 0),
    last_segment INTEGER NOT NULL CHECK (last_segment >= first_segment),
    PRIMARY KEY (row_id, version_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cell_by_version ON cell (version_id);

CREATE TABLE annotation (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    colour TEXT NOT NULL,
    style TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT;
CREATE INDEX annotation_by_article ON annotation (article_id, trashed_at);

CREATE TABLE target (
    annotation_id TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" >= start),
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    linked INTEGER NOT NULL CHECK (linked IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('anchored', 'moved', 'orphan')),
    PRIMARY KEY (annotation_id, version_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX target_by_version ON target (version_id);

CREATE TABLE tag (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    colour TEXT NOT NULL
) STRICT;

CREATE TABLE annotation_tag (
    annotation_id TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (annotation_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_tag_by_tag ON annotation_tag (tag_id);

CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    op TEXT NOT NULL,
    moment TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    changes BLOB NOT NULL
) STRICT;
"""

LESSONS = """
CREATE TABLE lesson (
    version_a TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    version_b TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
    language_a TEXT NOT NULL,
    language_b TEXT NOT NULL CHECK (language_b >= language_a),
    taught_at TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (version_a, version_b)
) STRICT;
CREATE INDEX lesson_by_article ON lesson (article_id);
CREATE INDEX lesson_by_second_version ON lesson (version_b);
CREATE INDEX lesson_by_languages ON lesson (language_a, language_b, taught_at);
"""

NAMES = """
CREATE TABLE colour_name (
    colour TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;

CREATE TABLE saved_filter (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    query TEXT NOT NULL
) STRICT;
"""


SUGGESTIONS = """
CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    version_id TEXT NOT NULL UNIQUE REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    tokens INTEGER NOT NULL CHECK (tokens >= 0),
    length INTEGER NOT NULL CHECK (length >= 0),
    address TEXT NOT NULL
) STRICT;
CREATE INDEX profile_by_address ON profile (address);

CREATE TABLE posting (
    token TEXT NOT NULL,
    profile INTEGER NOT NULL,
    PRIMARY KEY (token, profile)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_by_profile ON posting (profile);

CREATE TABLE suggestion (
    version_a TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    version_b TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    evidence TEXT NOT NULL,
    PRIMARY KEY (version_a, version_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_by_second_version ON suggestion (version_b);

CREATE TABLE alternate (
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    address TEXT NOT NULL,
    PRIMARY KEY (version_id, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX alternate_by_address ON alternate (address);

CREATE TABLE declined (
    version_a TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    version_b TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    text_a TEXT NOT NULL,
    text_b TEXT NOT NULL,
    PRIMARY KEY (version_a, version_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX declined_by_second_version ON declined (version_b);
"""

ANCHORS = """
ALTER TABLE target ADD COLUMN text_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE target ADD COLUMN reason TEXT NOT NULL DEFAULT '';
"""

# What is derived from a text goes when the text, or what of it is read, is no longer the same,
# whoever changes it: undo writes rows too.
DERIVED_GOES = (
    """
    CREATE TRIGGER profile_goes_with_version AFTER DELETE ON version BEGIN
        DELETE FROM profile WHERE version_id = OLD.id;
        DELETE FROM suggestion WHERE version_a = OLD.id;
        DELETE FROM suggestion WHERE version_b = OLD.id;
    END
    """,
    """
    CREATE TRIGGER profile_goes_with_language AFTER UPDATE ON version
    WHEN OLD.language <> NEW.language OR OLD.source_url <> NEW.source_url BEGIN
        DELETE FROM profile WHERE version_id = OLD.id;
    END
    """,
    """
    CREATE TRIGGER suggestion_goes_with_text AFTER UPDATE ON version
    WHEN OLD.text <> NEW.text BEGIN
        DELETE FROM profile WHERE version_id = OLD.id;
        DELETE FROM suggestion WHERE version_a = OLD.id;
        DELETE FROM suggestion WHERE version_b = OLD.id;
    END
    """,
    """
    CREATE TRIGGER profile_goes_with_sentence AFTER DELETE ON segment BEGIN
        DELETE FROM profile WHERE version_id = OLD.version_id;
    END
    """,
    """
    CREATE TRIGGER profile_goes_before_sentence AFTER INSERT ON segment BEGIN
        DELETE FROM profile WHERE version_id = NEW.version_id;
    END
    """,
    """
    CREATE TRIGGER posting_goes_with_profile AFTER DELETE ON profile BEGIN
        DELETE FROM posting WHERE profile = OLD.id;
    END
    """,
)


SITE_LINES = """
CREATE TABLE site_line (
    site TEXT NOT NULL CHECK (site <> ''),
    line TEXT NOT NULL CHECK (line <> ''),
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    PRIMARY KEY (site, line)
) STRICT, WITHOUT ROWID;
"""

TERMS = """
CREATE TABLE term (
    id TEXT PRIMARY KEY NOT NULL,
    source_language TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> ''),
    target_language TEXT NOT NULL,
    target TEXT NOT NULL CHECK (target <> ''),
    note TEXT NOT NULL,
    tag TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
