#ifndef INDEX_ANSWERS_H
#define INDEX_ANSWERS_H

#include "base/error.h"
#include "index/bits.h"
#include "index/weights.h"

struct columns;
struct question;

/** The sheets that answer one part of a question, exactly, and how much it weighs in each. */
struct answers {
	struct bits sheets;
	struct weights weights;  /* may have sheets that do not answer: a name of a list lifts, no more */
};

void answers_done(struct answers *answers);
#define OWNED_ANSWERS __attribute__((cleanup(answers_done))) struct answers

enum answers_scope {
	ANSWERS_ANYWHERE,    /* texts, titles and the names of what sheets are about */
	ANSWERS_IN_TEXT,     /* what people wrote, no more: for what is excluded */
	ANSWERS_AS_WRITTEN,  /* what people wrote or chose, in this form: no stem, no name beside */
};

/**
 * The answers to a node of a question and what is under it, weightless words left aside. Borrowed
 * until search_refresh(). NULL with ERROR_BUSY or ERROR_FAILED, as engine.h says.
 */
const struct answers *answers_to(struct columns *columns, const struct question *node,
	enum answers_scope scope, struct error *err);

/** The answers to « scratchjr », two words welded that were typed apart. Otherwise as answers_to(). */
const struct answers *answers_to_welded(struct columns *columns, const char *light,
	struct error *err);

/**
 * The answers to a word that was not typed but may have been meant, found nearly as if it had been: by
 * the stem of its light form too. Otherwise as answers_to().
 */
const struct answers *answers_to_meant(struct columns *columns, const char *light,
	struct error *err);

/** What the accents that were typed add where sheets have them; they answer nothing. Likewise. */
const struct answers *answers_in_accents(struct columns *columns, const char *accented,
	struct error *err);

/** What a word weighs where it stands in a title; it answers nothing. Otherwise as answers_to(). */
const struct answers *answers_in_titles(struct columns *columns, const char *light,
	struct error *err);

#endif
