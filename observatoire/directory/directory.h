#ifndef DIRECTORY_DIRECTORY_H
#define DIRECTORY_DIRECTORY_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The register of schools, filled from the « Annuaire de l'éducation » (data.education.gouv.fr,
 * fr-en-annuaire-education) or any CSV that has a column of UAI. Columns are known by their names, past
 * case, accents and punctuation, in any order: extracts differ in all of these. */

struct db;
struct vocabularies;

enum {
	DIRECTORY_MAX_BYTES = 128 << 20,  /* of a file; the whole country has some 50 MB */
	DIRECTORY_MAX_TEXT = 200,         /* characters of one value */
	DIRECTORY_MAX_ROWS = 200000,      /* rows that are read; the country has some 70,000 */
};

/** What became of the rows of a file. */
struct directory_tally {
	size_t added, changed, same;
	size_t closed;      /* of these, schools said to be closed */
	size_t refused;     /* rows that say of no school what can be kept */
	size_t elsewhere;   /* rows of other departments, left out */
	size_t repeated;    /* rows of a school that an earlier row told of: left out */
	size_t known;       /* schools of the register once all is done */
};

/** A row something is to be said of. The sentence is French. */
struct directory_remark {
	unsigned line;
	bool is_refusal;    /* else the row was taken, but for what is told */
	const char *sentence;
};
typedef void directory_tell(void *context, const struct directory_remark *remark);

/** A file to read, and whom to tell of its rows. Borrowed. */
struct directory_file {
	const char *bytes;
	size_t length;
	const char *day;     /* ISO date: since when its names are known */
	int64_t now;
	bool is_dry_run;     /* all is told, nothing is kept */
	directory_tell *tell;
	void *context;
};

/**
 * Learn what a file says of the schools of our departments, in one transaction of `db`; the index is
 * asked to look again at the sheets that name them. A column that
 * is not there, or an empty cell, changes nothing; a school that is not there stays. False, with
 * nothing kept, with
 *   ERROR_INVALID    it is no such file: `err` has a French sentence that says what to do
 *   ERROR_TOO_LARGE  past DIRECTORY_MAX_ROWS
 *   ERROR_BUSY or ERROR_FAILED, as db.h tells
 */
bool directory_learn(struct db *db, const struct vocabularies *vocabularies,
	const struct directory_file *file, struct directory_tally *tally, struct error *err);

/**
 * What people call a school: « Collège Jamot, Aubusson ». NULL with ERROR_NOT_FOUND when the register does
 * not know it; for the caller to free().
 */
char *directory_label(struct db *db, const char *uai, struct error *err);

#endif
