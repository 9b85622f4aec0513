#include "index/match.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/answers.h"
#include "index/chosen.h"
#include "index/columns.h"
#include "index/edits.h"
#include "index/engine.h"
#include "index/lexicon.h"
#include "index/question.h"
#include "index/spelling.h"
#include "index/stopword.h"
#include "index/through.h"
#include "index/weigh.h"

#include <stdlib.h>
#include <string.h>

enum {
	GUESSES = 3,       /* words a mistyped one may have been */
	ALONE_COST = 12,   /* of one that is alone, in the terms of edits.h */
	COMMON = 3,        /* what more than one sheet in so many have is no answer to it */
	SENTENCE_WANTED = 3,
	SENTENCE_WORDS = 6,
	ASKING_WANTED = 2, /* of one with « comment », « quel »… */
	ASKING_WORDS = 4,
};

/* Measured: from 1.2 on the other words go unheard. */
static const double LAST_FACTOR = 1.1;

/* ---- Clauses ---- */

void match_add_share(struct clause *clause, struct share share)
{
	clause->shares = mem_resize(clause->shares, clause->share_count + 1, sizeof *clause->shares);
	clause->shares[clause->share_count++] = share;
	bits_unite(&clause->bits, &share.answers->sheets);
}

static bool add_clause(struct match *match, struct columns *columns, const struct question *node,
	bool is_required, struct error *err)
{
	struct clause **clauses = is_required ? &match->required : &match->wanted;
	size_t *count = is_required ? &match->required_count : &match->wanted_count;
	*clauses = mem_resize(*clauses, *count + 1, sizeof **clauses);
	struct clause *clause = &(*clauses)[(*count)++];
	*clause = (struct clause){ .node = node, .group = match->group_count - 1 };

	const struct answers *answers = answers_to(columns, node, ANSWERS_ANYWHERE, err);
	if (!answers)
		return false;
	match_add_share(clause, (struct share){ answers, 1, NULL });
	return true;
}

static bool is_plain_word(const struct question *node)
{
	return node->kind == QUESTION_WORD && !node->is_prefix && !node->keys && node->folded;
}

/* « scratch jr » also asks for « ScratchJr »: one word for both, where some sheet has it. */
static bool weld(struct columns *columns, struct clause *first, struct clause *second,
	struct error *err)
{
	if (!is_plain_word(first->node) || !is_plain_word(second->node))
		return true;

	OWNED_STRING light = text_make("%s%s", first->node->folded, second->node->light);
	size_t with;
	if (!engine_frequency(columns->engine, light, &with, err))
		return false;
	if (with == 0)
		return true;

	const struct answers *welded = answers_to_welded(columns, light, err);
	if (!welded)
		return false;
	match_add_share(first, (struct share){ welded, 1, mem_copy(light) });
	match_add_share(second, (struct share){ welded, 1, mem_copy(light) });
	return true;
}

static bool weld_neighbours(struct match *match, struct columns *columns, struct error *err)
{
	for (size_t i = 1; i < match->wanted_count; i++)
		if (!weld(columns, &match->wanted[i - 1], &match->wanted[i], err))
			return false;
	return true;
}

/* The words a mistyped one may have been, the likeliest first. Its light form is compared; as it was typed
 * only when that is like none: « angalis » has lost an s that « anglais » keeps. */
static size_t guesses_of(const struct spelling *spelling, const struct question *node,
	struct spelling_guess guesses[static GUESSES])
{
	const struct spelling_word typed = {
		.light = node->light, .folded = node->folded,
		.is_alone = node->is_alone, .is_no_word = node->is_alone,
	};
	size_t count = node->is_alone ? 0 : spelling_guess(spelling, node->light, guesses, GUESSES);
	return count > 0 ? count : spelling_guess_word(spelling, &typed, guesses, GUESSES);
}

/* Whether sheets that have it answer for a mistyped word. A French word is mistyped by a slip alone:
 * « huile » is no « huit ». One that is alone is taken for no word of another beginning, nor for one
 * that a third of the sheets have; of three letters, one may be missing, or two be crossed; so of what would
 * leave three. */
static bool is_taken(const struct columns *columns, const struct question *node,
	const struct spelling_guess *guess)
{
	bool is_real = columns->lexicon && lexicon_has(columns->lexicon, node->folded);
	if (!node->is_alone)
		return !is_real || spelling_is_slip(guess, node->light);
	bool is_short = strlen(node->folded) <= SPELLING_SHORTEST || spelling_is_stub(guess, node->folded);
	unsigned most = is_short ? EDITS_ONE - 1 : ALONE_COST;
	return guess->light[0] == node->folded[0] && guess->cost <= most
		&& guess->frequency <= columns->count / COMMON;
}

/* A mistyped word: the sheets of the words it is near to, the nearest first. It is still told as unknown. */
static bool guess(struct columns *columns, struct clause *clause, struct error *err)
{
	struct spelling_guess guesses[GUESSES];
	const struct spelling *spelling = columns_spelling(columns, err);
	if (!spelling)
		return false;
	size_t count = guesses_of(spelling, clause->node, guesses);
	double most = 0;  /* confidence in the nearest that is taken */
	for (size_t i = 0; i < count; i++) {
		if (!is_taken(columns, clause->node, &guesses[i]))
			continue;
		const struct answers *near = answers_to_meant(columns, guesses[i].light, err);
		if (!near)
			return false;
		if (bits_size(&near->sheets) == 0)  /* of the trade: « escape » of « escape game » */
			continue;
		if (!clause->is_guessed)
			most = guesses[i].confidence;
		double factor = weigh_tempered(guesses[i].confidence / most, 1);
		match_add_share(clause, (struct share){ near, factor, mem_copy(guesses[i].light) });
		clause->is_guessed = true;
	}
	return true;
}

/* When no word of it is known, the whole question is asked otherwise, and said so. */
static bool has_known(const struct match *match)
{
	for (size_t i = 0; i < match->wanted_count; i++)
		if (bits_size(through_sheets(&match->wanted[i])) > 0)
			return true;
	return false;
}

/* « Brive », though no sheet speaks of it. */
static bool is_name(const struct columns *columns, const struct question *word)
{
	return columns->names && lexicon_has(columns->names, word->folded);
}

/* No word of any list: neither French (« drone ») nor of the trade (« wifi »). */
static bool is_no_word(const struct columns *columns, const struct question *word)
{
	return columns->lexicon && !lexicon_has(columns->lexicon, word->folded)
		&& !(columns->lights && words_has(columns->lights, word->light));
}

/* Whether it is to be guessed: no sheet answers it, or those alone that have its stem by chance, for it is
 * no word: « interatif » has that of « inter ». What is known in another way is right as it is. */
static bool is_mistyped(struct columns *columns, const struct clause *clause, bool *is, struct error *err)
{
	size_t with = 0;
	*is = is_plain_word(clause->node) && bits_size(through_sheets(clause)) == 0;
	if (*is || !is_plain_word(clause->node) || clause->is_wide || !is_no_word(columns, clause->node))
		return true;
	if (!engine_frequency(columns->engine, clause->node->light, &with, err))
		return false;
	*is = with == 0;
	return true;
}

static bool guess_unknown(struct match *match, struct columns *columns, struct error *err)
{
	bool is_beside_known = has_known(match);
	for (size_t i = 0; !match->is_exact && i < match->wanted_count; i++) {
		struct clause *clause = &match->wanted[i];
		bool is_guessed;
		if (!is_mistyped(columns, clause, &is_guessed, err))
			return false;
		if (!is_guessed || is_name(columns, clause->node))
			continue;
		bool is_enough = clause->node->is_alone
			? is_no_word(columns, clause->node) && (match->is_nearest || is_beside_known)
			: is_beside_known && strlen(clause->node->light) > SPELLING_SHORTEST;
		if (is_enough && !guess(columns, clause, err))
			return false;
	}
	return true;
}

/* As the ranking counts it, so that what is listed and how it is ranked agree. */
static void weigh(struct clause *clauses, size_t count, size_t all)
{
	for (size_t i = 0; i < count; i++) {
		clauses[i].rarity = weigh_rarity(bits_size(&clauses[i].bits), all);
		clauses[i].wide_rarity = weigh_rarity(bits_size(through_sheets(&clauses[i])), all);
	}
}

static bool exclude(struct match *match, struct columns *columns, const struct question *node,
	struct error *err)
{
	const struct answers *answers = answers_to(columns, node, ANSWERS_IN_TEXT, err);
	if (!answers)
		return false;
	bits_unite(&match->excluded, &answers->sheets);
	return true;
}

static bool add_lift(struct match *match, const struct question *node,
	const struct answers *answers)
{
	if (!answers)
		return false;
	match->lifts = mem_resize(match->lifts, match->lift_count + 1, sizeof *match->lifts);
	match->lifts[match->lift_count++] = (struct lift){ node, answers };
	return true;
}

/* « comment », « pourquoi »: no sheet is found by it, but a title that has it answers better. What
 * half the sheets say tells nothing and is not worth the reading. */
static bool lift(struct match *match, struct columns *columns, const struct question *node,
	struct error *err)
{
	size_t with;
	if (node->kind != QUESTION_WORD || node->is_prefix)
		return true;
	if (!engine_frequency(columns->engine, node->light, &with, err))
		return false;
	if (with > columns->count / 2)
		return true;

	return add_lift(match, node, answers_in_titles(columns, node->light, err));
}

/* « sûr »: a common word without its accent, and no such word with it. */
static bool lift_accent(struct match *match, struct columns *columns, const struct question *node,
	struct error *err)
{
	return node->kind != QUESTION_WORD || !node->accented
		|| add_lift(match, node, answers_in_accents(columns, node->accented, err));
}

static bool is_required(const struct question *node)
{
	return node->is_required || node->kind == QUESTION_PHRASE || node->kind == QUESTION_FIELD
		|| node->field != QUESTION_ANYWHERE;
}

static bool take_part(struct match *match, struct columns *columns, const struct question *node,
	struct error *err)
{
	if (node->is_preface)
		return true;
	match->word_count++;
	match->is_asking |= node->kind == QUESTION_WORD && node->folded && stopword_asks(node->folded);
	if (node->is_weightless)
		return lift(match, columns, node, err) && lift_accent(match, columns, node, err);
	if (node->kind == QUESTION_NOT)
		return exclude(match, columns, node, err);
	return add_clause(match, columns, node, is_required(node), err);
}

static bool take_parts(struct match *match, struct columns *columns,
	const struct question *question, struct error *err)
{
	if (question->kind != QUESTION_ALL) {
		match->group_count = 1;
		return take_part(match, columns, question, err);
	}

	size_t run = 0;  /* parts to come that are of the present group */
	for (size_t i = 0; i < question->count; i++) {
		const struct question *node = question->children[i];
		if (run == 0) {
			match->group_count++;
			run = node->run ? node->run : 1;
		}
		run--;
		if (!take_part(match, columns, node, err))
			return false;
	}
	return true;
}

/* French says last what a sentence is about. Words put side by side were all chosen. */
static void stress_last(struct match *match)
{
	struct clause *last = &match->wanted[match->wanted_count - 1];
	for (size_t i = 0; i < last->share_count; i++)
		last->shares[i].factor *= LAST_FACTOR;
	through_stress(match, last->group, LAST_FACTOR);
}

/* Where accents were typed, a sheet that has them comes before its equals. */
static bool prefer_accents(struct columns *columns, struct clause *clauses, size_t count,
	struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		const char *accented = clauses[i].node->accented;
		if (!accented || clauses[i].node->kind != QUESTION_WORD)
			continue;
		const struct answers *answers = answers_in_accents(columns, accented, err);
		if (!answers)
			return false;
		match_add_share(&clauses[i], (struct share){ answers, 1, NULL });
	}
	return true;
}

bool match_question(struct match *match, struct columns *columns, const struct question *question,
	struct error *err)
{
	if (!columns_all(columns, err))
		return false;
	if (question && (!take_parts(match, columns, question, err)
			|| !chosen_find(match, columns, err)
			|| !weld_neighbours(match, columns, err)
			|| !through_find(match, columns, question, err)
			|| !guess_unknown(match, columns, err)
			|| !prefer_accents(columns, match->wanted, match->wanted_count, err)
			|| !prefer_accents(columns, match->required, match->required_count, err)))
		return false;

	if (match_is_sentence(match))
		stress_last(match);
	weigh(match->wanted, match->wanted_count, columns->count);
	weigh(match->required, match->required_count, columns->count);
	return true;
}

void match_keep_required(const struct match *match, struct bits *bits)
{
	for (size_t i = 0; i < match->required_count; i++)
		bits_intersect(bits, &match->required[i].bits);
	bits_subtract(bits, &match->excluded);
}

bool match_is_sentence(const struct match *match)
{
	size_t wanted = match->is_asking ? ASKING_WANTED : SENTENCE_WANTED;
	size_t words = match->is_asking ? ASKING_WORDS : SENTENCE_WORDS;
	return !match->is_choice && match->wanted_count >= wanted && match->word_count >= words;
}

static void clauses_done(struct clause *clauses, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bits_done(&clauses[i].bits);
		bits_done(&clauses[i].named);
		bits_done(&clauses[i].wide);
		for (size_t share = 0; share < clauses[i].share_count; share++)
			free(clauses[i].shares[share].light);
		free(clauses[i].shares);
	}
	free(clauses);
}

void match_done(struct match *match)
{
	clauses_done(match->wanted, match->wanted_count);
	clauses_done(match->required, match->required_count);
	bits_done(&match->excluded);
	bits_done(&match->chosen);
	through_done(match);
	free(match->lifts);
	*match = (struct match){0};
}
