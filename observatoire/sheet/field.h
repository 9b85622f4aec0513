#ifndef SHEET_FIELD_H
#define SHEET_FIELD_H

#include "base/words.h"
#include "sheet/vocabulary.h"

#include <stdbool.h>
#include <stddef.h>

/* The fields of a sheet, as one table: reader, checker, writer and forms all walk it.
 * Adding a field is adding a member to struct sheet and a row here. */

/** What a field holds, and the C type it is kept in. */
enum field_kind {
	FIELD_TEXT,         /* char *: words on one line */
	FIELD_PARAGRAPHS,   /* char *: lines */
	FIELD_KEY,          /* char *: key of `vocabulary` */
	FIELD_ID,           /* char *: "2017-0042" */
	FIELD_UAI,          /* char * */
	FIELD_DATE,         /* char *: "2017-03-14" */
	FIELD_DURATION,     /* char *: ISO 8601 */
	FIELD_SCHOOL_YEAR,  /* char *: "2016-2017" or "non" */
	FIELD_URL,          /* char *: http or https */
	FIELD_LANGUAGE,     /* char *: two letters of ISO 639-1 */
	FIELD_NUMBER,       /* long */
	FIELD_BYTES,        /* unsigned long long */
	FIELD_FLAG,         /* bool */
	FIELD_TEXTS,        /* struct words, each as FIELD_TEXT */
	FIELD_KEYS,         /* struct words, each as FIELD_KEY */
	FIELD_UAIS,         /* struct words, each as FIELD_UAI */
	FIELD_RECORDS,      /* array of `record`, its size at `count_offset` */
};

/** Who must give it, and when. */
enum field_need {
	FIELD_OPTIONAL,
	FIELD_MANDATORY,
	FIELD_TO_PUBLISH,  /* wanted on the site; an advice when a file lacks it */
	FIELD_BY_PRODUCT,  /* filled by the product */
};

struct record;

struct field {
	const char *key;      /* in the front matter; "bilan.texte" is texte within bilan */
	const char *label;    /* as told to people, without article: « niveaux de classe » */
	enum field_kind kind;
	enum field_need need;
	long min, max;        /* of the characters, the items or the number; max 0: no limit */
	size_t offset;        /* in struct sheet, or in the record */
	enum vocabulary_name vocabulary;  /* of FIELD_KEY and FIELD_KEYS */
	const struct record *record;      /* of FIELD_RECORDS */
	size_t count_offset;              /* of FIELD_RECORDS */
};

/** The parts of one author, link, relation or attachment. */
struct record {
	size_t size;
	const struct field *fields;
	size_t field_count;
	size_t primary;  /* the part meant by who writes a mere text instead of parts */
};

enum { SHEET_FIELD_COUNT = 51, FIELD_ITEM_CHARACTERS = 200, FIELD_URL_BYTES = 2000 };

extern const struct field sheet_fields[SHEET_FIELD_COUNT];

/** The field with this key, or NULL. */
const struct field *field_find(const char *key);

/** Its place in sheet_fields[]. */
size_t field_rank(const struct field *field);

/** The field people mean by `typed`, past case, accents and plurals; NULL when none. */
const struct field *field_guess(const char *typed);

/** The field whose key is a slip of the finger away, or NULL. */
const struct field *field_closest(const char *typed);

/** Whether `key` names fields within it, as « bilan » does. */
bool field_is_group(const char *key);

/* Where a field is kept in its owner (a struct sheet or a record), by C type. */
char **field_text(const struct field *field, const void *owner);
struct words *field_words(const struct field *field, const void *owner);
long *field_number(const struct field *field, const void *owner);
unsigned long long *field_bytes(const struct field *field, const void *owner);
bool *field_flag(const struct field *field, const void *owner);
size_t *field_count(const struct field *field, const void *owner);

/** The `i`th record of a FIELD_RECORDS. */
void *field_record(const struct field *field, const void *owner, size_t i);

/** One more record, all zero. */
void *field_add_record(const struct field *field, void *owner);

bool field_is_list(const struct field *field);

/** Nothing was given: NULL or "", no item, 0, false. */
bool field_is_empty(const struct field *field, const void *owner);

/** Free what it holds, and leave it empty. */
void field_clear(const struct field *field, void *owner);

#endif
