-- The ingest root a sheet was last read under, a real path: two roots may hold files of one name.
-- NULL when it is not known: read before this, or from no file.

ALTER TABLE sheet ADD COLUMN root TEXT;
CREATE INDEX sheet_file ON sheet (root || '/' || path);
CREATE INDEX sheet_status ON sheet (status);

PRAGMA user_version = 2;
