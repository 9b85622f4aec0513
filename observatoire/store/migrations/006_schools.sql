-- The register of schools: what the national directory, and the académie, say of each.
-- A coordinate is in millionths of a degree. NULL: nobody said.

CREATE TABLE school (
	uai          TEXT PRIMARY KEY CHECK (length(uai) = 8),
	name         TEXT NOT NULL,
	kind         TEXT,              -- ecole, college, lycee, erea, autre
	sector       TEXT CHECK (sector IN ('public', 'prive')),
	postcode     TEXT,
	commune      TEXT,
	commune_code TEXT,              -- INSEE
	latitude     INTEGER,
	longitude    INTEGER,
	zap          TEXT,              -- code of its zone d'animation pédagogique
	zap_name     TEXT,
	bassin       TEXT,              -- code of its bassin de formation
	bassin_name  TEXT,
	circonscription      TEXT,      -- of the first degree
	circonscription_name TEXT,
	opened_on    TEXT,              -- ISO date
	is_open      INTEGER NOT NULL DEFAULT 1,
	told_at      INTEGER NOT NULL   -- when the register was last told of it
) STRICT, WITHOUT ROWID;
CREATE INDEX school_zap ON school (zap);

-- The names it had here, each since the day the register learnt it: old sheets were written under old names.
CREATE TABLE school_name (
	uai   TEXT NOT NULL REFERENCES school (uai) ON DELETE CASCADE,
	since TEXT NOT NULL,            -- ISO date
	name  TEXT NOT NULL,
	PRIMARY KEY (uai, since, name)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 6;
