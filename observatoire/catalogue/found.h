#ifndef CATALOGUE_FOUND_H
#define CATALOGUE_FOUND_H

#include "base/error.h"
#include "base/owned.h"
#include "base/words.h"
#include "catalogue/nameless.h"
#include "index/facet.h"
#include "index/order.h"
#include "index/synonyms.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A question to the catalogue, and what it found. */

struct catalogue;
struct question;
struct term;

/* ---- What is shown of sheets ---- */

/** A synonym by which sheets were found. */
struct found_synonym {
	char *typed;                            /* what it stands for, as typed */
	const struct alternative *alternative;  /* borrowed from the synonyms */
	size_t count;                           /* sheets that have it, and lack what was typed */
};

/** What one part of a question does for a sheet: struct reason, to be shown. */
struct card_reason {
	char *words;       /* the part, as typed */
	const struct alternative *alternative;  /* what the sheet has in its place, borrowed; or NULL */
	char *guess;       /* the word it was taken for, as people write it; or NULL */
	unsigned places;   /* bits of enum explain_place; 0: the sheet lacks it */
	bool is_relative;  /* a word of its family stands there */
	bool is_lift;      /* a common word, that only ranks */
	unsigned percent;  /* of what the sheet weighs */
};

/** What a list shows of a sheet. */
struct card {
	char *id, *title, *summary, *type, *duration;  /* duration: ISO 8601 or NULL */
	char *published_on, *modified_on;              /* ISO dates, NULL when not */
	struct words levels, subjects, themes, equipment;
	struct words departments;  /* of the schools it names */
	struct words tags;         /* names of those its author or others stand for, sorted */
	bool is_example;
	char *snippet_html;  /* safe HTML, <mark> its only tag; NULL outside a search */
	char *title_html;    /* the title with marks; NULL outside a search */
	const char *aside;   /* key of the field that has the words when nothing the card shows has any, */
	char *aside_html;    /* as « objectifs », and its passage, safe HTML; NULL when there is none */
	double score;        /* 0 to 100; 0 outside a search and catalogue_alike() */
	bool is_partial;     /* lacks a word of the question, and has no synonym of it */
	const struct found_synonym **through;  /* what it has in the place of words it lacks: the list is */
	size_t through_count;                  /* owned, what it points to belongs to the answer */
	struct card_reason *reasons;  /* `reason_count` of them; none unless explanations were asked for */
	size_t reason_count;
};

struct cards {
	struct card *items;
	size_t count;
};
void cards_done(struct cards *cards);
#define OWNED_CARDS __attribute__((cleanup(cards_done))) struct cards

/** What people call schools, and the ZAP by their codes. Starts as {0}. */
struct school_names {
	struct words uais, names;  /* of the same count: 0230506A is « Collège Jamot, Aubusson » */
};
void school_names_done(struct school_names *schools);

/** What people call one of them; NULL when it is not among them. */
const char *school_names_find(const struct school_names *schools, const char *uai);
#define OWNED_SCHOOL_NAMES __attribute__((cleanup(school_names_done))) struct school_names

/* ---- Asking ---- */

enum {
	CATALOGUE_PAGE_SIZE = 20,
	CATALOGUE_MOST_LISTED = 100000,  /* sheets of one list that pages lead to, the first ones */
	CATALOGUE_LAST_PAGE = 10000,     /* of the shortest pages that are offered */
	CATALOGUE_MAX_FILTERS = 64,
	CATALOGUE_OPEN_VALUES = 100,  /* values of an open facet that are told, beside those chosen */
};

struct catalogue_request {
	const char *question;   /* as typed; "" gives every sheet, newest first */
	const struct filter *filters;
	size_t filter_count;    /* at most CATALOGUE_MAX_FILTERS */
	unsigned page;          /* from 1; past the end, or CATALOGUE_MOST_LISTED, gives no card */
	unsigned per_page;      /* 1 to 100; 0 means CATALOGUE_PAGE_SIZE */
	bool is_exact;          /* correct nothing, look for no synonym: what was typed was meant */
	bool is_explained;      /* say of each sheet why it is there, and how the question was read */
	bool is_list;           /* cards without snippets, no counts of facets: for tables and feeds */
	enum order order;
	uint32_t state;         /* found.state of an earlier page: sheets that are newer are not listed,
	                         * and no page moves when one comes in. 0: the present state */
};

/** How many sheets each value of a facet would give, as if no choice of its group were made. */
struct facet_value {
	const struct term *term;  /* borrowed from the vocabularies; NULL in an open facet */
	const char *key;          /* the term's, or one of found.open_keys */
	const char *name;         /* of a school or a ZAP, from found.schools; NULL: the register has none */
	size_t count;
	bool is_chosen;
};

struct found {
	struct cards cards;

	/* All the sheets that answer, on this page and others; and how many of these lack a word of the
	 * question and have no synonym of it: they come last, unless it is a sentence. total - partial
	 * have every word, or its synonym; partial == total: none has. */
	size_t total, partial;
	size_t through;           /* those that lack a word, and have a synonym of each they lack */
	bool is_mixed;            /* a sentence, by relevance: those come among the others */

	/* As the vocabulary orders them; of an open facet the most frequent, as a dictionary has their names.
	 * What no sheet found has is there when it was chosen. */
	struct facet_value *values[FACET_COUNT];
	size_t value_count[FACET_COUNT];
	size_t untold[FACET_COUNT];         /* further values of an open facet */
	struct words open_keys[FACET_COUNT];
	struct school_names schools;        /* of the values and filters of FACET_SCHOOL and FACET_ZONE */

	uint32_t state;           /* to ask for the next page with */
	size_t newer;             /* sheets that came since the state asked for, and are not listed */
	bool has_reuses;          /* ORDER_REUSED says something */
	struct found_synonym *synonyms;  /* those by which some sheet was found, in the question's order */
	size_t synonym_count;

	/* How the question was read, when that was asked for, else NULL: its tree, and what it was made from
	 * (the correction when the sheets are those of it). */
	struct question *question;
	char *read;
	struct words ignored;     /* words of the question that could not matter (« le », « ? »…) */
	struct words unknown;     /* words of the question that stand in no sheet */
	bool is_guessed;          /* sheets that have words near those answer in their place */
	struct nameless_fields nameless;  /* its fields that name nothing; none in a list */

	/* The question with those words as they were likely meant, if that finds sheets with the same filters;
	 * else NULL. When no sheet had all of what was typed, and nothing else can have been meant, the
	 * sheets are those of the correction, and so are all figures and words above. */
	char *correction;
	bool is_corrected, leaves_some;  /* and sheets with a part of what was typed are not shown */
	bool asks_nothing;        /* signs, emoji, operators: nothing is listed without a filter */
	bool is_cut;              /* its beginning was read: QUESTION_MAX_WORDS, QUESTION_MAX_BYTES */
};
void found_free(struct found *found);
OWNABLE(found)

/**
 * Answer a question. NULL with
 *   ERROR_BUSY       the index moved faster than it could be read, or there is none of this version
 *                    yet or none of many sheets, which a sync makes: retry
 *   ERROR_FAILED     index or store are damaged
 *   ERROR_TOO_LARGE  past CATALOGUE_MAX_FILTERS
 * Never fails because of what was typed; a page or per_page out of bounds is brought back into
 * them.
 */
struct found *catalogue_search(struct catalogue *catalogue, const struct catalogue_request *request,
	struct error *err);

/** How many sheets answer, exactly as catalogue_search() would say without correcting anything,
 * at a fraction of its cost. False as there. */
bool catalogue_count(struct catalogue *catalogue, const struct catalogue_request *request,
	size_t *total, struct error *err);

/** How many sheets the list has, as it is corrected when it is: found.total. It costs a dozen questions
 * more where a word was mistyped. False likewise. */
bool catalogue_count_listed(struct catalogue *catalogue, const struct catalogue_request *request,
	size_t *total, struct error *err);

#endif
