#include "index/search_inner.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/document.h"
#include "index/engine.h"
#include "index/respell.h"
#include "index/schema.h"
#include "index/split.h"

#include <stdlib.h>

/* ---- Open and close ---- */

static bool check_schema(struct engine *engine, struct error *err)
{
	size_t length;
	OWNED_STRING schema = engine_metadata(engine, SCHEMA_KEY, &length, err);
	if (!schema)
		return false;
	if (!text_equals(schema, document_schema()))
		return error_set(err, ERROR_INVALID, "index is \"%.60s\", not \"%s\"", schema,
			document_schema());
	return true;
}

struct search *search_open(const char *folder, const struct vocabularies *vocabularies,
	struct error *err)
{
	OWNED(engine) engine = engine_open(folder, err);
	if (!engine || !check_schema(engine, err))
		return NULL;

	struct search *search = mem_new(1, sizeof *search);
	search->engine = TAKE(engine);
	search->vocabularies = vocabularies;
	columns_init(&search->columns, search->engine, vocabularies);
	return search;
}

void search_free(struct search *search)
{
	if (!search)
		return;
	columns_done(&search->columns);
	engine_free(search->engine);
	free(search);
}

void search_know_words(struct search *search, const struct words *lights)
{
	search->columns.lights = lights;
}

void search_know_french(struct search *search, const struct lexicon *lexicon)
{
	search->columns.lexicon = lexicon;
}

void search_know_names(struct search *search, const struct lexicon *names)
{
	search->columns.names = names;
}

void search_remember(struct search *search, size_t bytes)
{
	search->columns.recall_bytes = bytes;
}

struct engine *search_engine(struct search *search)
{
	return search->engine;
}

bool search_split(struct search *search, struct question *question, struct analyser *analyser,
	struct error *err)
{
	return split_question(question, search->engine, analyser, err);
}

bool search_respell(struct search *search, const struct question *word,
	struct respelling *respelling, struct error *err)
{
	return respell(&search->columns, word, respelling, err);
}

struct columns *search_columns(struct search *search)
{
	return &search->columns;
}

bool search_refresh(struct search *search, struct error *err)
{
	bool moved = false;
	if (!engine_reopen(search->engine, &moved, err))
		return false;
	if (moved)
		columns_forget(&search->columns);
	else
		columns_trim(&search->columns);
	return true;
}
