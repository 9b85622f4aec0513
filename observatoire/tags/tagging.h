#ifndef TAGS_TAGGING_H
#define TAGS_TAGGING_H

#include "base/error.h"
#include "sheet/tag.h"
#include "store/tags.h"
#include "tags/standing.h"
#include "tags/tagger.h"

#include <stdbool.h>

/* Tags put on sheets online by people who sign in. What may happen, standing.h says. */

enum {
	TAGGING_PER_SHEET = 30,  /* tags of one sheet, its author's too */
	TAGGING_PER_DAY = 100,   /* that one person puts or confirms in 24 hours */
};

/** What somebody does about a tag of a sheet. Borrowed. */
struct tagging {
	const char *sheet;     /* its id */
	enum standing_act act;
	const char *tag;       /* as typed, or its key */
	bool is_sure;          /* TAGGING_ADD: a name that is nearly another one is meant */
};

enum tagging_outcome {
	TAGGED,
	TAGGED_ALREADY,        /* the sheet has it, confirmed, or this person said so already */
	TAGGING_REFUSED,       /* standing.h says no */
	TAGGING_FAULTY,        /* the name is none: `fault` */
	TAGGING_FORBIDDEN,     /* a référent forbade this tag */
	TAGGING_DISMISSED,     /* a référent dismissed it from this sheet */
	TAGGING_NEAR,          /* nobody has it yet, and `name` is nearly the same */
	TAGGING_TOO_MANY,      /* TAGGING_PER_SHEET */
	TAGGING_TOO_OFTEN,     /* TAGGING_PER_DAY */
};

struct tagging_result {
	enum tagging_outcome outcome;
	enum tag_fault fault;
	char *name;            /* of the tag, as it is shown; of the near one; or NULL */
};
void tagging_result_done(struct tagging_result *result);
#define OWNED_TAGGING __attribute__((cleanup(tagging_result_done))) struct tagging_result

/**
 * Do it: on the disk, with its line in the journal and a change for the index, when TAGGED is told. `result`
 * starts as {0}. False with ERROR_NOT_FOUND (no such sheet online; another act than TAGGING_ADD, and no such
 * tag), ERROR_BUSY, ERROR_FAILED.
 */
bool tagging_do(const struct tagger *tagger, const struct tagging *tagging,
	struct tagging_result *result, struct error *err);

/**
 * The tags that wait on the sheets this person looks after, for longest first, TAGGING_LISTED at most; of the
 * TAGGING_READ that wait for longest anywhere.
 */
enum { TAGGING_LISTED = 100, TAGGING_READ = 1000 };
bool tagging_list_waiting(const struct tagger *tagger, waiting_tags_each *each, void *context,
	struct error *err);

struct sheet;

/** Whether who asks looks after a sheet: a référent in reach of it, or the DAN. */
bool tagging_is_keeper(const struct tagger *tagger, const struct sheet *sheet);

#endif
