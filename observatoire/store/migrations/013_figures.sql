-- Sums of days, of months and of years: a figure adds up some years, some months and some days, however long
-- the history is. Made from the events alone, like the sums of days they were before.

CREATE TABLE tally_of_periods (
	measure    INTEGER NOT NULL,  -- one of the set
	facet      TEXT NOT NULL,     -- "" for the whole
	grain      INTEGER NOT NULL,  -- the length of the period: 4, 7 or 10; not checked, for it is written often
	period     TEXT NOT NULL,     -- "2017", "2017-03", "2017-03-14"
	value      TEXT NOT NULL,
	is_example INTEGER NOT NULL,
	delta      INTEGER NOT NULL,
	PRIMARY KEY (measure, facet, grain, period, value, is_example)
) STRICT, WITHOUT ROWID;

INSERT INTO tally_of_periods
SELECT measure, facet, 10, day, value, is_example, delta FROM tally;
INSERT INTO tally_of_periods
SELECT measure, facet, 7, substr(day, 1, 7), value, is_example, sum(delta) FROM tally
GROUP BY measure, facet, substr(day, 1, 7), value, is_example;
INSERT INTO tally_of_periods
SELECT measure, facet, 4, substr(day, 1, 4), value, is_example, sum(delta) FROM tally
GROUP BY measure, facet, substr(day, 1, 4), value, is_example;

DROP TABLE tally;
ALTER TABLE tally_of_periods RENAME TO tally;

-- A frozen figure may be of one part of a breakdown; "": of the whole.
ALTER TABLE snapshot ADD COLUMN facet TEXT NOT NULL DEFAULT '';
ALTER TABLE snapshot ADD COLUMN value_of_facet TEXT NOT NULL DEFAULT '';
ALTER TABLE snapshot ADD COLUMN part TEXT NOT NULL DEFAULT '';  -- its name, in the words of that day

PRAGMA user_version = 13;
