#include "index/similar.h"

#include "base/mem.h"
#include "index/engine.h"
#include "index/subject.h"

#include <stdlib.h>
#include <string.h>

enum {
	HITS_READ = 20,         /* copies among them */
	HITS_MORE = 200,        /* when all of those were copies, or nearly */
	CANDIDATES = 12,        /* compared with one another */
	SHARED_MIN = 4,         /* terms of the question, below which closeness is chance */
	HASHES_MAX = 1024,      /* terms of a document by which it is compared */
};

/* What a document must gather of what the document itself would, to be close. */
#define CLOSE 0.18

/* Terms in common, among the terms of two documents, that make one a copy of the other; and
 * what they cost below that, against the part gathered. */
#define COPY 0.6
#define LIKENESS_COST 0.8

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
	if (subject_has_word(term))
		outline->hashes[outline->count++] = subject_hash(term);
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
	if (!origin_each_term(origin, note_hash, outline, err))
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
		if (hit->docid == field->docid)  /* itself, the likest of all */
			continue;
		struct candidate *candidate = &field->items[field->count];
		if (!draw(&(struct origin){ engine, hit->docid, NULL, 0 }, &candidate->outline, err))
			return false;
		candidate->docid = hit->docid;
		candidate->closeness = hit->weight / best;
		candidate->liked = 0;
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

/* The `most` documents that share most of what tells about it. */
static struct engine_hits *ask(const struct origin *origin, struct subject *subject, size_t most,
	struct error *err)
{
	return subject_find(origin, subject, err)
		? engine_search(origin->engine, subject->query, most, err) : NULL;
}

/* Gather candidates from the first `most` hits; `count` says how many there were. */
static bool look(const struct origin *origin, struct field *field, size_t most, size_t *count,
	struct error *err)
{
	OWNED_SUBJECT subject = {0};
	OWNED(engine_hits) hits = ask(origin, &subject, most, err);
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
	OWNED_SUBJECT subject = {0};
	const struct origin origin = { .engine = engine, .document = document };
	struct outline own, other;
	OWNED(engine_hits) hits = ask(&origin, &subject, HITS_READ, err);
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
