-- Figures frozen at a day with the list that makes them, each chained to the one before: what was told to a
-- committee can be shown again, years later, and shown to be untouched.

CREATE TABLE snapshot (
	number     INTEGER PRIMARY KEY,  -- from 1, without a gap
	code       TEXT NOT NULL,        -- of the indicator
	measure    TEXT NOT NULL,
	title      TEXT NOT NULL,        -- what was counted, in the words of that day
	counted    TEXT NOT NULL,        -- and how
	definition INTEGER NOT NULL,     -- version
	since      TEXT NOT NULL,        -- of that version
	rules      INTEGER NOT NULL,
	day        TEXT NOT NULL,
	value      INTEGER NOT NULL,
	made_at    INTEGER NOT NULL,
	role       TEXT NOT NULL,        -- as which it was made; the journal of acts knows the account
	note       TEXT NOT NULL,
	previous   TEXT NOT NULL,        -- hash of the one before; zeros of the first
	hash       TEXT NOT NULL         -- SHA-256 of its text
) STRICT;
CREATE INDEX snapshot_code ON snapshot (code, number);

CREATE TABLE snapshot_record (
	snapshot INTEGER NOT NULL REFERENCES snapshot (number),
	position INTEGER NOT NULL,       -- by id, from 0
	id       TEXT NOT NULL,
	revision INTEGER NOT NULL,
	hash     TEXT NOT NULL,          -- of the Markdown of that revision
	PRIMARY KEY (snapshot, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER snapshot_stays BEFORE UPDATE ON snapshot
BEGIN SELECT raise(ABORT, 'a snapshot is never changed'); END;
CREATE TRIGGER snapshot_is_kept BEFORE DELETE ON snapshot
BEGIN SELECT raise(ABORT, 'a snapshot is never removed'); END;
CREATE TRIGGER snapshot_record_stays BEFORE UPDATE ON snapshot_record
BEGIN SELECT raise(ABORT, 'a record of a snapshot is never changed'); END;
CREATE TRIGGER snapshot_record_is_kept BEFORE DELETE ON snapshot_record
BEGIN SELECT raise(ABORT, 'a record of a snapshot is never removed'); END;

PRAGMA user_version = 8;
