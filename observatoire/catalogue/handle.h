#ifndef CATALOGUE_HANDLE_H
#define CATALOGUE_HANDLE_H

#include "catalogue/catalogue.h"

/* What the files of this folder share; nobody else includes it. */

struct analyser;
struct db;
struct lexicon;
struct neighbours;
struct search;
struct synonyms;

/** A school or a ZAP as pages of results name it. */
struct kept_place {
	char *key, *name;  /* name "": the register does not know it */
	char *sorted_by;
};

struct catalogue {
	char *dir;                               /* the data directory */
	char *index;                             /* DIR/index */
	const struct vocabularies *vocabularies; /* borrowed */
	const struct synonyms *synonyms;         /* borrowed; NULL: none are known */
	struct db *db;
	struct analyser *analyser;
	struct listed_names *listed;             /* what the lists of `vocabularies` call their entries */
	size_t remembered;                       /* bytes `search` keeps of words asked lately; 0: as it likes */
	struct search *search;                   /* NULL until the first search */
	struct lexicon *names;                   /* of places, for `search`; as they were when it was opened */
	char *serving;                           /* the folder `search` has open */
	struct neighbours *neighbours;           /* kept by similar.c; NULL until the first were asked for */
	struct catalogue_figures figures;        /* as counted at change figures.last_change */
	bool has_figures;
	struct kept_place *places;               /* kept by schools.c, `place_count` of them, by their keys */
	size_t place_count, place_capacity;
	int64_t places_at;                       /* the change they were read at */
};

/**
 * The search of the index served now, opened again when another one took its place. Borrowed. NULL
 * with
 *   ERROR_BUSY    none of this version is there: whoever syncs makes one
 *   ERROR_FAILED  it is damaged, or the system does not let it be read
 */
struct search *catalogue_searcher(struct catalogue *catalogue, struct error *err);

/** The words of what schools are called, their communes and their ZAP; ERROR_FAILED. */
struct lexicon *catalogue_place_words(struct catalogue *catalogue, struct error *err);

/** Forget the names of places. */
void catalogue_forget_places(struct catalogue *catalogue);

/** catalogue_tags_of() by the row of the sheet. */
bool catalogue_tags_read(struct catalogue *catalogue, int64_t row, int64_t account,
	struct shown_tags *tags, struct error *err);

/** Forget the open search: the next question opens the index anew. */
void catalogue_forget_search(struct catalogue *catalogue);

/** One look at the index served; what it gave is forgotten by itself when it fails. */
typedef bool catalogue_look(void *context, struct search *search, struct error *err);

/**
 * Look at the last state of the index, again when it moved or was put elsewhere meanwhile. False with
 * ERROR_BUSY when it moved each time or there is none, ERROR_FAILED when it cannot be read.
 */
bool catalogue_look_up(struct catalogue *catalogue, catalogue_look *look, void *context,
	struct error *err);

#endif
