#include "catalogue/completer.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/handle.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/schema.h"
#include "index/search.h"
#include "store/db.h"
#include "store/lists.h"

#include <pthread.h>
#include <stdint.h>

struct completer {
	pthread_rwlock_t lock;      /* of `table` */
	struct completions *table;  /* NULL before the first was made */
	char *folder;               /* the index it was made from, and the state of it */
	uint64_t revision;
};

/* The lists people may name, and the terms by which their sheets are counted. */
static const struct {
	enum vocabulary_name vocabulary;
	const char *prefix;
} sources[] = {
	{ VOCABULARY_LEVELS,      SCHEMA_LEVEL },
	{ VOCABULARY_THEMES,      SCHEMA_THEME },
	{ VOCABULARY_EQUIPMENT,   SCHEMA_EQUIPMENT },
	{ VOCABULARY_SOFTWARE,    SCHEMA_SOFTWARE },
	{ VOCABULARY_SUBJECTS,    SCHEMA_SUBJECT },
	{ VOCABULARY_TYPES,       SCHEMA_TYPE },
	{ VOCABULARY_DEPARTMENTS, SCHEMA_DEPARTMENT },
	{ VOCABULARY_PROGRAMME,   SCHEMA_PROGRAMME },
};

struct completer *completer_new(void)
{
	struct completer *completer = mem_new(1, sizeof *completer);
	if (pthread_rwlock_init(&completer->lock, NULL) != 0)
		abort();
	return completer;
}

void completer_free(struct completer *completer)
{
	if (!completer)
		return;
	pthread_rwlock_destroy(&completer->lock);
	completions_free(completer->table);
	free(completer->folder);
	free(completer);
}

/* ---- Making a table ---- */

/* As many as its filter finds: that of a class has the sheets for its whole cycle as well. */
static bool count_entry(struct search *search, size_t source, const struct term *entry, size_t *count,
	struct error *err)
{
	if (sources[source].vocabulary != VOCABULARY_LEVELS) {
		OWNED_STRING term = text_make("%s%s", sources[source].prefix, entry->key);
		return engine_frequency(search_engine(search), term, count, err);
	}
	const struct column *levels = columns_closed(search_columns(search), FACET_LEVEL, err);
	if (!levels)
		return false;
	*count = levels[entry->rank].size;
	return true;
}

static bool add_list(struct completions *table, const struct catalogue *catalogue,
	struct search *search, size_t source, struct error *err)
{
	enum vocabulary_name name = sources[source].vocabulary;
	for (size_t rank = 0; rank < vocabulary_size(catalogue->vocabularies, name); rank++) {
		const struct term *entry = vocabulary_at(catalogue->vocabularies, name, rank);
		size_t count = 0;
		if (!count_entry(search, source, entry, &count, err))
			return false;
		completions_add_term(table, name, entry, count);
	}
	return true;
}

static bool add_title(void *context, const char *title, const char *id)
{
	return completions_add_title(context, title, id);
}

static struct completions *make(struct catalogue *catalogue, struct search *search, struct error *err)
{
	OWNED(completions) table = completions_new();
	for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++)
		if (!add_list(table, catalogue, search, i, err))
			return NULL;
	if (!lists_titles(catalogue->db, add_title, table, err))
		return NULL;
	completions_settle(table);
	return TAKE(table);
}

bool completer_refresh(struct completer *completer, struct catalogue *catalogue, bool *is_new,
	struct error *err)
{
	struct search *search = catalogue_searcher(catalogue, err);
	uint64_t revision = 0;
	if (!search || !search_refresh(search, err)
		|| !engine_revision(search_engine(search), &revision, err))
		return false;

	*is_new = !completer->table || revision != completer->revision
		|| !text_equals(catalogue->serving, completer->folder);
	if (!*is_new)
		return true;

	OWNED(completions) table = make(catalogue, search, err);
	if (!table)
		return false;
	free(completer->folder);
	completer->folder = mem_copy(catalogue->serving);
	completer->revision = revision;

	struct completions *before = completer->table;
	pthread_rwlock_wrlock(&completer->lock);
	completer->table = TAKE(table);
	pthread_rwlock_unlock(&completer->lock);
	completions_free(before);
	return true;
}

void completer_find(struct completer *completer, const char *typed, struct completion_list *list)
{
	pthread_rwlock_rdlock(&completer->lock);
	if (completer->table)
		completions_find(completer->table, typed, list);
	pthread_rwlock_unlock(&completer->lock);
}
