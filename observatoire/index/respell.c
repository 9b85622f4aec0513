#include "index/respell.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/analysis.h"
#include "index/beginning.h"
#include "index/class.h"
#include "index/columns.h"
#include "index/edits.h"
#include "index/engine.h"
#include "index/lexicon.h"
#include "index/light.h"
#include "index/question.h"
#include "index/spelling.h"
#include "index/split.h"
#include "index/stopword.h"

#include <stdlib.h>
#include <string.h>

enum {
	JOINED_LETTERS = 6,  /* of a word that may be two */
	HEAD_LETTERS = 3,    /* at least, of what a class stands behind */
	SHORT_LETTERS = 6,
	LONG_LETTERS = 8,
	SURE_SHEETS = 2,
	FREQUENT = 10,       /* what one sheet in so many has was meant, of three letters or another first one */
	NO_WORD_COST = 12,   /* not in the first letter: lists lack « drone », and it is no « iron » */
};

/* A guess that is this much less likely than the first is not tried. */
#define UNLIKELY 0.05

/* From what confidence on a short word can have been nothing else; one that is no French word; and from
 * what on it is asked whether a French word was typed for another. */
#define SURE 0.6
#define SURE_OF_NO_WORD 0.4
#define WORTH_OF_REAL 0.4

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

/* « entr » is what « entre » and « entrer » have in common, and nobody writes it. */
static bool is_written(const struct columns *columns, const char *part, size_t length)
{
	char light[SPLIT_LONGEST + 1];
	OWNED_STRING word = mem_copy_bytes(part, length);
	if (!columns->lexicon || lexicon_has(columns->lexicon, word))
		return true;
	light_form(part, length, light);
	OWNED_STRING with_e = text_make("%se", light);
	return !lexicon_has(columns->lexicon, light) && !lexicon_has(columns->lexicon, with_e);
}

/* Whether all its words may be what somebody typed, and the last one is worth looking for: « calculet » is
 * no « calcul et ». « Son » is a noun too. */
static bool are_words(const struct columns *columns, const char *folded, const struct segments *segments)
{
	for (size_t i = 0, from = 0; i < segments->count; from = segments->ends[i++])
		if (segments->ends[i] - from > 1 && !is_written(columns, folded + from, segments->ends[i] - from))
			return false;
	const char *last = segments->count > 1 ? folded + segments->ends[segments->count - 2] : folded;
	return strlen(last) > SPLIT_SHORTEST || !stopword_is(last);
}

/* Where it falls into two words that may be what somebody typed. */
static bool find_split(struct columns *columns, const struct respelling *respelling, struct split *split,
	struct error *err)
{
	const char *folded = respelling->folded;
	*split = (struct split){0};
	if (strlen(folded) >= JOINED_LETTERS
		&& !split_find(columns->engine, folded, SPLIT_SHORTEST, split, err))
		return false;
	const struct segments two = { .ends = { split->at, strlen(folded) }, .count = 2, .is_sure = true };
	if (split->at > 0 && !are_words(columns, folded, &two))
		split->at = 0;
	return true;
}

static void add_split(struct respelling *respelling, const struct split *split)
{
	respelling->segments = (struct segments){
		.ends = { split->at, strlen(respelling->folded) }, .count = 2, .is_sure = true,
	};
	add_segments(respelling);
}

/* Whether some sheet has it, as it stands. */
static bool is_known(struct columns *columns, const char *part, size_t length, bool *is,
	struct error *err)
{
	char light[SPLIT_LONGEST + 1];
	size_t with = 0;
	*is = false;
	if (length > SPLIT_LONGEST)
		return true;
	light_form(part, length, light);
	if (!engine_frequency(columns->engine, light, &with, err))
		return false;
	*is = with > 0;
	return true;
}

/* « scratch6e »: a word of sheets, and a class behind it; « imprimante3d »: or what begins with a
 * digit. */
static bool try_digits(struct columns *columns, struct respelling *respelling, struct error *err)
{
	const char *folded = respelling->folded;
	size_t letters = strspn(folded, "abcdefghijklmnopqrstuvwxyz"), at = HEAD_LETTERS;
	if (letters < HEAD_LETTERS || letters > SPLIT_LONGEST || folded[letters] == '\0')
		return true;
	while (at < letters && !class_is_word(folded + at))
		at++;

	bool is_class = class_is_word(folded + at), has_head, has_rest = false;
	if (!is_known(columns, folded, at, &has_head, err)
		|| (!is_class && !is_known(columns, folded + at, strlen(folded + at), &has_rest, err)))
		return false;
	if (has_head && (is_class || has_rest)) {
		respelling->segments = (struct segments){
			.ends = { at, strlen(folded) }, .count = 2, .is_sure = true,
		};
		add_segments(respelling);
	}
	return true;
}

/* What is known of a word no sheet has. */
enum standing {
	STANDING_UNKNOWN,   /* no list of French words was given */
	STANDING_TRADE,     /* « wifi », « pro », « Brive »: right as it is, though no sheet has it */
	STANDING_REAL,      /* French: « escalade » */
	STANDING_NO_WORD,
};

/* « emploidutemps » is like no word: then it may be three. */
static bool try_segments(struct columns *columns, struct respelling *respelling,
	enum standing standing, struct error *err)
{
	if (respelling->count > 0 || strlen(respelling->folded) < JOINED_LETTERS)
		return true;
	if (!segment_find(columns->engine, respelling->folded, &respelling->segments, err))
		return false;
	respelling->segments.is_sure |= standing == STANDING_NO_WORD;
	if (!are_words(columns, respelling->folded, &respelling->segments))
		respelling->segments.count = 0;
	if (respelling->segments.count > 0)
		add_segments(respelling);
	return true;
}

static enum standing standing_of(const struct columns *columns, const struct question *word)
{
	if ((columns->lights && words_has(columns->lights, word->light))
		|| (columns->names && lexicon_has(columns->names, word->folded)))
		return STANDING_TRADE;
	if (!columns->lexicon)
		return STANDING_UNKNOWN;
	return lexicon_has(columns->lexicon, word->folded) ? STANDING_REAL : STANDING_NO_WORD;
}

/*
 * Capitals among small letters are meant. Three letters, alone, are what many sheets have or nothing
 * that is sure: « dyg », but no « CLIS » for « clg »; beside other words a slip may have left three.
 * To make three of five takes a slip, or two sheets.
 */
static bool is_too_short(const struct columns *columns, const struct question *word,
	const struct spelling_guess *guess)
{
	size_t letters = strlen(word->folded);
	bool is_slip = guess->cost < EDITS_ONE;
	if (word->flags & TOKEN_ACRONYM)
		return true;
	if (letters <= SPELLING_SHORTEST && guess->frequency * FREQUENT < columns->count)
		return word->is_alone || !is_slip || strlen(guess->light) != letters;
	return !is_slip && spelling_is_stub(guess, word->folded);
}

/*
 * Of a short word, another letter makes another word: « wifi » is no « wiki », « drone » no « iron »,
 * and a name nobody wrote here (« Guéret ») is no mistake at all. What people do most with their
 * fingers, and what they do to a long word, is one; so is what is no word and near one word alone.
 */
static bool is_sure(const struct columns *columns, const struct question *word,
	const struct spelling_guess *guess, enum standing standing)
{
	size_t letters = strlen(word->folded);
	bool is_known = guess->frequency >= SURE_SHEETS, is_slip = guess->cost < EDITS_ONE;
	if (standing == STANDING_REAL || is_too_short(columns, word, guess))
		return false;
	if (letters >= LONG_LETTERS || (standing == STANDING_NO_WORD && guess->cost <= NO_WORD_COST
			&& guess->confidence >= SURE_OF_NO_WORD))
		return true;
	if (letters < SHORT_LETTERS)
		return is_known && is_slip && guess->confidence >= SURE;
	return is_known || is_slip;
}

/* One mistake in fifty makes a French word. What fingers do most is worth a question all the same:
 * « courier » is near « courrier », « discours » is no « discutés ». */
static bool is_slip_of_real(const struct question *word, const struct spelling_guess *guess)
{
	return spelling_is_slip(guess, word->light) && guess->confidence >= WORTH_OF_REAL;
}

/* Nobody puts another letter for the first, or so seldom that only what many sheets have was meant:
 * « drone » is no « iron ». An article, a letter left out or one that sounds alike costs less. */
static bool begins_otherwise(const struct columns *columns, const struct question *word,
	const struct spelling_guess *guess)
{
	return guess->light[0] != word->folded[0] && guess->cost >= EDITS_ONE + EDITS_FIRST
		&& strlen(word->folded) < LONG_LETTERS && guess->frequency * FREQUENT < columns->count;
}

/* A short word that one sheet has is near too many to be worth a question. */
static bool is_worth_asking(const struct columns *columns, const struct question *word,
	const struct spelling_guess *guess, enum standing standing)
{
	if (standing == STANDING_REAL)
		return is_slip_of_real(word, guess);
	if (begins_otherwise(columns, word, guess))
		return false;
	return strlen(word->folded) >= SHORT_LETTERS || guess->frequency >= SURE_SHEETS
		|| standing == STANDING_NO_WORD;
}

/* The words it is near to. */
struct near {
	struct spelling_guess guesses[RESPELL_MOST];
	size_t count;
};

static void find_near(const struct spelling *spelling, const struct question *word, enum standing standing,
	struct near *near)
{
	const struct spelling_word typed = {
		.light = word->light, .folded = word->folded, .is_alone = word->is_alone,
		.is_no_word = standing == STANDING_NO_WORD,
	};
	near->count = spelling_guess_word(spelling, &typed, near->guesses, RESPELL_MOST);
}

static void add_guesses(const struct columns *columns, const struct near *near,
	const struct question *word, enum standing standing, struct respelling *respelling)
{
	for (size_t i = 0; i < near->count && respelling->count < RESPELL_MOST; i++) {
		const struct spelling_guess *guess = &near->guesses[i];
		if (guess->confidence < UNLIKELY * near->guesses[0].confidence
			|| !is_worth_asking(columns, word, guess, standing))
			continue;
		respelling->is_sure[respelling->count] = is_sure(columns, word, guess, standing);
		words_add(&respelling->ways[respelling->count++], guess->light);
	}
}

/* Two words that some sheet has side by side come first; two that one only has both of, or more, unless
 * one mistake makes a word of it: « agrosport » is no « agros port », « tablettedys » is both. */
static bool add_ways(struct columns *columns, const struct question *word, enum standing standing,
	struct respelling *respelling, struct error *err)
{
	const struct spelling *spelling = columns_spelling(columns, err);
	bool is_real = standing == STANDING_REAL;  /* « partiellement » is no « parti elle ment » */
	struct split split = {0};
	struct near near;
	if (!spelling || !try_digits(columns, respelling, err)
		|| (!is_real && !find_split(columns, respelling, &split, err)))
		return false;
	find_near(spelling, word, standing, &near);
	bool is_close = near.count > 0 && near.guesses[0].cost <= EDITS_ONE;
	if (split.at > 0 && (split.is_beside || !is_close))
		add_split(respelling, &split);
	if (!is_real && !is_close && !try_segments(columns, respelling, standing, err))
		return false;
	add_guesses(columns, &near, word, standing, respelling);
	return is_real || try_segments(columns, respelling, standing, err);
}

/* « podol* » */
static bool add_beginning(struct columns *columns, const struct question *word,
	struct respelling *respelling, struct error *err)
{
	char meant[EDITS_LONGEST + 1];
	const struct spelling *spelling = columns_spelling(columns, err);
	if (!spelling)
		return false;
	beginning_guess(spelling, word->light, meant);
	if (*meant) {
		respelling->is_sure[0] = strlen(word->light) > SPELLING_SHORTEST;
		words_add(&respelling->ways[respelling->count++], meant);
	}
	return true;
}

bool respell(struct columns *columns, const struct question *word, struct respelling *respelling,
	struct error *err)
{
	enum standing standing = standing_of(columns, word);
	*respelling = (struct respelling){
		.start = word->start, .length = word->length, .folded = mem_copy(word->folded),
		.is_beginning = word->is_prefix,
	};
	if (word->is_prefix) {
		if (add_beginning(columns, word, respelling, err))
			return true;
	} else if (standing == STANDING_TRADE || add_ways(columns, word, standing, respelling, err))
		return true;
	respelling_done(respelling);
	return false;
}
