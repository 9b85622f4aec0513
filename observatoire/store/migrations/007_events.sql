-- What makes the figures: each accepted version of each sheet, as it counts, and for ever. The text of a
-- sheet may go; that it counted, from which day, in which version, stays. No name, no title.

CREATE TABLE event (
	number     INTEGER PRIMARY KEY AUTOINCREMENT,
	sheet      INTEGER NOT NULL,  -- outlives the sheet
	id         TEXT NOT NULL,
	revision   INTEGER NOT NULL,
	hash       TEXT NOT NULL,     -- of the Markdown of that version
	standing   TEXT NOT NULL CHECK (standing IN ('compte', 'hors-ligne', 'externe', 'doublon',
	                                             'hors-academie', 'efface')),
	day        TEXT NOT NULL,     -- from which it counts so; never before that of the event before
	made_at    INTEGER NOT NULL,
	measures   INTEGER NOT NULL,  -- a set: indicators/rules.h
	rules      INTEGER NOT NULL,  -- version of the rules that gave it
	is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
	facets     TEXT NOT NULL      -- " departement:023 degre:1 "
) STRICT;
CREATE INDEX event_sheet ON event (sheet, number, day);
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'an event is never removed'); END;

-- The same added up day by day, so that a figure costs no walk through the events. Made from them alone.
CREATE TABLE tally (
	measure    INTEGER NOT NULL,  -- one of the set
	facet      TEXT NOT NULL,     -- "" for the whole
	is_example INTEGER NOT NULL,
	value      TEXT NOT NULL,
	day        TEXT NOT NULL,
	delta      INTEGER NOT NULL,
	PRIMARY KEY (measure, facet, value, day, is_example)
) STRICT, WITHOUT ROWID;

-- Whether the versions kept before there were events have theirs: a program makes them, from the texts.
CREATE TABLE event_history (
	only    INTEGER PRIMARY KEY CHECK (only = 1),
	is_told INTEGER NOT NULL
) STRICT;
INSERT INTO event_history SELECT 1, count(*) = 0 FROM revision;

PRAGMA user_version = 7;
