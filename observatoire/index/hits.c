#include "index/hits.h"

#include "base/mem.h"
#include "index/analysis.h"
#include "index/class.h"
#include "index/spot.h"
#include "index/synonyms.h"

#include <stdlib.h>
#include <string.h>

enum { MARK_MAX_BYTES = 400 };  /* one « word » of a whole page is no answer */

static void add_term(struct hits *hits, const struct question *word)
{
	struct hits_term *term = &hits->terms[hits->term_count];
	if (word->flags & TOKEN_WELDED)
		hits->welded |= (uint64_t)1 << hits->term_count;
	hits->term_count++;
	*term = (struct hits_term){
		.light = word->light,
		.stem = word->stem,
		.is_prefix = word->is_prefix,
		.offset = word->offset,
	};
	bool is_class = word->flags & TOKEN_CLASS;
	/* The beginning of a name is looked for in all of them, and so is « grandesection » in one word. */
	if (word->is_prefix || (!is_class && class_keys(word->light)))
		hits->glance.wants_names = true;
	/* « CM2 » is found where its names begin, « cours moyen 2 » and « CM1-2 » among them. */
	for (size_t rank = 0; is_class && class_first_word(rank); rank++)
		if (class_may_tell(rank, word->light))
			glance_add(&hits->glance, class_first_word(rank));
	glance_add(&hits->glance, word->light);
	glance_add(&hits->glance, word->stem);
	hits->initials[(unsigned char)*word->light] = true;
	hits->initials[(unsigned char)*word->stem] = true;
}

static void add_phrase(struct hits *hits, const struct question *phrase)
{
	size_t first = hits->term_count;
	for (size_t i = 0; i < phrase->count; i++) {
		hits->in_phrases |= (uint64_t)1 << hits->term_count;
		add_term(hits, phrase->children[i]);
	}
	hits->terms[first].phrase_length = (unsigned)phrase->count;
}

/* No deeper than the tree of a question: see question_parse.c. */
static void collect(struct hits *hits, const struct question *question)
{
	size_t room = HITS_MAX_TERMS - hits->term_count;
	switch (question->kind) {
	case QUESTION_NOT:
		return;
	case QUESTION_WORD:
		if (!question->is_weightless && room >= 1)
			add_term(hits, question);
		return;
	case QUESTION_PHRASE:
	case QUESTION_KEY:
		if (question->count <= room)
			add_phrase(hits, question);
		return;
	case QUESTION_ALL:
	case QUESTION_ANY:
	case QUESTION_FIELD:
		for (size_t i = 0; i < question->count; i++)
			collect(hits, question->children[i]);
		return;
	}
}

void hits_init(struct hits *hits, const struct sought *sought)
{
	*hits = (struct hits){0};
	collect(hits, sought->question);
	for (size_t i = 0; i < sought->through_count; i++)
		collect(hits, sought->through[i]->node);
}

void hits_done(struct hits *hits)
{
	free(hits->items);
	free(hits->found);
	free(hits->confirmed);
	*hits = (struct hits){0};
}

static uint64_t terms_of(const struct hits *hits, const struct token *token)
{
	uint64_t terms = 0;
	for (size_t i = 0; i < hits->term_count; i++) {
		const struct hits_term *term = &hits->terms[i];
		bool answers = term->is_prefix
			? strncmp(token->light, term->light, strlen(term->light)) == 0
				|| strncmp(token->folded, term->light, strlen(term->light)) == 0
			: strcmp(token->light, term->light) == 0
				|| (strcmp(token->stem, term->stem) == 0 && !(hits->in_phrases >> i & 1));
		terms |= (uint64_t)answers << i;
	}
	return terms;
}

static void make_room(struct hits *hits, size_t position)
{
	if (position < hits->positions)
		return;
	size_t positions = hits->positions ? hits->positions : 64;
	while (positions <= position)
		positions *= 2;
	hits->found = mem_resize(hits->found, positions, sizeof *hits->found);
	hits->confirmed = mem_resize(hits->confirmed, positions, sizeof *hits->confirmed);
	size_t fresh = (positions - hits->positions) * sizeof *hits->found;
	memset(hits->found + hits->positions, 0, fresh);
	memset(hits->confirmed + hits->positions, 0, fresh);
	hits->positions = positions;
}

static void add_token(void *context, const struct token *token)
{
	struct hits *hits = context;
	if (!hits->initials[(unsigned char)*token->light]
		&& !hits->initials[(unsigned char)*token->stem])
		return;
	uint64_t terms = terms_of(hits, token);
	if (!terms || token->length > MARK_MAX_BYTES)
		return;

	make_room(hits, token->position);
	hits->found[token->position] |= terms;
	hits->items = mem_room(hits->items, hits->count, &hits->capacity, sizeof *hits->items);
	size_t start = hits->line_start + token->start;
	hits->items[hits->count++] =
		(struct hit){ start, start + token->length, token->position, terms };
}

/* Whether the phrase that begins with term `first` stands at `position`; if so, confirm it. */
static void confirm(struct hits *hits, size_t first, size_t position)
{
	const struct hits_term *terms = hits->terms;
	size_t past = first + terms[first].phrase_length;
	for (size_t i = first; i < past; i++) {
		size_t at = position + terms[i].offset;
		if (at >= hits->positions || !(hits->found[at] >> i & 1))
			return;
	}
	for (size_t i = first; i < past; i++)
		hits->confirmed[position + terms[i].offset] |= (uint64_t)1 << i;
}

/* Words of a phrase that stand alone answer nothing. */
static void keep_phrases(struct hits *hits)
{
	for (size_t i = hits->line_first; i < hits->count; i++)
		for (size_t term = 0; term < hits->term_count; term++)
			if (hits->terms[term].phrase_length && hits->items[i].terms >> term & 1)
				confirm(hits, term, hits->items[i].position);

	size_t kept = hits->line_first;
	for (size_t i = hits->line_first; i < hits->count; i++) {
		struct hit hit = hits->items[i];
		hit.terms &= ~hits->in_phrases | hits->confirmed[hit.position];
		if (hit.terms)
			hits->items[kept++] = hit;
	}
	hits->count = kept;
}

static bool is_sought(const void *context, const char *light, const char *stem)
{
	const struct hits *hits = context;
	return terms_of(hits, &(struct token){ .folded = light, .light = light, .stem = stem });
}

/* Whether each word of some phrase stands in this line, wherever. */
static bool has_phrase(const struct hits *hits)
{
	uint64_t there = 0;
	for (size_t i = hits->line_first; i < hits->count; i++)
		there |= hits->items[i].terms;
	for (size_t i = 0; hits->in_phrases && i < hits->term_count; i++) {
		unsigned length = hits->terms[i].phrase_length;
		uint64_t words = length ? (((uint64_t)2 << (length - 1)) - 1) << i : 0;
		if (words && (there & words) == words)
			return true;
	}
	return false;
}

static void forget_line(struct hits *hits)
{
	hits->count = hits->line_first;
	if (hits->positions)
		hits->found[0] = hits->confirmed[0] = 0;
}

/* Names go by what stands around them, and words of a phrase by their places, where they may all be
 * there: the line is read then. */
static bool spot(struct hits *hits, struct analyser *analyser, struct stretch line)
{
	const struct spotted spotted = { &hits->glance, is_sought, hits };
	if (hits->glance.wants_names || hits->glance.is_blind
		|| !spot_words(analyser, &spotted, line, add_token, hits))
		return false;
	if (has_phrase(hits)) {
		forget_line(hits);
		return false;
	}
	if (hits->in_phrases && hits->count > hits->line_first)
		keep_phrases(hits);
	return true;
}

void hits_read(struct hits *hits, struct analyser *analyser, const char *text, size_t start,
	size_t length)
{
	if (hits->term_count == 0)
		return;
	hits->line_start = start;
	hits->line_first = hits->count;
	if (hits->positions) {
		memset(hits->found, 0, hits->positions * sizeof *hits->found);
		memset(hits->confirmed, 0, hits->positions * sizeof *hits->confirmed);
	}
	const struct stretch line = { text + start, length };
	if (!analyser_is_careful(analyser)
		&& (spot(hits, analyser, line) || !glance_may_hold(&hits->glance, line.bytes, length)))
		return;
	analyser_find(analyser, &hits->glance, line, add_token, hits);
	if (hits->in_phrases && hits->count > hits->line_first)
		keep_phrases(hits);
}
