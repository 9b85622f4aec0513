#include "index/pair.h"

#include "base/text.h"
#include "index/bits.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/match.h"
#include "index/neighbours.h"
#include "index/question.h"
#include "index/spelling.h"
#include "index/stem.h"

#include <math.h>
#include <string.h>

enum {
	MOST_WORDS = 4,   /* of a question that is looked at */
	MOST_APART = 3,   /* places from one word to the other */
	LEAST_LETTERS = 3,
	MOST_SHEETS = NEIGHBOURS_SHEETS,  /* with both words that are read */
};

/* How much less likely a cost of one makes a word, as in spelling.c. */
static const double UNLIKELY = 0.34;

/* One question being looked through. */
struct looking {
	struct columns *columns;
	struct pair_guess *found;
	double best;  /* how likely the guess found so far is */
};

/* Places from one word to the other. */
static uint32_t apart_of(const struct question *a, const struct question *b)
{
	return a->offset < b->offset ? b->offset - a->offset : a->offset - b->offset;
}

/* The first sheets of a set that have two words side by side: how many. */
static bool count_beside(struct columns *columns, const struct bits *sheets, const struct neighbours *pair,
	size_t *count, struct error *err)
{
	uint32_t at = 0;
	*count = 0;
	for (size_t i = 0; i < MOST_SHEETS && bits_next(sheets, at, &at); i++, at++) {
		bool stand;
		if (!neighbours_stand(columns, at, pair, &stand, err))
			return false;
		*count += stand;
	}
	return true;
}

/* « culturel » is « culture » otherwise. */
static bool is_kin(const struct question *word, const char *light)
{
	char stem[STEM_MAX_BYTES + 1];
	stem_once(light, stem);
	return text_equals(stem, word->stem);
}

static bool is_taken(const struct question *word, const struct spelling_guess *guess)
{
	return guess->cost > 0 && guess->cost <= EDITS_ONE && guess->light[0] == word->folded[0]
		&& !is_kin(word, guess->light);
}

/* `word` being taken for the guess. */
static bool try_guess(struct looking *looking, const struct clause *word, const struct clause *other,
	const struct spelling_guess *guess, struct error *err)
{
	OWNED_BITS sheets = {0};
	size_t count;
	bool is_first = word->node->offset < other->node->offset;
	const struct neighbours pair = {
		.first = is_first ? guess->light : other->node->light,
		.second = is_first ? other->node->light : guess->light,
		.apart = apart_of(word->node, other->node),
	};
	if (!engine_postings(looking->columns->engine, guess->light, &sheets, err))
		return false;
	bits_intersect(&sheets, &other->bits);
	if (!count_beside(looking->columns, &sheets, &pair, &count, err))
		return false;
	double likely = sqrt((double)count) * exp(-UNLIKELY * guess->cost);
	if (likely > looking->best) {
		looking->best = likely;
		looking->found->word = word->node;
		memcpy(looking->found->light, guess->light, strlen(guess->light) + 1);
	}
	return true;
}

static bool try_word(struct looking *looking, const struct clause *word, const struct clause *other,
	struct error *err)
{
	struct spelling_guess guesses[SPELLING_MAX_GUESSES];
	const struct spelling *spelling = columns_spelling(looking->columns, err);
	const struct spelling_word typed = {
		.light = word->node->light, .folded = word->node->folded, .is_alone = true, .is_close = true,
	};
	if (!spelling)
		return false;
	size_t count = spelling_guess_word(spelling, &typed, guesses, SPELLING_MAX_GUESSES);
	for (size_t i = 0; i < count; i++)
		if (is_taken(word->node, &guesses[i]) && !try_guess(looking, word, other, &guesses[i], err))
			return false;
	return true;
}

static bool is_plain(const struct question *node)
{
	return node->kind == QUESTION_WORD && node->field == QUESTION_ANYWHERE && !node->is_prefix
		&& !node->keys && !node->is_quoted && node->folded && strlen(node->folded) >= LEAST_LETTERS;
}

/* Whether two clauses are words side by side in the question that no sheet has so. Those that many sheets
 * have somewhere are left alone unread: some of them may. */
static bool is_loose(struct columns *columns, const struct clause *first, const struct clause *second,
	bool *is, struct error *err)
{
	OWNED_BITS both = {0};
	size_t count = 0;
	*is = is_plain(first->node) && is_plain(second->node) && second->node->offset > first->node->offset
		&& apart_of(first->node, second->node) <= MOST_APART
		&& bits_common(&first->bits, &second->bits) <= MOST_SHEETS;
	if (!*is)
		return true;
	const struct neighbours pair = {
		first->node->light, second->node->light, apart_of(first->node, second->node),
	};
	bits_copy(&both, &first->bits);
	bits_intersect(&both, &second->bits);
	if (!count_beside(columns, &both, &pair, &count, err))
		return false;
	*is = count == 0;
	return true;
}

bool pair_find(struct pair_guess *found, struct columns *columns, const struct match *match,
	struct error *err)
{
	struct looking looking = { columns, found, 0 };
	for (size_t i = 1; match->wanted_count <= MOST_WORDS && i < match->wanted_count; i++) {
		const struct clause *first = &match->wanted[i - 1], *second = &match->wanted[i];
		bool loose = false;
		if (!(match->pairs >> i & 1) && !is_loose(columns, first, second, &loose, err))
			return false;
		if (loose && (!try_word(&looking, first, second, err) || !try_word(&looking, second, first, err)))
			return false;
	}
	return true;
}
