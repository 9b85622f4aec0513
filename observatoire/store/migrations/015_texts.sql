-- The text of a sheet is that of its revision, where it stands once; the lists read short rows.
-- A revision that was lost is made again of it, without a hash: « verify » tells it.
INSERT INTO revision (sheet, number, hash, markdown, status, made_at)
SELECT row, revision, '', markdown, status, changed_at FROM sheet AS s
WHERE NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.sheet = s.row AND r.number = s.revision);

ALTER TABLE sheet DROP COLUMN markdown;

-- Answers show lines of the text: it stands before the HTML, which they would else read past.
CREATE TABLE rendering_of_text (
	sheet    INTEGER PRIMARY KEY REFERENCES sheet (row) ON DELETE CASCADE,
	text     TEXT NOT NULL,
	headings TEXT NOT NULL,
	html     TEXT NOT NULL
) STRICT;
INSERT INTO rendering_of_text SELECT sheet, text, headings, html FROM rendering;
DROP TABLE rendering;
ALTER TABLE rendering_of_text RENAME TO rendering;

PRAGMA user_version = 15;
