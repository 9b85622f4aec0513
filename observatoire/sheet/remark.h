#ifndef SHEET_REMARK_H
#define SHEET_REMARK_H

#include <stdbool.h>
#include <stddef.h>

/** How much a remark matters. */
enum severity {
	SEVERITY_ADVICE,   /* « conseil »: the sheet is taken all the same */
	SEVERITY_REFUSAL,  /* « refus »: the sheet is not taken until this is mended */
};

/** Where a sentence names a field by its key: who fills in a form sees a label instead. */
struct remark_name {
	size_t start, length;  /* in the sentence, in bytes */
	const char *key;       /* static; "": for who reads a file only */
};

enum { REMARKS_MAX = 200, REMARK_NAMES = 4 };

/** One thing to tell the author of a sheet, in French, saying what to do. */
struct remark {
	const char *field;  /* front matter key, "corps" for the body, "" for the file; static */
	unsigned line;      /* line of the file, counted from 1; 0 when no line is to blame */
	enum severity severity;
	char *sentence;     /* for who writes a file: fields have their keys */
	struct remark_name names[REMARK_NAMES];
	size_t name_count;
};

/** Remarks in the order they were made; starts as {0}. At most REMARKS_MAX are kept. */
struct remarks {
	struct remark *items;
	size_t count;
};

void remarks_done(struct remarks *remarks);
#define OWNED_REMARKS __attribute__((cleanup(remarks_done))) struct remarks

/** In the format of a sentence: a key of sheet_fields[], and the same again. */
#define REMARK_KEY "\x01%s\x02%s\x03"

/** In the format of a sentence: something for who reads a file only. */
#define REMARK_ASIDE "\x01\x02%s\x03"

/** Add one; `format` makes the sentence. Past REMARKS_MAX advice is dropped, a refusal is kept. */
__attribute__((format(printf, 5, 6)))
void remarks_add(struct remarks *remarks, enum severity severity, const char *field,
	unsigned line, const char *format, ...);

/** Add the same remark, without its line. */
void remarks_repeat(struct remarks *remarks, const struct remark *remark);

/** What a field is called where it is asked for; NULL: nothing better than its key. */
typedef const char *remark_label(const char *key);

/** The sentence for who fills in a form, fields having their labels; for the caller to free(). */
char *remark_told(const struct remark *remark, remark_label *label);

bool remarks_refuse(const struct remarks *remarks);

/** By line, then in the order they were made. */
void remarks_sort(struct remarks *remarks);

/** « refus » or « conseil ». */
const char *severity_name(enum severity severity);

#endif
