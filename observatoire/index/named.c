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

/* A field being looked up. */
struct naming {
	struct columns *columns;
	const struct question *field;
	bool is_excluded;
};

static bool add_key_sheets(const struct naming *naming, const char *prefix, const char *key,
	struct bits *sheets, struct error *err)
{
	OWNED_STRING term = text_make("%s%s", prefix, key);
	return engine_postings(naming->columns->engine, term, sheets, err);
}

/* ---- Lists ---- */

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

/* « tag:x » names a tag that sheets have, as whoever asks for it resolved it. */
static bool add_tagged(const struct naming *naming, bool *names_one, struct bits *sheets,
	struct error *err)
{
	if (naming->field->field != QUESTION_TAG)
		return true;
	size_t before = bits_size(sheets);
	if (!add_key_sheets(naming, SCHEMA_TAG, naming->field->value, sheets, err))
		return false;
	*names_one |= bits_size(sheets) > before;
	return true;
}

static bool add_entries(const struct naming *naming, bool *names_one, struct bits *sheets,
	struct error *err)
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
	const struct question *field = naming->field;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct term *term = rows[i].field == field->field
			? vocabulary_guess(naming->columns->vocabularies, rows[i].name, field->value) : NULL;
		if (!term)
			continue;
		*names_one = true;
		bool done = field->field == QUESTION_LEVEL ? add_level(naming, term->key, sheets, err)
			: add_key_sheets(naming, rows[i].prefix, term->key, sheets, err);
		if (!done)
			return false;
	}
	return add_tagged(naming, names_one, sheets, err);
}

bool named_add(struct columns *columns, const struct question *field, bool is_excluded,
	bool *names_one, struct bits *sheets, struct error *err)
{
	const struct naming naming = { columns, field, is_excluded };
	*names_one = field->keys && *field->keys;
	if (*names_one)
		return add_levels(&naming, sheets, err);
	return !field->value || add_entries(&naming, names_one, sheets, err);
}

/* ---- What names nothing ---- */

void nameless_done(struct nameless *nameless)
{
	free(nameless->nodes);
	*nameless = (struct nameless){0};
}

static bool look_at(struct nameless *nameless, struct columns *columns, const struct question *field,
	bool is_excluded, struct error *err)
{
	bool names_one = false;
	OWNED_BITS sheets = {0};
	if (field->field == QUESTION_AUTHOR) {
		const struct answers *answers = answers_to(columns, field, ANSWERS_ANYWHERE, err);
		if (!answers)
			return false;
		names_one = bits_size(&answers->sheets) > 0;
	} else if (!named_add(columns, field, is_excluded, &names_one, &sheets, err))
		return false;
	if (names_one)
		return true;
	nameless->nodes = mem_resize(nameless->nodes, nameless->count + 1, sizeof *nameless->nodes);
	nameless->nodes[nameless->count++] = field;
	return true;
}

static bool look(struct nameless *nameless, struct columns *columns, const struct question *node,
	bool is_excluded, struct error *err)
{
	if (node->kind == QUESTION_FIELD)
		return look_at(nameless, columns, node, is_excluded, err);
	for (size_t i = 0; i < node->count; i++)
		if (!look(nameless, columns, node->children[i],
				is_excluded || node->kind == QUESTION_NOT, err))
			return false;
	return true;
}

bool nameless_find(struct nameless *nameless, struct columns *columns, const struct question *question,
	struct error *err)
{
	return !question || look(nameless, columns, question, false, err);
}
