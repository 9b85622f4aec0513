-- Titles, newest first, without reading the sheets: what suggestions are made of. The index it
-- takes the place of began alike and held no title.

DROP INDEX sheet_published;
CREATE INDEX sheet_title ON sheet (published_on, row, id, title, is_public) WHERE is_public;

PRAGMA user_version = 3;
