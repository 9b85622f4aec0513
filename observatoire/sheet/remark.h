#ifndef SHEET_REMARK_H
#define SHEET_REMARK_H

#include <stdbool.h>
#include <stddef.h>

/** How much a remark matters. */
enum severity {
	SEVERITY_ADVICE,   /* « conseil »: the sheet is taken all the same */
	SEVERITY_REFUSAL,  /* « refus »: the sheet is not taken until this is mended */
};

/** One thing to tell the author of a sheet, in French, saying what to do. */
struct remark {
	const char *field;  /* front matter key, "corps" for the body, "" for the file; static */
	unsigned line;      /* line of the file, counted from 1; 0 when no line is to blame */
	enum severity severity;
	char *sentence;
};

/** Remarks in the order they were made; starts as {0}. At most REMARKS_MAX are kept. */
struct remarks {
	struct remark *items;
	size_t count;
};

enum { REMARKS_MAX = 200 };

void remarks_done(struct remarks *remarks);
#define OWNED_REMARKS __attribute__((cleanup(remarks_done))) struct remarks

/** Add one; `format` makes the sentence. Past REMARKS_MAX advice is dropped, a refusal is kept. */
__attribute__((format(printf, 5, 6)))
void remarks_add(struct remarks *remarks, enum severity severity, const char *field,
	unsigned line, const char *format, ...);

bool remarks_refuse(const struct remarks *remarks);

/** By line, then in the order they were made. */
void remarks_sort(struct remarks *remarks);

/** « refus » or « conseil ». */
const char *severity_name(enum severity severity);

#endif
