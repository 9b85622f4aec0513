-- What whoever imported a file wanted to be known of it: where it comes from, how it was made. « » nothing.

ALTER TABLE register_batch ADD COLUMN note TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 14;
