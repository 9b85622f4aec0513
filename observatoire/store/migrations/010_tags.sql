-- Tags: free words by which people gather sheets.

CREATE TABLE tag (
	row          INTEGER PRIMARY KEY AUTOINCREMENT,
	key          TEXT NOT NULL UNIQUE,  -- its form (sheet/tag.h): what stands in its address
	name         TEXT NOT NULL UNIQUE,  -- as people read it
	theme        TEXT,                  -- key of thematiques.tsv its sheets are found by as well; or NULL
	forbidden_at INTEGER,               -- since when nobody sees it
	made_at      INTEGER NOT NULL
) STRICT;

-- Every form that ever led to a tag: its own, those it had before, those of tags merged into it. An address
-- that was given lives for ever.
CREATE TABLE tag_key (
	key TEXT PRIMARY KEY,
	tag INTEGER NOT NULL REFERENCES tag (row)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_key_tag ON tag_key (tag);

-- A tag on a sheet. The author's stands in the sheet itself; `state` is what others made of it.
CREATE TABLE sheet_tag (
	sheet      INTEGER NOT NULL REFERENCES sheet (row) ON DELETE CASCADE,
	tag        INTEGER NOT NULL REFERENCES tag (row),
	is_authors INTEGER NOT NULL CHECK (is_authors IN (0, 1)),
	state      TEXT CHECK (state IN ('proposee', 'confirmee', 'ecartee')),
	changed_at INTEGER NOT NULL,
	PRIMARY KEY (sheet, tag),
	CHECK (is_authors OR state IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_tag_tag ON sheet_tag (tag, sheet);
CREATE INDEX sheet_tag_proposed ON sheet_tag (changed_at, sheet, tag) WHERE state = 'proposee';

-- Who says that a tag fits a sheet. The public never sees it.
CREATE TABLE tag_voice (
	sheet   INTEGER NOT NULL,
	tag     INTEGER NOT NULL,
	account INTEGER NOT NULL REFERENCES account (row) ON DELETE CASCADE,
	made_at INTEGER NOT NULL,
	PRIMARY KEY (sheet, tag, account),
	FOREIGN KEY (sheet, tag) REFERENCES sheet_tag (sheet, tag) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_voice_account ON tag_voice (account);

-- The page of a sheet shows its tags: they are part of what its etag and its date tell.
ALTER TABLE sheet ADD COLUMN tag_edition INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sheet ADD COLUMN tagged_at INTEGER NOT NULL DEFAULT 0;

-- How often somebody did something of late.
CREATE INDEX act_account ON act (account, made_at);

-- A change of tags is one that the index follows.
CREATE TABLE change_of_any_kind (
	number  INTEGER PRIMARY KEY AUTOINCREMENT,
	sheet   INTEGER NOT NULL,
	kind    TEXT NOT NULL CHECK (kind IN ('put', 'withdraw', 'purge', 'repair', 'tag')),
	made_at INTEGER NOT NULL
) STRICT;
INSERT INTO change_of_any_kind SELECT * FROM change;
DROP TABLE change;
ALTER TABLE change_of_any_kind RENAME TO change;

PRAGMA user_version = 10;
