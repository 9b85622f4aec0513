#include "index/answers.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/named.h"
#include "index/question.h"
#include "index/recall.h"
#include "index/schema.h"
#include "index/weigh.h"

#include <stdlib.h>
#include <string.h>

void answers_done(struct answers *answers)
{
	bits_done(&answers->sheets);
	weights_done(&answers->weights);
}

/* ---- Where the words of a field stand ---- */

struct place {
	char key;                        /* tells it from the others */
	const char *light, *stem;        /* prefixes; NULL where there is none */
	const char *title, *title_stem;  /* what lifts a sheet */
	const char *label, *implied;     /* what lifts a sheet, or finds more */
};

static const struct place anywhere = {
	'a', SCHEMA_LIGHT, SCHEMA_STEM, SCHEMA_TITLE, SCHEMA_TITLE_STEM, SCHEMA_LABEL, SCHEMA_IMPLIED,
};
static const struct place in_text = { .key = 't', .light = SCHEMA_LIGHT, .stem = SCHEMA_STEM };
static const struct place as_written = {
	.key = 'w', .light = SCHEMA_LIGHT, .title = SCHEMA_TITLE, .label = SCHEMA_LABEL,
};
static const struct place in_title = { .key = 's', .light = SCHEMA_TITLE, .stem = SCHEMA_TITLE_STEM };
static const struct place in_authors = { .key = 'u', .light = SCHEMA_AUTHOR };

static const struct place *place_of(const struct question *node, const struct place *inherited)
{
	if (node->field == QUESTION_TITLE)
		return &in_title;
	if (node->field == QUESTION_AUTHOR)
		return &in_authors;
	return inherited;
}

/* One node being answered. */
struct asking {
	struct columns *columns;
	const struct question *node;
	const struct place *place;
};

/* ---- Under which key the answers to a node are kept ---- */

static void add_keys(struct text *key, const struct question *node)
{
	for (const char *const *each = node->keys; each && *each; each++)
		text_format(key, "[%s", *each);
}

/* The words of an index have neither capital nor sign: what stands between them is ours. */
static void add_key(struct text *key, const struct question *node, const struct place *inherited)
{
	const struct place *place = place_of(node, inherited);
	switch (node->kind) {
	case QUESTION_WORD:
		text_format(key, "%c%s/%s%s", place->key, node->light, node->stem, node->is_prefix ? "*" : "");
		add_keys(key, node);
		return;
	case QUESTION_FIELD:
		text_format(key, "F%c%d:%zu:%s", place->key, node->field, node->value ? strlen(node->value) : 0,
			node->value ? node->value : "");
		add_keys(key, node);
		break;
	case QUESTION_PHRASE:
		text_format(key, "%c\"", place->key);
		break;
	case QUESTION_KEY:
		text_format(key, "K%s", node->value);
		break;
	case QUESTION_ALL:
	case QUESTION_ANY:
	case QUESTION_NOT:
		break;
	}
	text_format(key, "%c", node->kind == QUESTION_ANY ? '|' : '&');
	for (size_t i = 0; i < node->count; i++) {
		const struct question *child = node->children[i];
		if (node->kind == QUESTION_PHRASE)
			text_format(key, "%u", child->offset);
		if (node->kind == QUESTION_PHRASE || !child->is_weightless)
			add_key(key, child, place);
	}
	text_add(key, ";");
}

/* ---- A word ---- */

/* Sheets for this class or cycle, whether or not their text names it. */
static bool add_levels(const struct asking *asking, struct bits *sheets, struct error *err)
{
	for (const char *const *key = asking->node->keys; key && *key; key++) {
		OWNED_STRING term = text_make(SCHEMA_LEVEL "%s", *key);
		if (!engine_postings(asking->columns->engine, term, sheets, err))
			return false;
	}
	return true;
}

/* A word in all its forms. */
static bool answer_word(const struct asking *asking, struct answers *answers, struct error *err)
{
	const struct question *node = asking->node;
	const struct place *place = asking->place;
	const double stem = SCHEMA_STEM_FACTOR, title = SCHEMA_TITLE_FACTOR;
	const bool titles_only = place == &in_title;
	const struct { const char *prefix, *word; struct form form; } rows[] = {
		{ place->light,      node->light, { NULL, 1,    titles_only, true } },
		{ place->stem,       node->stem,  { NULL, stem, titles_only, true } },
		{ place->title,      node->light, { NULL, title,        true, false } },
		{ place->title_stem, node->stem,  { NULL, title * stem, true, false } },
		{ place->label,      node->light, { NULL, SCHEMA_LABEL_FACTOR,   false, false } },
		{ place->implied,    node->stem,  { NULL, SCHEMA_IMPLIED_FACTOR, false, true } },
	};
	enum { ROWS = sizeof rows / sizeof rows[0] };
	OWNED_WORDS terms = {0};
	struct form forms[ROWS];

	for (size_t i = 0; i < ROWS; i++) {
		if (!rows[i].prefix)
			continue;
		forms[terms.count] = rows[i].form;
		words_give(&terms, text_make("%s%s", rows[i].prefix, rows[i].word));
	}
	for (size_t i = 0; i < terms.count; i++)
		forms[i].term = terms.items[i];
	return weigh_word(asking->columns, forms, terms.count, answers, err)
		&& add_levels(asking, &answers->sheets, err);
}

/* ---- What only the library can match ---- */

/* Where matches go. */
struct matches {
	struct bits *sheets;
	struct sums *sums;
};

static void note_match(void *context, uint32_t docid, double weight)
{
	const struct matches *matches = context;
	bits_add(matches->sheets, docid);
	sums_add(matches->sums, docid, (float)weight);
}

static bool add_matches(struct columns *columns, const struct engine_query *query,
	struct answers *answers, struct error *err)
{
	struct matches matches = { &answers->sheets, &columns->sums };
	if (engine_weigh(columns->engine, query, note_match, &matches, err))
		return true;
	sums_clear(&columns->sums);
	return false;
}

static bool answer_prefix(const struct asking *asking, struct answers *answers, struct error *err)
{
	OWNED_STRING prefix = text_make("%s%s", asking->place->light, asking->node->light);
	OWNED(engine_query) query = engine_query_prefix(prefix);
	if (!add_matches(asking->columns, query, answers, err))
		return false;
	sums_take(&asking->columns->sums, &answers->weights);
	return true;
}

static bool add_phrase(const struct asking *asking, const char *prefix, struct answers *answers,
	struct error *err)
{
	const struct question *node = asking->node;
	OWNED_WORDS terms = {0};
	unsigned window = 1;
	for (size_t i = 0; i < node->count; i++) {
		words_give(&terms, text_make("%s%s", prefix, node->children[i]->light));
		window = node->children[i]->offset + 1;
	}
	if (window < terms.count)
		window = (unsigned)terms.count;
	OWNED(engine_query) query =
		engine_query_phrase((const char *const *)terms.items, terms.count, window);
	return add_matches(asking->columns, query, answers, err);
}

/* Words of titles count in titles alone: so do phrases. */
static bool answer_phrase(const struct asking *asking, struct answers *answers, struct error *err)
{
	if (!add_phrase(asking, asking->place->light, answers, err)
		|| (asking->place->title && !add_phrase(asking, asking->place->title, answers, err)))
		return false;
	sums_take(&asking->columns->sums, &answers->weights);
	return true;
}

/* ---- Several together ---- */

static const struct answers *answers_in(struct columns *columns, const struct question *node,
	const struct place *inherited, struct error *err);

static void join(struct answers *answers, const struct answers *part, bool is_any, bool is_first)
{
	if (is_first)
		bits_copy(&answers->sheets, &part->sheets);
	else if (is_any)
		bits_unite(&answers->sheets, &part->sheets);
	else
		bits_intersect(&answers->sheets, &part->sheets);
}

static bool answer_children(const struct asking *asking, struct answers *answers,
	struct error *err)
{
	const struct question *node = asking->node;
	const struct answers **parts = mem_new(node->count + 1, sizeof *parts);
	size_t count = 0;
	bool done = true;

	for (size_t i = 0; done && i < node->count; i++)
		if (!node->children[i]->is_weightless) {
			parts[count] = answers_in(asking->columns, node->children[i], asking->place, err);
			done = parts[count++];
		}
	for (size_t i = 0; done && i < count; i++) {
		join(answers, parts[i], node->kind == QUESTION_ANY, i == 0);
		sums_add_weights(&asking->columns->sums, &parts[i]->weights, 1);
	}
	if (done)
		sums_take(&asking->columns->sums, &answers->weights);
	free(parts);
	return done;
}

/* « theme:codage » names an entry of a list; what names none is looked for as words. */
static bool answer_field(const struct asking *asking, struct answers *answers, struct error *err)
{
	bool names_one;
	return named_add(asking->columns, asking->node, asking->place == &in_text, &names_one,
			&answers->sheets, err)
		&& (names_one || answer_children(asking, answers, err));
}

/* The sheets that chose an entry of a list: to have chosen it weighs as much as to write it. In others its
 * words are those of another question. */
static bool answer_key(const struct asking *asking, struct answers *answers, struct error *err)
{
	struct columns *columns = asking->columns;
	OWNED_BITS chosen = {0};
	if (!columns_all(columns, err)
		|| !engine_postings(columns->engine, asking->node->value, &chosen, err)
		|| !answer_children(asking, answers, err))
		return false;

	double rarity = weigh_rarity(bits_size(&chosen), columns->count);
	for (size_t i = 0; i < answers->weights.count; i++)
		if (bits_has(&chosen, answers->weights.docids[i]))
			sums_add(&columns->sums, answers->weights.docids[i],
				answers->weights.values[i] / (float)asking->node->count);
	weights_done(&answers->weights);
	for (uint32_t docid, from = 0; bits_next(&chosen, from, &docid); from = docid + 1)
		sums_add(&columns->sums, docid, (float)rarity);
	sums_take(&columns->sums, &answers->weights);
	bits_copy(&answers->sheets, &chosen);
	return true;
}

/* ---- Any node ---- */

static bool answer(const struct asking *asking, struct answers *answers, struct error *err)
{
	switch (asking->node->kind) {
	case QUESTION_WORD:
		return asking->node->is_prefix ? answer_prefix(asking, answers, err)
			: answer_word(asking, answers, err);
	case QUESTION_PHRASE:
		return answer_phrase(asking, answers, err);
	case QUESTION_FIELD:
		return answer_field(asking, answers, err);
	case QUESTION_KEY:
		return answer_key(asking, answers, err);
	case QUESTION_ALL:
	case QUESTION_ANY:
	case QUESTION_NOT:
		return answer_children(asking, answers, err);
	}
	abort();
}

static const struct answers *answers_in(struct columns *columns, const struct question *node,
	const struct place *inherited, struct error *err)
{
	OWNED_TEXT key = {0};
	add_key(&key, node, inherited);
	const struct answers *kept = recall_find(columns->recall, text_string(&key));
	if (kept)
		return kept;

	const struct asking asking = { columns, node, place_of(node, inherited) };
	OWNED_ANSWERS answers = {0};
	if (!answer(&asking, &answers, err))
		return NULL;
	kept = recall_keep(columns->recall, text_string(&key), answers);
	answers = (struct answers){0};
	return kept;
}

const struct answers *answers_to(struct columns *columns, const struct question *node,
	enum answers_scope scope, struct error *err)
{
	static const struct place *const places[] = {
		[ANSWERS_ANYWHERE]   = &anywhere,
		[ANSWERS_IN_TEXT]    = &in_text,
		[ANSWERS_AS_WRITTEN] = &as_written,
	};
	return answers_in(columns, node, places[scope], err);
}
