-- People who sign in, how they came in, and the journal of what they did.
-- A secret is never stored: `mark` is what secret_mark() makes of it.

CREATE TABLE account (
	row        INTEGER PRIMARY KEY AUTOINCREMENT,
	email      TEXT NOT NULL UNIQUE,  -- small letters
	name       TEXT NOT NULL,         -- seen by référents and the DAN, never by the public
	role       TEXT NOT NULL CHECK (role IN ('enseignant', 'referent', 'dan', 'exploitation')),
	passphrase TEXT,                  -- argon2id; NULL until one was chosen
	made_at    INTEGER NOT NULL,
	closed_at  INTEGER                -- since when the person may not sign in
) STRICT;

-- What a référent looks after; nothing: the whole académie.
CREATE TABLE account_scope (
	account INTEGER NOT NULL REFERENCES account (row) ON DELETE CASCADE,
	kind    TEXT NOT NULL CHECK (kind IN ('zap', 'etablissement', 'enseignement', 'thematique')),
	value   TEXT NOT NULL,
	PRIMARY KEY (account, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
	mark    TEXT PRIMARY KEY,
	account INTEGER NOT NULL REFERENCES account (row) ON DELETE CASCADE,
	browser TEXT NOT NULL,      -- « Firefox, Linux »: for the person to know it again
	made_at INTEGER NOT NULL,
	used_at INTEGER NOT NULL,   -- to some minutes
	ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account);

-- A link good for one use: to make an account, or to choose a passphrase for one.
CREATE TABLE pass (
	mark       TEXT PRIMARY KEY,
	account    INTEGER REFERENCES account (row) ON DELETE CASCADE,  -- whose passphrase; or NULL
	role       TEXT,            -- of the account to make
	email      TEXT,            -- of the only person it is meant for, when it was said
	scopes     TEXT NOT NULL,   -- of the account to make: « kind:value », parted by line ends
	made_by    INTEGER REFERENCES account (row) ON DELETE SET NULL,
	made_at    INTEGER NOT NULL,
	ends_at    INTEGER NOT NULL,
	used_at    INTEGER,
	revoked_at INTEGER,
	CHECK ((account IS NULL) = (role IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX pass_maker ON pass (made_by, made_at);
CREATE INDEX pass_account ON pass (account);

-- « Demander un compte ».
CREATE TABLE account_request (
	row     INTEGER PRIMARY KEY AUTOINCREMENT,
	email   TEXT NOT NULL,
	name    TEXT NOT NULL,
	school  TEXT NOT NULL,      -- UAI, or what the person wrote
	message TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	answer  TEXT CHECK (answer IN ('acceptee', 'refusee')),
	done_by INTEGER REFERENCES account (row) ON DELETE SET NULL,
	done_at INTEGER
) STRICT;
CREATE INDEX account_request_open ON account_request (made_at) WHERE answer IS NULL;

-- Every act of a person, for ever: who did what, when, to which thing. It holds numbers of accounts and
-- ids of sheets, never a name nor an address: a person may be forgotten, an act stays.
CREATE TABLE act (
	number  INTEGER PRIMARY KEY AUTOINCREMENT,
	made_at INTEGER NOT NULL,
	account INTEGER,            -- NULL: nobody signed in, or the command line
	role    TEXT NOT NULL,
	kind    TEXT NOT NULL,
	object  TEXT NOT NULL,
	detail  TEXT NOT NULL
) STRICT;
CREATE INDEX act_object ON act (object, number);
CREATE TRIGGER act_stays BEFORE UPDATE ON act BEGIN SELECT raise(ABORT, 'an act is never changed'); END;
CREATE TRIGGER act_is_kept BEFORE DELETE ON act BEGIN SELECT raise(ABORT, 'an act is never removed'); END;

PRAGMA user_version = 4;
