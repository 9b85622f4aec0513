#include "index/named.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/answers.h"
#include "index/bits.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/question.h"
#include "index/schema.h"
#include "sheet/vocabulary.h"

#include <stdlib.h>

/* ---- Lists ---- */

static const struct {
	enum question_field field;
	enum vocabulary_name name;
	const char *prefix;
} lists[] = {
	{ QUESTION_LEVEL, VOCABULARY_LEVELS,    SCHEMA_LEVEL },
	{ QUESTION_THEME, VOCABULARY_THEMES,    SCHEMA_THEME },
	{ QUESTION_TAG,   VOCABULARY_THEMES,    SCHEMA_THEME },
	{ QUESTION_TAG,   VOCABULARY_EQUIPMENT, SCHEMA_EQUIPMENT },
	{ QUESTION_TAG,   VOCABULARY_SOFTWARE,  SCHEMA_SOFTWARE },
	{ QUESTION_TAG,   VOCABULARY_SUBJECTS,  SCHEMA_SUBJECT },
};
enum { LIST_COUNT = sizeof lists / sizeof lists[0] };

/* A field being looked up. */
struct naming {
	struct columns *columns;
	const struct question *field;
	bool is_excluded;
	const struct term *entries[LIST_COUNT];  /* what it names in each list; NULL: nothing */
};

static bool add_key_sheets(const struct naming *naming, const char *prefix, const char *key,
	struct bits *sheets, struct error *err)
{
	OWNED_STRING term = text_make("%s%s", prefix, key);
	return engine_postings(naming->columns->engine, term, sheets, err);
}

static bool add_level(const struct naming *naming, const char *key, struct bits *sheets,
	struct error *err)
{
	const struct filter filter = { FACET_LEVEL, key };
	return naming->is_excluded ? add_key_sheets(naming, SCHEMA_LEVEL, key, sheets, err)
		: columns_add(naming->columns, &filter, sheets, err);
}

static bool add_levels(const struct naming *naming, struct bits *sheets, struct error *err)
{
	for (const char *const *key = naming->field->keys; *key; key++)
		if (!add_level(naming, *key, sheets, err))
			return false;
	return true;
}

static bool add_entries(const struct naming *naming, struct bits *sheets, struct error *err)
{
	const struct question *field = naming->field;
	for (size_t i = 0; i < LIST_COUNT; i++) {
		const struct term *term = naming->entries[i];
		if (!term)
			continue;
		bool done = field->field == QUESTION_LEVEL ? add_level(naming, term->key, sheets, err)
			: add_key_sheets(naming, lists[i].prefix, term->key, sheets, err);
		if (!done)
			return false;
	}
	return field->field != QUESTION_TAG || add_key_sheets(naming, SCHEMA_TAG, field->value, sheets, err);
}

static bool has_levels(const struct question *field)
{
	return field->keys && *field->keys;
}

/* Guess what it names in the lists; a field whose levels are known needs none. */
static bool find_entries(struct naming *naming)
{
	const struct question *field = naming->field;
	bool names = has_levels(field);
	for (size_t i = 0; i < LIST_COUNT && !has_levels(field); i++) {
		if (lists[i].field == field->field && field->value)
			naming->entries[i] = vocabulary_guess(naming->columns->vocabularies, lists[i].name, field->value);
		names |= naming->entries[i] != NULL;
	}
	return names;
}

/* « tag:x » also names a tag that sheets have, as whoever asks for it resolved it. No sheet is read. */
static bool names_one(struct naming *naming, bool *does, struct error *err)
{
	const struct question *field = naming->field;
	*does = find_entries(naming);
	if (*does || field->field != QUESTION_TAG || !field->value)
		return true;
	size_t sheets = 0;
	OWNED_STRING term = text_make("%s%s", SCHEMA_TAG, field->value);
	if (!engine_frequency(naming->columns->engine, term, &sheets, err))
		return false;
	*does = sheets > 0;
	return true;
}

bool named_add(struct columns *columns, const struct question *field, bool is_excluded,
	bool *is_named, struct bits *sheets, struct error *err)
{
	struct naming naming = { columns, field, is_excluded, {0} };
	if (!names_one(&naming, is_named, err))
		return false;
	if (!*is_named)
		return true;
	return has_levels(field) ? add_levels(&naming, sheets, err) : add_entries(&naming, sheets, err);
}

/* ---- What names nothing ---- */

void nameless_done(struct nameless *nameless)
{
	free(nameless->nodes);
	*nameless = (struct nameless){0};
}

static bool look_at(struct nameless *nameless, struct columns *columns, const struct question *field,
	struct error *err)
{
	bool is_named = false;
	if (field->field == QUESTION_AUTHOR) {
		const struct answers *answers = answers_to(columns, field, ANSWERS_ANYWHERE, err);
		if (!answers)
			return false;
		is_named = bits_size(&answers->sheets) > 0;
	} else {
		struct naming naming = { .columns = columns, .field = field };
		if (!names_one(&naming, &is_named, err))
			return false;
	}
	if (is_named)
		return true;
	nameless->nodes = mem_resize(nameless->nodes, nameless->count + 1, sizeof *nameless->nodes);
	nameless->nodes[nameless->count++] = field;
	return true;
}

bool nameless_find(struct nameless *nameless, struct columns *columns, const struct question *question,
	struct error *err)
{
	if (!question)
		return true;
	if (question->kind == QUESTION_FIELD)
		return look_at(nameless, columns, question, err);
	for (size_t i = 0; i < question->count; i++)
		if (!nameless_find(nameless, columns, question->children[i], err))
			return false;
	return true;
}
