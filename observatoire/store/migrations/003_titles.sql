-- Titles, newest first, without reading the sheets: what suggestions are made of.

CREATE INDEX sheet_title ON sheet (published_on, row, id, title) WHERE is_public;

PRAGMA user_version = 3;
