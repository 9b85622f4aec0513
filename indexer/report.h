#ifndef INDEXER_REPORT_H
#define INDEXER_REPORT_H

#include "base/json.h"
#include "sheet/remark.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/** What the program says: French sentences for people, or JSON lines for machines. */
struct report {
	FILE *out;       /* answers */
	FILE *err;       /* what went wrong, in French either way */
	bool is_json;
	bool is_broken;  /* `out` takes no more: closed pipe, full disk */
};

/** One sheet or file and what became of it. */
struct report_sheet {
	const char *path;   /* shown as report_safe() makes it */
	const char *id;     /* or NULL */
	const char *state;  /* « pris », « inchange », « refuse », « retire », « disparu » */
	const struct remarks *remarks;
};

/** For people only; JSON readers are spared it. */
__attribute__((format(printf, 2, 3)))
void report_say(struct report *report, const char *format, ...);

/** On the error stream, behind the name of the program. */
__attribute__((format(printf, 2, 3)))
void report_problem(struct report *report, const char *format, ...);

/** One object on one line. */
void report_json(struct report *report, const struct json *json);

/** The JSON line of a sheet. */
void report_sheet_json(struct report *report, const struct report_sheet *sheet);

/** « fichier:ligne: champ: phrase », one a line; without `advice`, refusals only. */
void report_remarks(struct report *report, const struct report_sheet *sheet, bool advice);

/** Push out what was said. False once the answer can no longer be written: it is told once. */
bool report_flush(struct report *report);

/** A text of unknown origin made fit for one line of a terminal; for the caller to free(). */
char *report_safe(const char *text);

/** « 1 fiche », « 12 345 fiches »: the count and the word it asks for, which may be "". For free(). */
char *report_count(size_t count, const char *one, const char *many);

#endif
