-- Sheets, what is made of them, and the journal the index follows.
-- Times are Unix seconds; dates are AAAA-MM-JJ; lists of keys are joined by a space.

PRAGMA application_id = 0x4F425356;

-- Tells this catalogue from any other: an index made from another one is not ours.
CREATE TABLE catalogue (
	only INTEGER PRIMARY KEY CHECK (only = 1),
	key  TEXT NOT NULL
) STRICT;
INSERT INTO catalogue VALUES (1, lower(hex(randomblob(16))));

-- Every public id ever given: one that was purged is not given to another sheet.
CREATE TABLE identifier (
	id       TEXT PRIMARY KEY,
	given_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE identifier_counter (
	year INTEGER PRIMARY KEY,
	last INTEGER NOT NULL
) STRICT;

-- The present state of each sheet. AUTOINCREMENT: a row number is a document number of the index
-- and must never come back for another sheet.
CREATE TABLE sheet (
	row          INTEGER PRIMARY KEY AUTOINCREMENT,
	id           TEXT NOT NULL UNIQUE REFERENCES identifier (id),
	path         TEXT UNIQUE,       -- the file it was last read from
	source_hash  TEXT,              -- of that file; NULL once the sheet says something else
	revision     INTEGER NOT NULL,  -- the last of its revisions
	markdown     TEXT NOT NULL,     -- canonical
	etag         TEXT NOT NULL,     -- changes with anything its page shows
	status       TEXT NOT NULL,
	version      INTEGER NOT NULL,
	title        TEXT NOT NULL,
	summary      TEXT NOT NULL,
	type         TEXT NOT NULL,
	duration     TEXT,
	levels       TEXT NOT NULL,
	subjects     TEXT NOT NULL,
	themes       TEXT NOT NULL,
	equipment    TEXT NOT NULL,
	created_on   TEXT,
	published_on TEXT,
	modified_on  TEXT,
	is_example   INTEGER NOT NULL CHECK (is_example IN (0, 1)),
	is_external  INTEGER NOT NULL CHECK (is_external IN (0, 1)),
	is_coding    INTEGER NOT NULL CHECK (is_coding IN (0, 1)),
	is_candidate INTEGER NOT NULL CHECK (is_candidate IN (0, 1)),
	changed_at   INTEGER NOT NULL,
	is_public    INTEGER NOT NULL GENERATED ALWAYS AS (status IN ('publie', 'a_revoir')) STORED
) STRICT;
CREATE INDEX sheet_source ON sheet (source_hash);
CREATE INDEX sheet_published ON sheet (published_on, row) WHERE is_public;
CREATE INDEX sheet_example ON sheet (row) WHERE is_example;
CREATE INDEX sheet_figures ON sheet (is_coding, is_candidate, is_example) WHERE is_public;

-- Schools a sheet names, as places or as those of its authors.
CREATE TABLE sheet_school (
	sheet INTEGER NOT NULL REFERENCES sheet (row) ON DELETE CASCADE,
	uai   TEXT NOT NULL,
	PRIMARY KEY (sheet, uai)
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_school_uai ON sheet_school (uai);

-- A body is rendered when it is stored. headings: one a line, level, anchor and title parted by tabs.
CREATE TABLE rendering (
	sheet    INTEGER PRIMARY KEY REFERENCES sheet (row) ON DELETE CASCADE,
	html     TEXT NOT NULL,
	text     TEXT NOT NULL,
	headings TEXT NOT NULL
) STRICT;

-- Every version that was accepted, the present one included.
CREATE TABLE revision (
	sheet    INTEGER NOT NULL REFERENCES sheet (row) ON DELETE CASCADE,
	number   INTEGER NOT NULL,
	hash     TEXT NOT NULL,
	markdown TEXT NOT NULL,
	status   TEXT NOT NULL,
	made_at  INTEGER NOT NULL,
	PRIMARY KEY (sheet, number)
) STRICT;

-- The journal. `sheet` outlives the sheet: the index must still forget one that was purged.
CREATE TABLE change (
	number  INTEGER PRIMARY KEY AUTOINCREMENT,
	sheet   INTEGER NOT NULL,
	kind    TEXT NOT NULL CHECK (kind IN ('put', 'withdraw', 'purge', 'repair')),
	made_at INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 1;
