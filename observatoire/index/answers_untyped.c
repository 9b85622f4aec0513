#include "index/answers.h"

#include "base/text.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/recall.h"
#include "index/schema.h"
#include "index/stem.h"
#include "index/weigh.h"

/* Words nobody typed as they are, and words that find nothing: each has a letter of its own in front of
 * the key its answers are kept under. */

static const struct answers *answers_to_forms(struct columns *columns, const char *key,
	const struct form *forms, size_t count, struct error *err)
{
	const struct answers *kept = recall_find(columns->recall, key);
	if (kept)
		return kept;

	struct answers answers = {0};
	if (!weigh_word(columns, forms, count, &answers, err))
		return NULL;
	return recall_keep(columns->recall, key, answers);
}

const struct answers *answers_to_welded(struct columns *columns, const char *light,
	struct error *err)
{
	OWNED_STRING key = text_make("W%s", light);
	OWNED_STRING title = text_make(SCHEMA_TITLE "%s", light);
	const struct form forms[] = {
		{ .term = light, .factor = 1, .answers = true },
		{ .term = title, .factor = SCHEMA_TITLE_FACTOR, .is_title = true },
	};
	return answers_to_forms(columns, key, forms, 2, err);
}

const struct answers *answers_to_meant(struct columns *columns, const char *light,
	struct error *err)
{
	char stem[STEM_MAX_BYTES + 1];
	stem_once(light, stem);
	OWNED_STRING key = text_make("M%s", light);
	OWNED_STRING stemmed = text_make(SCHEMA_STEM "%s", stem);
	OWNED_STRING title = text_make(SCHEMA_TITLE "%s", light);
	OWNED_STRING title_stem = text_make(SCHEMA_TITLE_STEM "%s", stem);
	const struct form forms[] = {
		{ .term = light, .factor = 1, .answers = true },
		{ .term = stemmed, .factor = SCHEMA_STEM_FACTOR, .answers = true },
		{ .term = title, .factor = SCHEMA_TITLE_FACTOR, .is_title = true },
		{ .term = title_stem, .factor = SCHEMA_TITLE_FACTOR * SCHEMA_STEM_FACTOR, .is_title = true },
	};
	return answers_to_forms(columns, key, forms, sizeof forms / sizeof forms[0], err);
}

const struct answers *answers_in_titles(struct columns *columns, const char *light,
	struct error *err)
{
	OWNED_STRING key = text_make("T%s", light);
	OWNED_STRING title = text_make(SCHEMA_TITLE "%s", light);
	const struct form forms[] = {
		{ .term = light },
		{ .term = title, .factor = SCHEMA_STOP_FACTOR, .is_title = true },
	};
	return answers_to_forms(columns, key, forms, 2, err);
}

static void add_accent(void *context, uint32_t docid, size_t count)
{
	(void)count;
	weights_add(context, docid, SCHEMA_ACCENT_WEIGHT);
}

const struct answers *answers_in_accents(struct columns *columns, const char *accented,
	struct error *err)
{
	OWNED_STRING term = text_make(SCHEMA_ACCENT "%s", accented);
	const struct answers *kept = recall_find(columns->recall, term);
	if (kept)
		return kept;

	OWNED_ANSWERS answers = {0};
	if (!engine_occurrences(columns->engine, term, add_accent, &answers.weights, err))
		return NULL;
	kept = recall_keep(columns->recall, term, answers);
	answers = (struct answers){0};
	return kept;
}
