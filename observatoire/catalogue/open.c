#include "catalogue/handle.h"

#include "base/file.h"
#include "base/lock.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/feed.h"
#include "catalogue/folders.h"
#include "catalogue/rebuild.h"
#include "index/analysis.h"
#include "index/lexicon.h"
#include "index/listed.h"
#include "index/search.h"
#include "index/synonyms.h"
#include "indicators/record.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/migrate.h"

enum {
	LOCK_PATIENCE_MS = 10000,
	SERVED_TRIES = 2,  /* one more than the times an index is replaced while it is opened */
};

static bool make_folders(const char *dir, const char *index, struct error *err)
{
	OWNED_STRING pieces = file_join(dir, "pieces");
	struct error why = {0};
	if (file_make_folder(index, &why) && file_make_folder(pieces, &why))
		return true;
	return error_set(err, ERROR_FAILED, "%s", why.text);
}

static bool open_store(struct catalogue *catalogue, const char *dir, enum catalogue_mode mode,
	struct error *err)
{
	OWNED_STRING path = file_join(dir, "observatoire.db");
	catalogue->db = db_open(path, mode == CATALOGUE_READ ? DB_READ : DB_WRITE, err);
	if (!catalogue->db)
		return false;
	if (mode == CATALOGUE_READ)
		return migrate_check(catalogue->db, err);
	return migrate(catalogue->db, err)
		&& indicators_tell_history(catalogue->db, catalogue->vocabularies, err);
}

/* A journal without a change, and no index to follow it. */
static bool is_blank(struct catalogue *catalogue)
{
	int64_t last = 0;
	OWNED_STRING serving = folders_serving(catalogue->index, NULL);
	return !serving && changes_last(catalogue->db, &last, NULL) && last == 0;
}

/* Before the first sheet: a kill at any instant leaves either no change or an index that follows. */
static bool begin_index(struct catalogue *catalogue, struct error *err)
{
	if (!is_blank(catalogue))
		return true;
	OWNED(lock) lock = folders_lock(catalogue->index, LOCK_PATIENCE_MS, err);
	struct feed_progress quiet = {0};
	size_t applied = 0;
	return lock && (!is_blank(catalogue) || rebuild_locked(catalogue, &quiet, &applied, err));
}

struct catalogue *catalogue_open(const char *dir, const struct vocabularies *vocabularies,
	enum catalogue_mode mode, struct error *err)
{
	OWNED(catalogue) catalogue = mem_new(1, sizeof *catalogue);
	catalogue->dir = mem_copy(dir);
	catalogue->index = file_join(dir, "index");
	catalogue->vocabularies = vocabularies;
	catalogue->analyser = analyser_new();
	catalogue->listed = listed_names_new(vocabularies, catalogue->analyser);

	if (mode == CATALOGUE_WRITE && !make_folders(dir, catalogue->index, err))
		return NULL;
	if (!open_store(catalogue, dir, mode, err))
		return NULL;
	if (mode == CATALOGUE_WRITE && !begin_index(catalogue, err))
		return NULL;
	return TAKE(catalogue);
}

void catalogue_use_synonyms(struct catalogue *catalogue, const struct synonyms *synonyms)
{
	catalogue_forget_search(catalogue);
	catalogue->synonyms = synonyms;
}

bool catalogue_remember(struct catalogue *catalogue, const struct catalogue_memory *memory,
	struct error *err)
{
	catalogue->remembered = memory->words;
	return db_keep(catalogue->db, memory->pages, err);
}

void catalogue_free(struct catalogue *catalogue)
{
	if (!catalogue)
		return;
	catalogue_forget_search(catalogue);
	catalogue_forget_places(catalogue);
	listed_names_free(catalogue->listed);
	analyser_free(catalogue->analyser);
	db_free(catalogue->db);
	free(catalogue->index);
	free(catalogue->dir);
	free(catalogue);
}

void catalogue_forget_search(struct catalogue *catalogue)
{
	free(TAKE(catalogue->neighbours));
	search_free(TAKE(catalogue->search));
	lexicon_free(TAKE(catalogue->names));
	free(TAKE(catalogue->serving));
}

/* What is right though no sheet has it: the words of the trade, of French, the names of places. */
static bool teach(struct catalogue *catalogue, struct search *search, struct error *err)
{
	if (!catalogue->synonyms)
		return true;
	search_know_words(search, synonyms_words(catalogue->synonyms));
	search_know_french(search, synonyms_lexicon(catalogue->synonyms));
	lexicon_free(TAKE(catalogue->names));
	catalogue->names = catalogue_place_words(catalogue, err);
	search_know_names(search, catalogue->names);
	return catalogue->names;
}

/* Open the index served now; NULL as well when it was replaced before it could be opened. */
static struct search *open_served(struct catalogue *catalogue, char **serving, struct error *err)
{
	free(*serving);
	*serving = folders_serving(catalogue->index, err);
	OWNED(search) search = *serving ? search_open(*serving, catalogue->vocabularies, err) : NULL;
	if (search && !teach(catalogue, search, err))
		return NULL;
	if (search && catalogue->remembered)
		search_remember(search, catalogue->remembered);
	return TAKE(search);
}

struct search *catalogue_searcher(struct catalogue *catalogue, struct error *err)
{
	struct error why = {0};
	OWNED_STRING serving = folders_serving(catalogue->index, &why);
	if (catalogue->search && text_equals(serving, catalogue->serving))
		return catalogue->search;

	catalogue_forget_search(catalogue);
	for (int tries = 0; !catalogue->search && tries < SERVED_TRIES; tries++)
		catalogue->search = open_served(catalogue, &serving, &why);
	if (!catalogue->search) {
		/* Absent or of another version, the next sync makes it; damage is for people to know. */
		bool is_made = why.kind == ERROR_NOT_FOUND || why.kind == ERROR_INVALID;
		error_set(err, is_made || why.kind == ERROR_BUSY ? ERROR_BUSY : ERROR_FAILED,
			"the index cannot be read: %s", why.text);
		return NULL;
	}
	catalogue->serving = TAKE(serving);
	return catalogue->search;
}

bool catalogue_look_up(struct catalogue *catalogue, catalogue_look *look, void *context,
	struct error *err)
{
	enum { TRIES = 4 };
	struct error why = {0};
	for (int i = 0; i < TRIES; i++) {
		struct search *search = catalogue_searcher(catalogue, &why);
		if (search && search_refresh(search, &why) && look(context, search, &why))
			return true;
		if (why.kind != ERROR_BUSY)
			catalogue_forget_search(catalogue);
	}
	return error_set(err, why.kind == ERROR_BUSY ? ERROR_BUSY : ERROR_FAILED, "%s", why.text);
}
