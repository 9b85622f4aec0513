#ifndef INDEX_DOCUMENT_H
#define INDEX_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct analyser;
struct engine_document;
struct sheet;
struct sheet_facts;
struct vocabularies;
struct words;

/** A tag that a sheet shows. */
struct document_tag {
	const char *name;
	const char *theme;  /* key of the theme it answers for; NULL: none */
	bool is_confirmed;
};

/** What a sheet is indexed from; all borrowed for the call. */
struct document_source {
	const struct sheet *sheet;
	const struct sheet_facts *facts;
	const char *text;   /* its body as plain text, struct body's; NULL counts as "" */
	const struct words *schools;  /* what those it names are called, with their commune; NULL: nobody said */
	const struct words *zones;    /* codes of the ZAP they are of, each once; NULL: nobody said */
	const struct document_tag *tags;  /* `tag_count` of them */
	size_t tag_count;
	int64_t revision;   /* as the store counts them: engine_numbers(SLOT_REVISION) gives it back */
};

/**
 * The terms and values of a sheet, as schema.h says: for the caller to
 * engine_document_free(), after engine_writer_put() under the sheet's row number.
 *
 * Beside its own texts a sheet is found by the names of its levels, themes, equipment,
 * software, subjects, type and schools (their synonyms belong to the question: synonyms.h); by the cycle of
 * its classes, and by the classes of its cycle when it names none of them. Each of its tags filters;
 * those that are confirmed are words it is found by as well, and bring the theme they answer for.
 */
struct engine_document *document_make(struct analyser *analyser,
	const struct vocabularies *vocabularies, const struct document_source *source);

/** What SCHEMA_KEY of an index must hold for this program to read it; static. */
const char *document_schema(void);

#endif
