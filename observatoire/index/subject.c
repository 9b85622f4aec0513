#include "index/subject.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/words.h"
#include "index/engine.h"
#include "index/schema.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	TERMS_WEIGHED = 48,     /* whose rarity is looked up: the most frequent in the document */
	POSTINGS_MAX = 20000,   /* read for it: common terms beyond are left out */
};

/* A term in more than this part of all documents tells nothing. */
#define COMMON 0.25

/* Names of lists and words of the title were chosen to say what the sheet is about. */
#define CHOSEN 2.0

bool subject_has_word(const char *term)
{
	bool is_stem = term[0] == SCHEMA_STEM[0] && term[1] != SCHEMA_TITLE[0];
	return is_stem || term[0] == SCHEMA_LABEL[0];
}

uint32_t subject_hash(const char *term)
{
	return (uint32_t)hash_place(term, strlen(term));
}

/* ---- The terms that tell ---- */

struct telling {
	char *term;
	double here;        /* how much it stands in the document */
	double weight;      /* that, and how few others have it */
	size_t documents;
};

struct terms {
	struct telling *items;
	size_t count, capacity;
	struct words titles;  /* stems of the title */
};

static void terms_done(struct terms *terms)
{
	words_done(&terms->titles);
	for (size_t i = 0; i < terms->count; i++)
		free(terms->items[i].term);
	free(terms->items);
	*terms = (struct terms){0};
}

static bool note_term(void *context, const char *term, size_t weight)
{
	struct terms *terms = context;
	if (strncmp(term, SCHEMA_TITLE_STEM, strlen(SCHEMA_TITLE_STEM)) == 0)
		words_add(&terms->titles, term + strlen(SCHEMA_TITLE_STEM));
	if (!subject_has_word(term) || weight == 0)
		return true;
	terms->items = mem_room(terms->items, terms->count, &terms->capacity, sizeof *terms->items);
	double here = (1 + log((double)weight)) * (term[0] == SCHEMA_LABEL[0] ? CHOSEN : 1);
	terms->items[terms->count++] = (struct telling){ mem_copy(term), here, here, 0 };
	return true;
}

/* Heaviest first; of two, the longer word is likely the rarer. */
static int compare_weights(const void *a, const void *b)
{
	const struct telling *left = a, *right = b;
	if (left->weight != right->weight)
		return left->weight < right->weight ? 1 : -1;
	size_t longer = strlen(left->term), shorter = strlen(right->term);
	if (longer != shorter)
		return longer < shorter ? 1 : -1;
	return strcmp(left->term, right->term);
}

static void lift_titles(struct terms *terms)
{
	for (size_t i = 0; i < terms->count; i++) {
		struct telling *telling = &terms->items[i];
		if (telling->term[0] == SCHEMA_STEM[0] && words_has(&terms->titles, telling->term + 1))
			telling->weight = telling->here *= CHOSEN;
	}
}

static void keep_heaviest(struct terms *terms, size_t count)
{
	if (terms->count)
		qsort(terms->items, terms->count, sizeof *terms->items, compare_weights);
	while (terms->count > count)
		free(terms->items[--terms->count].term);
}

bool origin_each_term(const struct origin *origin, engine_term_fn *each, void *context,
	struct error *err)
{
	return origin->document ? engine_document_each(origin->document, each, context, err)
		: engine_document_terms(origin->engine, origin->docid, each, context, err);
}

/* A word that nobody else has tells of nobody else. */
static bool weigh(const struct origin *origin, struct terms *terms, struct error *err)
{
	size_t all = 0, own = (origin->document ? 0 : 1) + origin->copies;
	struct engine *engine = origin->engine;
	if (!engine_count(engine, &all, err))
		return false;
	for (size_t i = 0; i < terms->count; i++) {
		struct telling *telling = &terms->items[i];
		if (!engine_frequency(engine, telling->term, &telling->documents, err))
			return false;
		bool is_shared = telling->documents > own;
		double others = is_shared ? (double)(telling->documents - origin->copies) : 0;
		bool tells = is_shared && others <= COMMON * (double)all;
		telling->weight *= tells ? log((double)all / others) : 0;
	}
	return true;
}

void subject_done(struct subject *subject)
{
	engine_query_free(subject->query);
}

/* The terms that tell most, as far as they may cost. */
static void ask_for(struct subject *subject, const struct terms *terms)
{
	struct engine_query *operands[SUBJECT_TERMS];
	size_t postings = 0;
	for (size_t i = 0; i < terms->count && subject->count < SUBJECT_TERMS; i++) {
		const struct telling *telling = &terms->items[i];
		if (telling->weight <= 0 || postings + telling->documents > POSTINGS_MAX)
			continue;
		postings += telling->documents;
		OWNED(engine_query) word = engine_query_term(telling->term);
		operands[subject->count] = engine_query_scale(word, telling->here);
		subject->hashes[subject->count++] = subject_hash(telling->term);
	}
	subject->query = engine_query_combine(ENGINE_OR,
		(const struct engine_query *const *)operands, subject->count);
	for (size_t i = 0; i < subject->count; i++)
		engine_query_free(operands[i]);
}

bool subject_find(const struct origin *origin, struct subject *subject, struct error *err)
{
	struct terms terms = {0};
	bool done = origin_each_term(origin, note_term, &terms, err);
	if (done) {
		lift_titles(&terms);
		keep_heaviest(&terms, TERMS_WEIGHED);
		done = weigh(origin, &terms, err);
	}
	if (done) {
		keep_heaviest(&terms, TERMS_WEIGHED);
		ask_for(subject, &terms);
	}
	terms_done(&terms);
	return done;
}
