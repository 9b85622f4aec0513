-- Sheets on their way to the public: new ones, and new versions of those online.

CREATE TABLE proposal (
	row        INTEGER PRIMARY KEY AUTOINCREMENT,
	sheet      TEXT REFERENCES identifier (id),  -- what it is a new version of, or became; NULL: a new one
	base       INTEGER NOT NULL,  -- the revision of that sheet it was begun from; 0: a new one
	author     INTEGER REFERENCES account (row) ON DELETE SET NULL,  -- NULL: without an account
	door       TEXT UNIQUE,       -- mark of the private link of an author without account
	state      TEXT NOT NULL CHECK (state IN ('brouillon', 'soumis', 'en_relecture', 'a_reprendre',
	                                          'publie', 'refuse', 'retire')),
	edition    INTEGER NOT NULL,  -- counts the writes: one made from an older edition is refused
	title      TEXT NOT NULL,
	markdown   TEXT NOT NULL,     -- as far as it is written: not always a sheet
	made_at    INTEGER NOT NULL,
	changed_at INTEGER NOT NULL,
	sent_at    INTEGER,           -- the last time
	holder     INTEGER REFERENCES account (row) ON DELETE SET NULL,
	held_at    INTEGER,
	CHECK ((state = 'en_relecture') = (held_at IS NOT NULL))
) STRICT;
CREATE INDEX proposal_author ON proposal (author, changed_at);
CREATE INDEX proposal_queue ON proposal (state, sent_at);
CREATE INDEX proposal_sheet ON proposal (sheet);

-- Each text that was sent or corrected: what a reader of the queue compares.
CREATE TABLE proposal_version (
	proposal INTEGER NOT NULL REFERENCES proposal (row) ON DELETE CASCADE,
	number   INTEGER NOT NULL,
	markdown TEXT NOT NULL,
	account  INTEGER,
	made_at  INTEGER NOT NULL,
	PRIMARY KEY (proposal, number)
) STRICT, WITHOUT ROWID;

-- What happened to it and what was said, in one thread.
CREATE TABLE proposal_event (
	proposal INTEGER NOT NULL REFERENCES proposal (row) ON DELETE CASCADE,
	number   INTEGER NOT NULL,
	act      TEXT NOT NULL,
	part     TEXT NOT NULL CHECK (part IN ('auteur', 'relecture')),
	account  INTEGER,
	reason   TEXT NOT NULL,   -- a key of vocabularies/motifs.tsv, or ""
	message  TEXT NOT NULL,
	made_at  INTEGER NOT NULL,
	PRIMARY KEY (proposal, number)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 5;
