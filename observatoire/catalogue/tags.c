#include "catalogue/tags.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/handle.h"
#include "index/engine.h"
#include "index/schema.h"
#include "index/search.h"
#include "sheet/tag.h"
#include "store/tags.h"

#include <stdlib.h>
#include <string.h>

/* ---- Of a sheet ---- */

void shown_tags_done(struct shown_tags *tags)
{
	for (size_t i = 0; i < tags->count; i++) {
		free(tags->items[i].key);
		free(tags->items[i].name);
		free(tags->items[i].theme);
	}
	free(tags->items);
	*tags = (struct shown_tags){0};
}

static void add_shown(void *context, const struct sheet_tag *tag)
{
	struct shown_tags *tags = context;
	if (tag->is_forbidden || (!tag->is_authors && text_equals(tag->state, "ecartee")))
		return;
	tags->items = mem_resize(tags->items, tags->count + 1, sizeof *tags->items);
	tags->items[tags->count++] = (struct shown_tag){
		.key = mem_copy(tag->key),
		.name = mem_copy(tag->name),
		.theme = mem_copy(tag->theme),
		.is_confirmed = tag->is_authors || text_equals(tag->state, "confirmee"),
		.is_authors = tag->is_authors,
		.is_mine = tag->has_voice,
	};
}

bool catalogue_tags_read(struct catalogue *catalogue, int64_t row, int64_t account,
	struct shown_tags *tags, struct error *err)
{
	OWNED_SHOWN_TAGS found = {0};
	if (!sheet_tags_list(catalogue->db, row, account, add_shown, &found, err))
		return false;
	*tags = found;
	found = (struct shown_tags){0};
	return true;
}

bool catalogue_tags_of(struct catalogue *catalogue, const struct catalogue_sheet *sheet,
	int64_t account, struct shown_tags *tags, struct error *err)
{
	return catalogue_tags_read(catalogue, sheet->row, account, tags, err);
}

/* ---- One ---- */

void catalogue_tag_free(struct catalogue_tag *tag)
{
	if (!tag)
		return;
	free(tag->key);
	free(tag->name);
	free(tag->theme);
	free(tag);
}

struct catalogue_tag *catalogue_find_tag(struct catalogue *catalogue, const char *typed,
	struct error *err)
{
	OWNED_STRING form = tag_form(typed);
	OWNED(stored_tag) stored = tags_find(catalogue->db, form, err);
	if (!stored)
		return NULL;
	struct catalogue_tag *tag = mem_new(1, sizeof *tag);
	*tag = (struct catalogue_tag){
		.key = TAKE(stored->key),
		.name = TAKE(stored->name),
		.theme = TAKE(stored->theme),
		.is_forbidden = stored->is_forbidden,
	};
	return tag;
}

char *catalogue_tag_name(struct catalogue *catalogue, const char *typed)
{
	OWNED(catalogue_tag) tag = catalogue_find_tag(catalogue, typed, NULL);
	return tag ? TAKE(tag->name) : mem_copy(typed);
}

/* ---- All ---- */

static void counted_tag_done(struct counted_tag *tag)
{
	free(tag->key);
	free(tag->name);
	free(tag->sorted);
}

void counted_tags_done(struct counted_tags *tags)
{
	for (size_t i = 0; i < tags->count; i++)
		counted_tag_done(&tags->items[i]);
	free(tags->items);
	*tags = (struct counted_tags){0};
}

static bool add_counted(void *context, const char *term, size_t frequency)
{
	struct counted_tags *tags = context;
	const char *name = term + strlen(SCHEMA_TAG);
	tags->items = mem_resize(tags->items, tags->count + 1, sizeof *tags->items);
	tags->items[tags->count++] = (struct counted_tag){
		.key = tag_form(name),
		.name = mem_copy(name),
		.sorted = utf8_fold(name),
		.count = frequency,
	};
	return true;
}

static int by_name(const void *a, const void *b)
{
	const struct counted_tag *left = a, *right = b;
	int order = strcmp(left->sorted, right->sorted);
	return order ? order : strcmp(left->name, right->name);
}

static int by_count(const void *a, const void *b)
{
	const struct counted_tag *left = a, *right = b;
	return left->count != right->count ? (left->count < right->count) - (left->count > right->count)
		: by_name(a, b);
}

void counted_tags_keep(struct counted_tags *tags, size_t most)
{
	if (tags->count <= most)
		return;
	qsort(tags->items, tags->count, sizeof *tags->items, by_count);
	while (tags->count > most)
		counted_tag_done(&tags->items[--tags->count]);
	qsort(tags->items, tags->count, sizeof *tags->items, by_name);
}

static bool look(void *context, struct search *search, struct error *err)
{
	struct counted_tags *tags = context;
	counted_tags_done(tags);
	return engine_terms(search_engine(search), SCHEMA_TAG, add_counted, tags, err);
}

bool catalogue_count_tags(struct catalogue *catalogue, struct counted_tags *tags, struct error *err)
{
	OWNED_COUNTED_TAGS found = {0};
	if (!catalogue_look_up(catalogue, look, &found, err))
		return false;
	if (found.count)
		qsort(found.items, found.count, sizeof *found.items, by_name);
	*tags = found;
	found = (struct counted_tags){0};
	return true;
}
