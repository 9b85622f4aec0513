#include "index/chosen.h"

#include "index/answers.h"
#include "index/bits.h"
#include "index/columns.h"
#include "index/listed.h"
#include "index/match.h"
#include "index/question.h"
#include "index/schema.h"

/* ---- What a part names ---- */

/* Also « cm1 ou cm2 ». */
static bool is_class(const struct question *node)
{
	bool is = node->kind == QUESTION_ANY && node->count > 0;
	for (size_t i = 0; is && i < node->count; i++)
		is = is_class(node->children[i]);
	return is || (node->kind == QUESTION_WORD && node->keys);
}

/* Whether it names a discipline; by a name of its own, when what belongs to it will not do. */
static bool names_discipline(const struct question *node, bool by_own_name)
{
	bool does = node->listed_count > 0 && node->listed->filter.facet == FACET_SUBJECT
		&& !(by_own_name && node->listed->kind == LISTED_PART);
	for (size_t i = 0; !does && node->kind == QUESTION_ANY && i < node->count; i++)
		does = names_discipline(node->children[i], by_own_name);
	return does;
}

/* Whether it asks for a choice of a list and nothing else; of « cm1 ou cm2 », each does. */
static bool is_choice(const struct question *node)
{
	if (node->listed || is_class(node))
		return true;
	bool is = node->kind == QUESTION_ANY && node->count > 0;
	for (size_t i = 0; is && i < node->count; i++)
		is = is_choice(node->children[i]);
	return is;
}

/* The sheets that chose what it names, as the filter finds them. */
static bool add_choosers(struct columns *columns, const struct question *node, struct bits *sheets,
	struct error *err)
{
	for (const char *const *key = node->keys; key && *key; key++)
		if (!columns_add(columns, &(struct filter){ FACET_LEVEL, *key }, sheets, err))
			return false;
	for (size_t i = 0; i < node->listed_count; i++)
		if (!columns_add(columns, &node->listed[i].filter, sheets, err))
			return false;
	for (size_t i = 0; !node->listed && node->kind == QUESTION_ANY && i < node->count; i++)
		if (!add_choosers(columns, node->children[i], sheets, err))
			return false;
	return true;
}

/* ---- Clauses ---- */

/* Every sheet of a discipline has its label; another name of it is written in few. */
static bool add_name(struct clause *clause, struct columns *columns, const struct listed *listed,
	struct error *err)
{
	const struct answers *answers = answers_to(columns, listed->node, ANSWERS_AS_WRITTEN, err);
	if (!answers)
		return false;
	bits_unite(&clause->named, &answers->sheets);
	if (listed->kind == LISTED_NAME)
		match_add_share(clause, (struct share){
			answers, SCHEMA_THROUGH_FACTOR / (double)clause->node->listed_run, NULL });
	return true;
}

static bool add_names(struct clause *clause, struct columns *columns, struct error *err)
{
	const struct question *node = clause->node;
	OWNED_BITS in_words = {0};
	if (node->listed_count == 0)
		return true;
	bits_copy(&in_words, &clause->bits);
	for (size_t i = 0; i < node->listed_count; i++) {
		const struct listed *listed = &node->listed[i];
		if (listed->filter.facet != FACET_STAGE && listed->kind != LISTED_PART
			&& !add_name(clause, columns, listed, err))
			return false;
	}
	bits_unite(&clause->bits, &clause->named);
	bits_subtract(&clause->named, &in_words);
	return true;
}

/* « maths école » wants sheets for a school, not those that say so. In a sentence it is a word. */
static bool add_stage(struct clause *clause, struct columns *columns, struct error *err)
{
	const struct question *node = clause->node;
	for (size_t i = 0; i < node->listed_count; i++)
		if (node->listed[i].filter.facet == FACET_STAGE && node->listed[i].kind != LISTED_PART
			&& !columns_add(columns, &node->listed[i].filter, &clause->bits, err))
			return false;
	return true;
}

/* Among other words « histoire » may be a tale, and « sciences » what one reads about: not when a class
 * stands beside the name of a discipline. */
static bool says_which(const struct match *match)
{
	bool has_discipline = false, has_class = false;
	for (size_t i = 0; i < match->wanted_count; i++) {
		has_discipline |= names_discipline(match->wanted[i].node, true);
		has_class |= is_class(match->wanted[i].node);
	}
	return has_discipline && has_class;
}

static bool is_choice_alone(const struct match *match)
{
	bool has_discipline = false, is = match->required_count == 0;
	for (size_t i = 0; is && i < match->wanted_count; i++) {
		is = is_choice(match->wanted[i].node);
		has_discipline |= names_discipline(match->wanted[i].node, false);
	}
	return is && has_discipline;
}

/* Among other words a tale told in French is no lesson of history. */
static bool tells_choosers(const struct match *match, const struct question *node)
{
	return match->is_choice || is_class(node) || names_discipline(node, true);
}

static bool find_choosers(struct match *match, struct columns *columns, struct error *err)
{
	const struct bits *all = columns_all(columns, err);
	if (!all)
		return false;
	bits_copy(&match->chosen, all);
	for (size_t i = 0; i < match->wanted_count; i++) {
		OWNED_BITS sheets = {0};
		if (!tells_choosers(match, match->wanted[i].node))
			continue;
		if (!add_choosers(columns, match->wanted[i].node, &sheets, err))
			return false;
		bits_intersect(&match->chosen, &sheets);
	}
	return true;
}

bool chosen_find(struct match *match, struct columns *columns, struct error *err)
{
	match->is_choice = is_choice_alone(match);
	match->has_chosen = match->is_choice || (says_which(match) && !match_is_sentence(match));
	for (size_t i = 0; i < match->wanted_count; i++)
		if (!add_names(&match->wanted[i], columns, err)
			|| (match->is_choice && !add_stage(&match->wanted[i], columns, err)))
			return false;
	return !match->has_chosen || find_choosers(match, columns, err);
}
