#ifndef SUPPORT_DESK_H
#define SUPPORT_DESK_H

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "index/engine.h"
#include "sheet/vocabulary.h"
#include "support/temp.h"

#include <stdio.h>
#include <string.h>

/* A catalogue on a folder of its own, and files to offer to it: `OWNED_DESK desk = desk_new();` */
struct desk {
	char *dir;    /* the data directory */
	char *root;   /* an ingest root */
	struct vocabularies *vocabularies;
	struct catalogue *catalogue;
};

enum { DESK_NOW = 1500000000 };  /* 14 July 2017 */

static inline void desk_done(struct desk *desk)
{
	catalogue_free(desk->catalogue);
	vocabularies_free(desk->vocabularies);
	temp_drop(&desk->dir);
	temp_drop(&desk->root);
}

#define OWNED_DESK __attribute__((cleanup(desk_done))) struct desk

static inline struct catalogue *desk_open(const struct desk *desk, enum catalogue_mode mode)
{
	struct error err = {0};
	struct catalogue *catalogue = catalogue_open(desk->dir, desk->vocabularies, mode, &err);
	if (!catalogue)
		fprintf(stderr, "%s\n", err.text);
	return catalogue;
}

static inline struct desk desk_new(void)
{
	struct error err = {0};
	struct desk desk = { .dir = temp_folder(), .root = temp_folder() };
	desk.vocabularies = vocabularies_load(VOCABULARIES, &err);
	if (!desk.vocabularies) {
		fprintf(stderr, "%s\n", err.text);
		abort();
	}
	desk.catalogue = desk_open(&desk, CATALOGUE_WRITE);
	if (!desk.catalogue)
		abort();
	return desk;
}

/* A good sheet with this title, and `lines` more in its front matter ("" for none). */
static inline char *desk_sheet(const char *title, const char *lines)
{
	size_t length = 0;
	OWNED_STRING model = file_read(FIXTURES "/catalogue/fiche.md", SHEET_MAX_BYTES, &length, NULL);
	const char *place = model ? strstr(model, "TITRE") : NULL;
	if (!place)
		abort();
	return text_make("---\n%s%.*s%s%s", lines, (int)(place - model) - 4, model + 4, title,
		place + strlen("TITRE"));
}

/* Write a file under the root, as an author would; NULL removes it. */
static inline void desk_write(const struct desk *desk, const char *path, const char *bytes)
{
	OWNED_STRING whole = file_join(desk->root, path);
	if (!bytes) {
		remove(whole);
		return;
	}
	if (!file_write(whole, bytes, strlen(bytes), NULL))
		abort();
}

/* Write a file under the root and put it; false when the call failed. */
static inline bool desk_put_at(const struct desk *desk, const char *path, const char *bytes, int64_t now,
	struct catalogue_receipt *receipt)
{
	struct error err = {0};
	desk_write(desk, path, bytes);
	const struct catalogue_file file = { path, bytes, strlen(bytes), desk->root };
	bool done = catalogue_put(desk->catalogue, &file, now, false, receipt, &err);
	if (!done)
		fprintf(stderr, "%s\n", err.text);
	return done;
}

/* Put it and give the id it has, for the caller to free(); NULL unless the outcome is this one. */
static inline char *desk_put(const struct desk *desk, const char *path, const char *bytes,
	enum catalogue_outcome outcome)
{
	OWNED_RECEIPT receipt = {0};
	if (!desk_put_at(desk, path, bytes, DESK_NOW, &receipt))
		return NULL;
	for (size_t i = 0; i < receipt.remarks.count && receipt.outcome == CATALOGUE_REFUSED; i++)
		fprintf(stderr, "# %s: %s\n", receipt.remarks.items[i].field, receipt.remarks.items[i].sentence);
	return receipt.outcome == outcome ? TAKE(receipt.id) : NULL;
}

/* Take a new sheet of this title and lines; gives its id. */
static inline char *desk_take(const struct desk *desk, const char *path, const char *title,
	const char *lines)
{
	OWNED_STRING bytes = desk_sheet(title, lines);
	return desk_put(desk, path, bytes, CATALOGUE_TAKEN);
}

/* Whether the catalogue has these very bytes under this path. */
static inline bool desk_knows(const struct desk *desk, const struct catalogue_file *file)
{
	OWNED(catalogue_draft) draft = catalogue_prepare_unknown(desk->catalogue, file, DESK_NOW);
	return !draft;
}

/* Take `count` sheets in one go, titled by their number. */
static inline void desk_take_many(const struct desk *desk, int count)
{
	if (!catalogue_begin(desk->catalogue, NULL))
		abort();
	for (int i = 0; i < count; i++) {
		OWNED_STRING path = text_make("serie-%04d.md", i);
		OWNED_STRING title = text_make("Fiche numéro %d", i);
		OWNED_STRING id = desk_take(desk, path, title, "");
		if (!id)
			abort();
	}
	if (!catalogue_commit(desk->catalogue, NULL))
		abort();
}

/* The index follows the store; gives how many changes it took in. */
static inline size_t desk_sync(const struct desk *desk)
{
	struct error err = {0};
	size_t applied = 0;
	if (!catalogue_sync(desk->catalogue, NULL, NULL, &applied, &err)) {
		fprintf(stderr, "%s\n", err.text);
		abort();
	}
	return applied;
}

/* The folder of the index that is served, for the caller to free(). */
static inline char *desk_index(const struct desk *desk)
{
	OWNED_STRING pointer = text_make("%s/index/current", desk->dir);
	size_t length = 0;
	OWNED_STRING name = file_read(pointer, 100, &length, NULL);
	if (!name)
		return NULL;
	name[strcspn(name, "\n")] = '\0';
	return text_make("%s/index/%s", desk->dir, name);
}

/* How many sheets the index that is served holds; -1 when it cannot be read. */
static inline long desk_indexed(const struct desk *desk)
{
	OWNED_STRING folder = desk_index(desk);
	OWNED(engine) engine = folder ? engine_open(folder, NULL) : NULL;
	size_t count = 0;
	return engine && engine_count(engine, &count, NULL) ? (long)count : -1;
}

/* Whether store and index say the same, by the catalogue's own account. */
static inline bool desk_is_sound(const struct desk *desk)
{
	struct catalogue_verdict verdict = {0};
	return catalogue_verify(desk->catalogue, false, NULL, NULL, &verdict, NULL) && verdict.faults == 0
		&& verdict.pending == 0;
}

#endif
