#ifndef REGISTERS_IMPORT_H
#define REGISTERS_IMPORT_H

#include "registers/keep.h"

#include <stddef.h>

struct text;
struct vocabularies;

/* Lines of a register from a CSV, as spreadsheets and information systems write it, and back. */

enum {
	REGISTER_FILE_BYTES = 16 << 20,
	REGISTER_FILE_ROWS = 50000,
	REGISTER_FILE_NAME = 200,       /* bytes of its name that are kept */
	REGISTER_NOTE_MAX = 300,        /* characters */
};

/** What became of one row. */
enum register_row_fate {
	REGISTER_ROW_TAKEN,
	REGISTER_ROW_SAME,       /* there already: nothing is added */
	REGISTER_ROW_WITHDRAWN,  /* somebody withdrew that very line: it stays so */
	REGISTER_ROW_REFUSED,
	REGISTER_ROW_FATES,
};

/** "prise", "deja-la", "retiree", "refusee". */
const char *register_row_word(enum register_row_fate fate);

/** What is told of one row, or of one column of it. The sentence is French; NULL when there is nothing to
 * do. */
struct register_told {
	unsigned line;                       /* of the file */
	enum register_row_fate fate;
	const struct register_field *field;  /* NULL: of the row */
	const char *sentence;
	int64_t number;                      /* of the line of the register; 0: none, or of this file */
	const char *heading, *day;           /* what a row that was read speaks of, and when; NULL */
};
typedef void register_tell(void *context, const struct register_told *told);

/** A file to read, and whom to tell of its rows. Borrowed. */
struct register_file {
	const char *bytes;
	size_t length;
	const char *name;
	const char *note;      /* what is to be known of it, REGISTER_NOTE_MAX characters; NULL: nothing */
	bool is_dry_run;       /* all is told, nothing is kept */
	register_tell *tell;   /* a row that is refused is told once for each of its columns at fault */
	void *context;
};

struct register_tally {
	size_t rows[REGISTER_ROW_FATES];
	char *unknown;         /* columns that the register has not, with commas; NULL: none. Owned */
};
void register_tally_done(struct register_tally *tally);
#define OWNED_REGISTER_TALLY __attribute__((cleanup(register_tally_done))) struct register_tally

/**
 * Add the lines of a file, in one transaction with the act in the journal. False, with nothing kept, with
 *   ERROR_INVALID    it is no such file: `err` has a French sentence that says what to do
 *   ERROR_TOO_LARGE  past REGISTER_FILE_ROWS, told in French as well
 *   ERROR_BUSY or ERROR_FAILED, as store/db.h tells
 */
bool register_import(const struct register_hand *hand, const struct vocabularies *vocabularies,
	const struct register_file *file, struct register_tally *tally, struct error *err);

/** Which lines of a register become a table, and for whom. Borrowed. */
struct registers_wanted;
struct register_exported {
	const struct register_spec *spec;
	const struct registers_wanted *wanted;
	bool is_public;    /* numbers of few people are not told, and their lines no more taken again */
};

/** Lines of a register as CSV, which import takes again. Withdrawn ones are left out. */
bool register_export(struct db *db, const struct register_exported *exported, struct text *out,
	struct error *err);

#endif
