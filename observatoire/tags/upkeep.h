#ifndef TAGS_UPKEEP_H
#define TAGS_UPKEEP_H

#include "base/error.h"
#include "sheet/tag.h"
#include "store/tags.h"
#include "tags/tagger.h"

#include <stdbool.h>

/* What référents do to a tag wherever it stands. Every address it ever had goes on leading somewhere. */

enum upkeep_act {
	UPKEEP_RENAME,   /* « renommer »: to the name given */
	UPKEEP_MERGE,    /* « fusionner »: into the tag given, which takes its sheets and its addresses */
	UPKEEP_FORBID,   /* « interdire »: nobody sees it, nobody puts it */
	UPKEEP_ALLOW,    /* « autoriser »: again */
	UPKEEP_PROMOTE,  /* « promouvoir »: its sheets are found by the theme given; "": no longer */
	UPKEEP_ACTS,
};

bool upkeep_act_find(const char *key, enum upkeep_act *act);

enum upkeep_outcome {
	UPKEEP_DONE,
	UPKEEP_FAULTY,     /* the new name is none: `fault` */
	UPKEEP_TAKEN,      /* the new name is another tag's: merge into it */
	UPKEEP_UNKNOWN,    /* no such tag to merge into, or no such theme */
	UPKEEP_SAME,       /* it would change nothing */
	UPKEEP_BANNED,     /* the tag to merge into is forbidden */
};

struct upkeep_result {
	enum upkeep_outcome outcome;
	enum tag_fault fault;
	char *key;         /* where the tag is found after it; NULL unless UPKEEP_DONE */
};
void upkeep_result_done(struct upkeep_result *result);
#define OWNED_UPKEEP __attribute__((cleanup(upkeep_result_done))) struct upkeep_result

/** Borrowed. */
struct upkeep {
	const char *tag;   /* its key */
	enum upkeep_act act;
	const char *value; /* name, tag or theme; NULL where there is none to give */
};

/**
 * Do it: on the disk, with its line in the journal and a change of each of its sheets for the index, when
 * UPKEEP_DONE is told. `result` starts as {0}. False with ERROR_NOT_FOUND (no such tag), ERROR_BUSY,
 * ERROR_FAILED.
 */
bool upkeep_do(const struct tagger *tagger, const struct upkeep *upkeep, struct upkeep_result *result,
	struct error *err);

/** The forbidden tags and those that answer for a theme, by key. */
bool upkeep_list_marked(const struct tagger *tagger, tags_each *each, void *context, struct error *err);

#endif
