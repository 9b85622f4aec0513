-- Registers: what the sheets cannot say, line by line. A correction or a withdrawal is one more version; what
-- a register said on any day can be told again. Lines of example, which never count, may be erased.

CREATE TABLE register_batch (
	number   INTEGER PRIMARY KEY,   -- a file that was imported
	register TEXT NOT NULL,
	file     TEXT NOT NULL,         -- its name, as it was given
	hash     TEXT NOT NULL,         -- SHA-256 of its bytes
	made_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE register_line (
	number     INTEGER PRIMARY KEY AUTOINCREMENT,
	register   TEXT NOT NULL,
	is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
	batch      INTEGER REFERENCES register_batch (number),
	account    INTEGER              -- who added it; NULL: the command line
) STRICT;

CREATE TABLE register_version (
	line         INTEGER NOT NULL REFERENCES register_line (number),
	version      INTEGER NOT NULL,  -- from 1, without a gap
	register     TEXT NOT NULL,
	is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
	day          TEXT NOT NULL,     -- from which it counts
	until        TEXT,              -- to which; NULL: it has no end
	department   TEXT,              -- three digits; NULL: of none, or of several
	same         TEXT NOT NULL,     -- what no other line of the register may say
	content      TEXT NOT NULL,     -- « clé: valeur » lines
	hash         TEXT NOT NULL,     -- SHA-256 of the content
	made_at      INTEGER NOT NULL,
	account      INTEGER,           -- who; NULL: the command line
	role         TEXT NOT NULL,     -- and as which
	reason       TEXT NOT NULL,     -- why it was corrected or withdrawn
	PRIMARY KEY (line, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_version_day ON register_version (register, day, line);
CREATE INDEX register_version_same ON register_version (register, same);

CREATE TRIGGER register_batch_stays BEFORE UPDATE ON register_batch
BEGIN SELECT raise(ABORT, 'a batch is never changed'); END;
CREATE TRIGGER register_line_stays BEFORE UPDATE ON register_line
BEGIN SELECT raise(ABORT, 'a line of a register is never changed'); END;
CREATE TRIGGER register_line_is_kept BEFORE DELETE ON register_line WHEN NOT old.is_example
BEGIN SELECT raise(ABORT, 'a line of a register is never removed'); END;
CREATE TRIGGER register_version_stays BEFORE UPDATE ON register_version
BEGIN SELECT raise(ABORT, 'a version of a line is never changed'); END;
CREATE TRIGGER register_version_is_kept BEFORE DELETE ON register_version
WHEN NOT (SELECT is_example FROM register_line WHERE number = old.line)
BEGIN SELECT raise(ABORT, 'a version of a line is never removed'); END;

-- A figure of a register may be frozen: its lines have each a part in it, and a share has a whole.
ALTER TABLE snapshot ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;
ALTER TABLE snapshot_record ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE snapshot_record ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 12;
