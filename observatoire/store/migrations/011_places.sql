-- What a school is equipped with, as the register is told: keys of equipements.tsv joined by a space; "" when
-- somebody said that it has nothing. NULL: nobody said.
ALTER TABLE school ADD COLUMN equipment TEXT;

-- Attestations that people asked for: what they published, for them to show. `code` stands in the address.
-- One that was revoked keeps its code and its dates, and nothing else.
CREATE TABLE attestation (
	row        INTEGER PRIMARY KEY AUTOINCREMENT,
	code       TEXT NOT NULL UNIQUE,
	account    INTEGER REFERENCES account (row) ON DELETE SET NULL,
	name       TEXT,                 -- as the person wants to be called on it
	made_at    INTEGER NOT NULL,
	hash       TEXT,                 -- SHA-256 of its text
	revoked_at INTEGER,
	CHECK ((revoked_at IS NULL) = (name IS NOT NULL)),
	CHECK ((name IS NULL) = (hash IS NULL))
) STRICT;
CREATE INDEX attestation_account ON attestation (account, row);

CREATE TABLE attestation_sheet (
	attestation  INTEGER NOT NULL REFERENCES attestation (row) ON DELETE CASCADE,
	position     INTEGER NOT NULL,   -- by id, from 0
	id           TEXT NOT NULL,
	revision     INTEGER NOT NULL,
	hash         TEXT NOT NULL,      -- of the Markdown of that revision
	published_on TEXT NOT NULL,      -- ISO date; "" when nobody said
	title        TEXT NOT NULL,      -- as it was
	PRIMARY KEY (attestation, position)
) STRICT, WITHOUT ROWID;

-- Whoever leaves revokes.
CREATE TRIGGER account_leaves BEFORE DELETE ON account BEGIN
	DELETE FROM attestation_sheet WHERE attestation IN (SELECT row FROM attestation WHERE account = OLD.row);
	UPDATE attestation SET name = NULL, hash = NULL, revoked_at = coalesce(revoked_at, unixepoch())
		WHERE account = OLD.row;
END;

PRAGMA user_version = 11;
