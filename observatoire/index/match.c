#include "index/match.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/question.h"
#include "index/schema.h"
#include "index/spelling.h"
#include "sheet/vocabulary.h"

#include <math.h>
#include <stdlib.h>

enum {
	GUESSES = 3,  /* words a mistyped one may have been */
	SENTENCE_WANTED = 3,
	SENTENCE_WORDS = 6,
};

/* Where the words of a field stand. */
struct place {
	const char *light, *stem;              /* prefixes; NULL where there is none */
	const char *title, *title_stem;  /* what lifts a sheet */
	const char *label, *synonym;     /* what lifts a sheet, or finds more */
};

static const struct place anywhere = {
	SCHEMA_LIGHT, SCHEMA_STEM, SCHEMA_TITLE, SCHEMA_TITLE_STEM, SCHEMA_LABEL, SCHEMA_SYNONYM,
};
static const struct place in_text = { .light = SCHEMA_LIGHT, .stem = SCHEMA_STEM };
static const struct place in_title = { .light = SCHEMA_TITLE, .stem = SCHEMA_TITLE_STEM };
static const struct place in_authors = { .light = SCHEMA_AUTHOR };

static const struct place *place_of(const struct question *node, const struct place *inherited)
{
	if (node->field == QUESTION_TITLE)
		return &in_title;
	if (node->field == QUESTION_AUTHOR)
		return &in_authors;
	return inherited;
}

/* ---- The queries of a word, a phrase, a field ---- */

/* Operands being gathered; each is owned by the list. */
struct operands {
	struct engine_query **items;
	size_t count;
};

static void operands_done(struct operands *operands)
{
	for (size_t i = 0; i < operands->count; i++)
		engine_query_free(operands->items[i]);
	free(operands->items);
}
#define OWNED_OPERANDS __attribute__((cleanup(operands_done))) struct operands

static void give(struct operands *operands, struct engine_query *query)
{
	operands->items = mem_resize(operands->items, operands->count + 1, sizeof *operands->items);
	operands->items[operands->count++] = query;
}

static struct engine_query *combined(enum engine_operator op, const struct operands *operands)
{
	return engine_query_combine(op, (const struct engine_query *const *)operands->items,
		operands->count);
}

static void give_term(struct operands *operands, const char *prefix, const char *word, double factor)
{
	if (!prefix)
		return;
	OWNED_STRING term = text_make("%s%s", prefix, word);
	OWNED(engine_query) query = engine_query_term(term);
	give(operands, engine_query_scale(query, factor));
}

/* Sheets for this class or cycle, whether or not their text names it. */
static void give_levels(struct operands *operands, const struct question *node)
{
	for (const char *const *key = node->keys; key && *key; key++)
		give_term(operands, SCHEMA_LEVEL, *key, 0);
}

/* A word in all its forms. */
static struct engine_query *forms_query(const struct question *node, const struct place *place)
{
	const struct { const char *prefix, *word; double factor; bool is_title; } rows[] = {
		{ place->light,      node->light, 1, place == &in_title },
		{ place->stem,       node->stem,  SCHEMA_STEM_FACTOR, place == &in_title },
		{ place->title,      node->light, SCHEMA_TITLE_FACTOR, true },
		{ place->title_stem, node->stem,  SCHEMA_TITLE_FACTOR * SCHEMA_STEM_FACTOR, true },
		{ place->label,      node->light, SCHEMA_LABEL_FACTOR, false },
		{ place->synonym,    node->stem,  SCHEMA_SYNONYM_FACTOR, false },
	};
	OWNED_WORDS terms = {0};
	struct engine_form forms[sizeof rows / sizeof rows[0]];

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (!rows[i].prefix)
			continue;
		words_give(&terms, text_make("%s%s", rows[i].prefix, rows[i].word));
		forms[terms.count - 1] = (struct engine_form){ .factor = rows[i].factor,
			.is_title = rows[i].is_title };
	}
	for (size_t i = 0; i < terms.count; i++)
		forms[i].term = terms.items[i];
	return engine_query_word(forms, terms.count, SLOT_TITLE_WORDS);
}

static struct engine_query *word_query(const struct question *node, const struct place *place)
{
	if (node->is_prefix) {
		OWNED_STRING prefix = text_make("%s%s", place->light, node->light);
		return engine_query_prefix(prefix);
	}

	OWNED_OPERANDS any = {0};
	give(&any, forms_query(node, place));
	give_levels(&any, node);
	return combined(ENGINE_OR, &any);
}

static struct engine_query *phrase_in(const struct question *node, const char *prefix)
{
	OWNED_WORDS terms = {0};
	unsigned window = 1;
	for (size_t i = 0; i < node->count; i++) {
		words_give(&terms, text_make("%s%s", prefix, node->children[i]->light));
		window = node->children[i]->offset + 1;
	}
	if (window < terms.count)
		window = (unsigned)terms.count;
	return engine_query_phrase((const char *const *)terms.items, terms.count, window);
}

/* Words of titles count in titles alone: so do phrases. */
static struct engine_query *phrase_query(const struct question *node, const struct place *place)
{
	OWNED_OPERANDS any = {0};
	give(&any, phrase_in(node, place->light));
	if (place->title)
		give(&any, phrase_in(node, place->title));
	return combined(ENGINE_OR, &any);
}

/* « niveau:cm2 » and « theme:codage » name a key; what names none is looked for as words. */
static void give_keys(struct operands *any, const struct vocabularies *vocabularies,
	const struct question *node)
{
	static const struct {
		enum question_field field;
		enum vocabulary_name name;
		const char *prefix;
	} rows[] = {
		{ QUESTION_LEVEL, VOCABULARY_LEVELS,    SCHEMA_LEVEL },
		{ QUESTION_THEME, VOCABULARY_THEMES,    SCHEMA_THEME },
		{ QUESTION_TAG,   VOCABULARY_THEMES,    SCHEMA_THEME },
		{ QUESTION_TAG,   VOCABULARY_EQUIPMENT, SCHEMA_EQUIPMENT },
		{ QUESTION_TAG,   VOCABULARY_SOFTWARE,  SCHEMA_SOFTWARE },
		{ QUESTION_TAG,   VOCABULARY_SUBJECTS,  SCHEMA_SUBJECT },
	};

	give_levels(any, node);
	if (any->count || !node->value)
		return;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (rows[i].field != node->field)
			continue;
		const struct term *term = vocabulary_guess(vocabularies, rows[i].name, node->value);
		if (term)
			give_term(any, rows[i].prefix, term->key, 0);
	}
}

static struct engine_query *query_of(const struct vocabularies *vocabularies,
	const struct question *node, const struct place *inherited);

static struct engine_query *children_query(const struct vocabularies *vocabularies,
	const struct question *node, const struct place *place)
{
	OWNED_OPERANDS parts = {0};
	for (size_t i = 0; i < node->count; i++)
		if (!node->children[i]->is_weightless)
			give(&parts, query_of(vocabularies, node->children[i], place));
	return combined(node->kind == QUESTION_ANY ? ENGINE_OR : ENGINE_AND, &parts);
}

static struct engine_query *field_query(const struct vocabularies *vocabularies,
	const struct question *node, const struct place *place)
{
	OWNED_OPERANDS any = {0};
	give_keys(&any, vocabularies, node);
	return any.count ? combined(ENGINE_OR, &any) : children_query(vocabularies, node, place);
}

static struct engine_query *query_of(const struct vocabularies *vocabularies,
	const struct question *node, const struct place *inherited)
{
	const struct place *place = place_of(node, inherited);

	switch (node->kind) {
	case QUESTION_WORD:
		return word_query(node, place);
	case QUESTION_PHRASE:
		return phrase_query(node, place);
	case QUESTION_FIELD:
		return field_query(vocabularies, node, place);
	case QUESTION_ALL:
	case QUESTION_ANY:
	case QUESTION_NOT:
		return children_query(vocabularies, node, place);
	}
	abort();
}

/* ---- The sheets of a clause ---- */

static bool add_postings(struct engine *engine, const char *prefix, const char *word,
	struct bits *bits, struct error *err)
{
	if (!prefix)
		return true;
	OWNED_STRING term = text_make("%s%s", prefix, word);
	return engine_postings(engine, term, bits, err);
}

/* The same sheets as word_query(), without the matcher: a quarter of its time. */
static bool word_bits(struct engine *engine, const struct question *node, struct bits *bits,
	struct error *err)
{
	const struct place *place = place_of(node, &anywhere);
	if (!add_postings(engine, place->light, node->light, bits, err)
		|| !add_postings(engine, place->stem, node->stem, bits, err)
		|| !add_postings(engine, place->synonym, node->stem, bits, err))
		return false;
	for (const char *const *key = node->keys; key && *key; key++)
		if (!add_postings(engine, SCHEMA_LEVEL, *key, bits, err))
			return false;
	return true;
}

static bool find_sheets(struct clause *clause, struct columns *columns, struct error *err)
{
	if (clause->node->kind == QUESTION_WORD && !clause->node->is_prefix)
		return word_bits(columns->engine, clause->node, &clause->bits, err);
	return engine_matches(columns->engine, clause->query, NULL, &clause->bits, err);
}

static bool add_clause(struct clause **clauses, size_t *count, struct columns *columns,
	const struct question *node, struct error *err)
{
	*clauses = mem_resize(*clauses, *count + 1, sizeof **clauses);
	struct clause *clause = &(*clauses)[(*count)++];
	*clause = (struct clause){
		.node = node,
		.query = query_of(columns->vocabularies, node, &anywhere),
	};
	return find_sheets(clause, columns, err);
}

static bool is_plain_word(const struct question *node)
{
	return node->kind == QUESTION_WORD && !node->is_prefix && !node->keys && node->folded;
}

static void add_alternative(struct clause *clause, const struct engine_query *other,
	const struct bits *bits)
{
	const struct engine_query *either[] = { clause->query, other };
	struct engine_query *query = engine_query_combine(ENGINE_OR, either, 2);
	engine_query_free(clause->query);
	clause->query = query;
	bits_unite(&clause->bits, bits);
}

/* « scratch jr » also asks for « ScratchJr »: one word for both, where some sheet has it. */
static bool weld(struct columns *columns, struct clause *first, struct clause *second,
	struct error *err)
{
	if (!is_plain_word(first->node) || !is_plain_word(second->node))
		return true;

	OWNED_BITS bits = {0};
	OWNED_STRING term = text_make("%s%s", first->node->folded, second->node->light);
	if (!engine_postings(columns->engine, term, &bits, err))
		return false;
	if (bits_size(&bits) == 0)
		return true;

	OWNED(engine_query) welded = engine_query_term(term);
	add_alternative(first, welded, &bits);
	add_alternative(second, welded, &bits);
	return true;
}

static bool weld_neighbours(struct match *match, struct columns *columns, struct error *err)
{
	for (size_t i = 1; i < match->wanted_count; i++)
		if (!weld(columns, &match->wanted[i - 1], &match->wanted[i], err))
			return false;
	return true;
}

/* A mistyped word among others: the sheets of the words it is near to, the nearest first. It is
 * still told as unknown. */
static bool guess(struct columns *columns, struct clause *clause, struct error *err)
{
	struct spelling_guess guesses[GUESSES];
	const struct spelling *spelling = columns_spelling(columns, err);
	if (!spelling)
		return false;
	size_t count = spelling_guess(spelling, clause->node->light, guesses, GUESSES);
	for (size_t i = 0; i < count; i++) {
		OWNED_BITS bits = {0};
		OWNED_STRING title = text_make(SCHEMA_TITLE "%s", guesses[i].light);
		double factor = guesses[i].confidence / guesses[0].confidence;
		const struct engine_form forms[] = {
			{ .term = guesses[i].light, .factor = factor },
			{ .term = title, .factor = factor * SCHEMA_TITLE_FACTOR, .is_title = true },
		};
		OWNED(engine_query) near = engine_query_word(forms, 2, SLOT_TITLE_WORDS);
		if (!engine_postings(columns->engine, guesses[i].light, &bits, err))
			return false;
		add_alternative(clause, near, &bits);
		clause->is_guessed = true;
	}
	return true;
}

/* When no word of it is known, the whole question is asked otherwise, and said so. */
static bool has_known(const struct match *match)
{
	for (size_t i = 0; i < match->wanted_count; i++)
		if (bits_size(&match->wanted[i].bits) > 0)
			return true;
	return false;
}

static bool guess_unknown(struct match *match, struct columns *columns, struct error *err)
{
	bool guesses = !match->is_exact && has_known(match);
	for (size_t i = 0; guesses && i < match->wanted_count; i++) {
		struct clause *clause = &match->wanted[i];
		if (is_plain_word(clause->node) && bits_size(&clause->bits) == 0
			&& !guess(columns, clause, err))
			return false;
	}
	return true;
}

/* As BM25 counts it, so that what is listed and how it is ranked agree. */
static double rarity(size_t with, size_t all)
{
	return log(1 + ((double)all - (double)with + 0.5) / ((double)with + 0.5));
}

static void weigh(struct clause *clauses, size_t count, size_t all)
{
	for (size_t i = 0; i < count; i++)
		clauses[i].rarity = rarity(bits_size(&clauses[i].bits), all);
}

static bool exclude(struct match *match, struct columns *columns, const struct question *node,
	struct error *err)
{
	OWNED(engine_query) query = query_of(columns->vocabularies, node, &in_text);
	return engine_matches(columns->engine, query, NULL, &match->excluded, err);
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

	OWNED_STRING title = text_make(SCHEMA_TITLE "%s", node->light);
	const struct engine_form forms[] = {
		{ .term = node->light },
		{ .term = title, .factor = SCHEMA_STOP_FACTOR, .is_title = true },
	};
	OWNED(engine_query) word = engine_query_word(forms, 2, SLOT_TITLE_WORDS);
	const struct engine_query *both[] = { match->lift, word };
	struct engine_query *lift = engine_query_combine(ENGINE_OR, both, 2);
	engine_query_free(match->lift);
	match->lift = lift;
	return true;
}

static bool is_required(const struct question *node)
{
	return node->is_required || node->kind == QUESTION_PHRASE || node->kind == QUESTION_FIELD
		|| node->field != QUESTION_ANYWHERE;
}

static bool take_part(struct match *match, struct columns *columns, const struct question *node,
	struct error *err)
{
	match->word_count++;
	if (node->is_weightless)
		return lift(match, columns, node, err);
	if (node->kind == QUESTION_NOT)
		return exclude(match, columns, node, err);
	if (is_required(node))
		return add_clause(&match->required, &match->required_count, columns, node, err);
	return add_clause(&match->wanted, &match->wanted_count, columns, node, err);
}

static bool take_parts(struct match *match, struct columns *columns,
	const struct question *question, struct error *err)
{
	if (question->kind != QUESTION_ALL)
		return take_part(match, columns, question, err);

	for (size_t i = 0; i < question->count; i++)
		if (!take_part(match, columns, question->children[i], err))
			return false;
	return true;
}

bool match_question(struct match *match, struct columns *columns, const struct question *question,
	struct error *err)
{
	if (!columns_all(columns, err))
		return false;
	if (question && (!take_parts(match, columns, question, err)
			|| !weld_neighbours(match, columns, err)
			|| !guess_unknown(match, columns, err)))
		return false;

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
	return match->wanted_count >= SENTENCE_WANTED && match->word_count >= SENTENCE_WORDS;
}

static void clauses_done(struct clause *clauses, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bits_done(&clauses[i].bits);
		engine_query_free(clauses[i].query);
	}
	free(clauses);
}

void match_done(struct match *match)
{
	clauses_done(match->wanted, match->wanted_count);
	clauses_done(match->required, match->required_count);
	bits_done(&match->excluded);
	engine_query_free(match->lift);
	*match = (struct match){0};
}
