#include "index/respell.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/columns.h"
#include "index/edits.h"
#include "index/light.h"
#include "index/question.h"
#include "index/spelling.h"
#include "index/split.h"

#include <stdlib.h>
#include <string.h>

enum {
	JOINED_LETTERS = 6,  /* of a word that may be two */
	SHORT_LETTERS = 6,
	LONG_LETTERS = 8,
	SURE_SHEETS = 2,
};

/* A guess that is this much less likely than the first is not tried. */
#define UNLIKELY 0.05

/* From what confidence on a short word can have been nothing else. */
#define SURE 0.6

void respelling_done(struct respelling *respelling)
{
	for (size_t i = 0; i < RESPELL_MOST; i++)
		words_done(&respelling->ways[i]);
	free(respelling->folded);
	*respelling = (struct respelling){0};
}

static void add_light(struct words *way, const char *folded, size_t length)
{
	char *light = mem_new(length + 1, 1);
	light_form(folded, length, light);
	words_give(way, light);
}

/* The words of `segments`, as the next way. */
static void add_segments(struct respelling *respelling)
{
	const struct segments *segments = &respelling->segments;
	respelling->is_sure[respelling->count] = segments->is_sure;
	struct words *way = &respelling->ways[respelling->count++];
	for (size_t i = 0, from = 0; i < segments->count; from = segments->ends[i++])
		add_light(way, respelling->folded + from, segments->ends[i] - from);
}

static bool try_split(struct columns *columns, struct respelling *respelling, struct error *err)
{
	const char *folded = respelling->folded;
	size_t at = 0;
	if (strlen(folded) >= JOINED_LETTERS
		&& !split_find(columns->engine, folded, SPLIT_SHORTEST, &at, err))
		return false;
	if (at > 0) {
		respelling->segments = (struct segments){
			.ends = { at, strlen(folded) }, .count = 2, .is_sure = true,
		};
		add_segments(respelling);
	}
	return true;
}

/* « emploidutemps » is like no word: then it may be three. */
static bool try_segments(struct columns *columns, struct respelling *respelling, struct error *err)
{
	if (respelling->count > 0 || strlen(respelling->folded) < JOINED_LETTERS)
		return true;
	if (!segment_find(columns->engine, respelling->folded, &respelling->segments, err))
		return false;
	if (respelling->segments.count > 0)
		add_segments(respelling);
	return true;
}

/*
 * Of a short word, another letter makes another word: « wifi » is no « wiki », « drone » no « iron »,
 * and a name nobody wrote here (« Guéret ») is no mistake at all. What people do most with their
 * fingers, and what they do to a long word, is one.
 */
static bool is_sure(const struct question *word, const struct spelling_guess *guess)
{
	size_t letters = strlen(word->folded);
	bool is_known = guess->frequency >= SURE_SHEETS, is_slip = guess->cost < EDITS_ONE;
	if (letters < SHORT_LETTERS)
		return is_known && is_slip && guess->confidence >= SURE;
	return letters >= LONG_LETTERS || is_known || is_slip;
}

/* A short word that one sheet has is near too many to be worth a question. */
static bool is_worth_asking(const struct question *word, const struct spelling_guess *guess)
{
	return strlen(word->folded) >= SHORT_LETTERS || guess->frequency >= SURE_SHEETS;
}

/* « tablaux » and « journeaux » lose what they are by when their plural is taken away. */
static size_t guess(const struct spelling *spelling, const struct question *word,
	struct spelling_guess guesses[RESPELL_MOST])
{
	struct spelling_guess whole[RESPELL_MOST];
	size_t count = spelling_guess(spelling, word->light, guesses, RESPELL_MOST);
	if (text_equals(word->light, word->folded))
		return count;
	size_t whole_count = spelling_guess(spelling, word->folded, whole, RESPELL_MOST);
	if (whole_count == 0 || (count > 0 && guesses[0].confidence >= whole[0].confidence))
		return count;
	memcpy(guesses, whole, whole_count * sizeof *whole);
	return whole_count;
}

bool respell(struct columns *columns, const struct question *word, struct respelling *respelling,
	struct error *err)
{
	const struct spelling *spelling = columns_spelling(columns, err);
	if (!spelling)
		return false;

	*respelling = (struct respelling){
		.start = word->start, .length = word->length, .folded = mem_copy(word->folded),
	};
	if (!try_split(columns, respelling, err)) {
		respelling_done(respelling);
		return false;
	}

	struct spelling_guess guesses[RESPELL_MOST];
	size_t count = guess(spelling, word, guesses);
	for (size_t i = 0; i < count && respelling->count < RESPELL_MOST; i++)
		if (guesses[i].confidence >= UNLIKELY * guesses[0].confidence
			&& is_worth_asking(word, &guesses[i])) {
			respelling->is_sure[respelling->count] = is_sure(word, &guesses[i]);
			words_add(&respelling->ways[respelling->count++], guesses[i].light);
		}
	if (!try_segments(columns, respelling, err)) {
		respelling_done(respelling);
		return false;
	}
	return true;
}
