#include "index/similar.h"

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
	TERMS_ASKED = 24,       /* which make the question */
	POSTINGS_MAX = 20000,   /* read for it: common terms beyond are left out */
	HITS_READ = 20,         /* copies among them */
	HITS_MORE = 200,        /* when all of those were copies, or nearly */
	CANDIDATES = 12,        /* compared with one another */
	SHARED_MIN = 4,         /* terms of the question, below which closeness is chance */
	HASHES_MAX = 1024,      /* terms of a document by which it is compared */
};

/* A term in more than this part of all documents tells nothing. */
#define COMMON 0.25

/* Names of lists and words of the title were chosen to say what the sheet is about. */
#define CHOSEN 2.0

/* What a document must gather of what the document itself would, to be close. */
#define CLOSE 0.18

/* Terms in common, among the terms of two documents, that make one a copy of the other; and
 * what they cost below that, against the part gathered. */
#define COPY 0.6
#define LIKENESS_COST 0.8

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

/* Stems of the whole text, those of the title counted in it; names of its lists. */
static bool is_word(const char *term)
{
	bool is_stem = term[0] == SCHEMA_STEM[0] && term[1] != SCHEMA_TITLE[0];
	return is_stem || term[0] == SCHEMA_LABEL[0];
}

static bool note_term(void *context, const char *term, size_t weight)
{
	struct terms *terms = context;
	if (strncmp(term, SCHEMA_TITLE_STEM, strlen(SCHEMA_TITLE_STEM)) == 0)
		words_add(&terms->titles, term + strlen(SCHEMA_TITLE_STEM));
	if (!is_word(term) || weight == 0)
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

/* Where the terms of what is compared come from: a document of the index, or one that is in none. */
struct origin {
	struct engine *engine;
	uint32_t docid;
	const struct engine_document *document;  /* NULL: `docid` */
	size_t copies;  /* of it, as far as known: what they alone have tells of nobody else */
};

static bool each_term(const struct origin *origin, engine_term_fn *each, void *context,
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

/* What a document is about, as a question. */
struct subject {
	struct engine_query *query;       /* NULL before it is known */
	uint32_t hashes[TERMS_ASKED];     /* of its terms */
	size_t count;
};

static void subject_done(struct subject *subject)
{
	engine_query_free(subject->query);
}

/* Of 32 bits: two terms of one document meet once in a million. */
static uint32_t hash_of(const char *term)
{
	return (uint32_t)hash_place(term, strlen(term));
}

/* The terms that tell most, as far as they may cost. */
static void ask_for(struct subject *subject, const struct terms *terms)
{
	struct engine_query *operands[TERMS_ASKED];
	size_t postings = 0;
	for (size_t i = 0; i < terms->count && subject->count < TERMS_ASKED; i++) {
		const struct telling *telling = &terms->items[i];
		if (telling->weight <= 0 || postings + telling->documents > POSTINGS_MAX)
			continue;
		postings += telling->documents;
		OWNED(engine_query) word = engine_query_term(telling->term);
		operands[subject->count] = engine_query_scale(word, telling->here);
		subject->hashes[subject->count++] = hash_of(telling->term);
	}
	subject->query = engine_query_combine(ENGINE_OR,
		(const struct engine_query *const *)operands, subject->count);
	for (size_t i = 0; i < subject->count; i++)
		engine_query_free(operands[i]);
}

static bool find_subject(const struct origin *origin, struct subject *subject, struct error *err)
{
	struct terms terms = {0};
	bool done = each_term(origin, note_term, &terms, err);
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

/* ---- Likeness ---- */

/* The terms of a document, each as a number, in order. */
struct outline {
	uint32_t hashes[HASHES_MAX];
	size_t count;
};

static bool note_hash(void *context, const char *term, size_t weight)
{
	(void)weight;
	struct outline *outline = context;
	if (is_word(term))
		outline->hashes[outline->count++] = hash_of(term);
	return outline->count < HASHES_MAX;
}

static int compare_hashes(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	return (left > right) - (left < right);
}

static bool draw(const struct origin *origin, struct outline *outline, struct error *err)
{
	outline->count = 0;
	if (!each_term(origin, note_hash, outline, err))
		return false;
	qsort(outline->hashes, outline->count, sizeof outline->hashes[0], compare_hashes);
	return true;
}

/* Terms in common, as a part of those of either. */
static double likeness(const struct outline *a, const struct outline *b)
{
	size_t common = 0;
	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		common += a->hashes[i] == b->hashes[k];
		bool next_a = a->hashes[i] <= b->hashes[k];
		k += a->hashes[i] >= b->hashes[k];
		i += next_a;
	}
	size_t either = a->count + b->count - common;
	return either ? (double)common / (double)either : 0;
}

static bool is_worth_a_look(const struct subject *subject, const struct outline *outline)
{
	size_t shared = 0;
	for (size_t i = 0; i < subject->count; i++)
		shared += bsearch(&subject->hashes[i], outline->hashes, outline->count,
			sizeof outline->hashes[0], compare_hashes) != NULL;
	return shared >= SHARED_MIN;
}

/* ---- Choosing ---- */

/* One document close enough, while the best ones are chosen. */
struct candidate {
	uint32_t docid;
	double closeness;  /* part of what the document itself gathers */
	double liked;      /* the most it is like one already there */
	struct outline outline;
};

struct field {
	uint32_t docid;             /* of the document itself */
	const struct outline *own;
	struct candidate *items;
	size_t count;
	size_t own_copies, copies;  /* passed over: of the document itself, of one that is there already */
};

/* Of one that is closer. */
static bool is_copy(const struct field *field, const struct outline *outline)
{
	for (size_t i = 0; i < field->count; i++)
		if (likeness(&field->items[i].outline, outline) >= COPY)
			return true;
	return false;
}

/* Worst case: every hit is drawn once, and none kept. */
static bool gather(struct engine *engine, const struct subject *subject,
	const struct engine_hits *hits, struct field *field, struct error *err)
{
	for (size_t i = 0; i < hits->count && field->count < CANDIDATES; i++) {
		const struct engine_hit *hit = &hits->items[i];
		double best = hits->items[0].weight;
		if (hit->weight < CLOSE * best)
			break;
		struct candidate *candidate = &field->items[field->count];
		if (!draw(&(struct origin){ engine, hit->docid, NULL, 0 }, &candidate->outline, err))
			return false;
		candidate->docid = hit->docid;
		candidate->closeness = hit->weight / best;
		candidate->liked = 0;
		/* The document itself is the likest of all. */
		if (hit->docid == field->docid)
			continue;
		if (likeness(field->own, &candidate->outline) >= COPY)
			field->own_copies++;
		else if (is_copy(field, &candidate->outline))
			field->copies++;
		else if (is_worth_a_look(subject, &candidate->outline))
			field->count++;
	}
	return true;
}

static struct candidate *best_of(struct field *field)
{
	struct candidate *best = NULL;
	double most = 0;
	for (size_t i = 0; i < field->count; i++) {
		struct candidate *candidate = &field->items[i];
		double worth = candidate->closeness - LIKENESS_COST * candidate->closeness * candidate->liked;
		if (candidate->docid && candidate->liked < COPY && (!best || worth > most)) {
			best = candidate;
			most = worth;
		}
	}
	return best;
}

static void choose(struct field *field, struct similar *similar)
{
	similar->count = 0;
	for (struct candidate *best; similar->count < SIMILAR_MAX && (best = best_of(field));) {
		similar->docids[similar->count++] = best->docid;
		best->docid = 0;
		for (size_t i = 0; i < field->count; i++) {
			struct candidate *other = &field->items[i];
			double like = other->docid ? likeness(&best->outline, &other->outline) : 0;
			if (like > other->liked)
				other->liked = like;
		}
	}
}

/* The documents that share most of what tells about it. */
static struct engine_hits *ask(const struct origin *origin, struct subject *subject,
	struct error *err)
{
	return find_subject(origin, subject, err)
		? engine_search(origin->engine, subject->query, HITS_READ, err) : NULL;
}

/* Ask, and gather candidates from the first `most` hits; `count` says how many there were. */
static bool look(const struct origin *origin, struct field *field, size_t most, size_t *count,
	struct error *err)
{
	__attribute__((cleanup(subject_done))) struct subject subject = {0};
	if (!find_subject(origin, &subject, err))
		return false;
	OWNED(engine_hits) hits = engine_search(origin->engine, subject.query, most, err);
	field->count = field->own_copies = field->copies = 0;
	*count = hits ? hits->count : 0;
	return hits && gather(origin->engine, &subject, hits, field, err);
}

/* A sheet that many have taken up fills the first hits with its copies: they are counted among more
 * of them, and what stands behind them is looked at. */
static bool look_enough(struct origin *origin, struct field *field, struct error *err)
{
	size_t count;
	if (!look(origin, field, HITS_READ, &count, err))
		return false;
	bool is_crowded = field->own_copies + field->copies > HITS_READ / 2 && field->count < SIMILAR_MAX;
	if (!is_crowded || count < HITS_READ)
		return true;
	if (field->own_copies > 0 && !look(origin, field, HITS_MORE, &count, err))
		return false;
	origin->copies = field->own_copies;
	return look(origin, field, HITS_MORE, &count, err);
}

bool similar_find(struct engine *engine, uint32_t docid, struct similar *similar,
	struct error *err)
{
	struct origin origin = { engine, docid, NULL, 0 };
	struct outline own;
	if (!draw(&origin, &own, err))
		return false;

	struct field field = {
		.docid = docid, .own = &own, .items = mem_new(CANDIDATES + 1, sizeof *field.items),
	};
	bool done = look_enough(&origin, &field, err);
	if (done)
		choose(&field, similar);
	free(field.items);
	return done;
}

/* ---- The same thing told twice ---- */

/* Keep the likest, in their order. */
static void note_alike(struct alike *alike, uint32_t docid, unsigned percent)
{
	size_t place = alike->count;
	while (place > 0 && alike->items[place - 1].percent < percent)
		place--;
	if (place == ALIKE_MAX)
		return;
	alike->count += alike->count < ALIKE_MAX;
	memmove(&alike->items[place + 1], &alike->items[place],
		(alike->count - place - 1) * sizeof alike->items[0]);
	alike->items[place].docid = docid;
	alike->items[place].percent = percent;
}

bool similar_find_alike(struct engine *engine, const struct engine_document *document,
	struct alike *alike, struct error *err)
{
	__attribute__((cleanup(subject_done))) struct subject subject = {0};
	const struct origin origin = { .engine = engine, .document = document };
	struct outline own, other;
	OWNED(engine_hits) hits = ask(&origin, &subject, err);
	if (!hits || !draw(&origin, &own, err))
		return false;

	struct alike found = {0};
	for (size_t i = 0; i < hits->count; i++) {
		if (!draw(&(struct origin){ engine, hits->items[i].docid, NULL, 0 }, &other, err))
			return false;
		unsigned percent = (unsigned)(100 * likeness(&own, &other));
		if (percent >= ALIKE_PERCENT)
			note_alike(&found, hits->items[i].docid, percent);
	}
	*alike = found;
	return true;
}
