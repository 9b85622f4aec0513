-- What whoever imported a file wanted to be known of it: where it comes from, how it was made. "": nothing.
ALTER TABLE register_batch ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- The last version of each line, by what lists and counts ask for: they do not read the others, nor what the
-- lines say. Made from the versions alone.
CREATE TABLE register_last (
	register     TEXT NOT NULL,
	day          TEXT NOT NULL,
	line         INTEGER NOT NULL,
	version      INTEGER NOT NULL,
	is_withdrawn INTEGER NOT NULL,
	is_example   INTEGER NOT NULL,
	department   TEXT,
	PRIMARY KEY (register, day, line)
) STRICT, WITHOUT ROWID;

CREATE VIEW register_last_made AS
SELECT v.register, v.day, v.line, v.version, v.is_withdrawn, l.is_example, v.department
FROM register_version AS v JOIN register_line AS l ON l.number = v.line
WHERE NOT EXISTS (SELECT 1 FROM register_version AS next WHERE next.line = v.line AND next.version = v.version + 1);

INSERT INTO register_last SELECT * FROM register_last_made;

CREATE TRIGGER register_last_moves AFTER INSERT ON register_version
BEGIN
	DELETE FROM register_last WHERE register = new.register AND line = new.line
		AND day = (SELECT day FROM register_version WHERE line = new.line AND version = new.version - 1);
	INSERT INTO register_last
	SELECT new.register, new.day, new.line, new.version, new.is_withdrawn, is_example, new.department
	FROM register_line WHERE number = new.line;
END;

CREATE TRIGGER register_last_goes AFTER DELETE ON register_version
BEGIN
	DELETE FROM register_last
	WHERE register = old.register AND day = old.day AND line = old.line AND version = old.version;
END;

PRAGMA user_version = 14;
