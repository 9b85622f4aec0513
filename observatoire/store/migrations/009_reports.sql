-- What readers say is wrong with sheets online: the reports of one sheet are a dossier.

CREATE TABLE dossier (
	row        INTEGER PRIMARY KEY AUTOINCREMENT,
	sheet      TEXT NOT NULL REFERENCES identifier (id),
	state      TEXT NOT NULL CHECK (state IN ('ouvert', 'en_charge', 'traite', 'sans_suite')),
	edition    INTEGER NOT NULL,  -- grows with each report and each act: a decision made from an older one is refused
	made_at    INTEGER NOT NULL,  -- of its first report
	changed_at INTEGER NOT NULL,
	holder     INTEGER REFERENCES account (row) ON DELETE SET NULL,
	held_at    INTEGER,
	answer     TEXT NOT NULL,     -- what was done, or why nothing was: by who closed it
	CHECK ((state = 'en_charge') = (held_at IS NOT NULL))
) STRICT;
-- A sheet has one at a time that waits for somebody.
CREATE UNIQUE INDEX dossier_sheet ON dossier (sheet) WHERE state IN ('ouvert', 'en_charge');
CREATE INDEX dossier_queue ON dossier (state, made_at);

-- Nothing is kept of who says it.
CREATE TABLE report (
	dossier INTEGER NOT NULL REFERENCES dossier (row) ON DELETE CASCADE,
	number  INTEGER NOT NULL,
	reason  TEXT NOT NULL,        -- a key of vocabularies/signalements.tsv
	message TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	PRIMARY KEY (dossier, number)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 9;
