#include "proposals/reach.h"

#include "base/text.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "store/schools.h"

#include <string.h>

static bool has_school(const struct sheet *sheet, const char *uai)
{
	for (size_t i = 0; i < sheet->author_count; i++)
		if (text_equals(sheet->authors[i].uai, uai))
			return true;
	return words_has(&sheet->schools, uai);
}

/* « mathematiques » reaches « c3-mathematiques ». */
static bool has_subject(const struct sheet *sheet, const char *key,
	const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < sheet->subjects.count; i++) {
		const char *subject = sheet->subjects.items[i];
		const struct term *term = vocabulary_find(vocabularies, VOCABULARY_SUBJECTS, subject);
		if (text_equals(subject, key) || (term && text_equals(term->discipline, key)))
			return true;
	}
	return false;
}

struct wanted_zap {
	const char *code;
	bool is_found;
};

static void note_zap(void *context, const struct school *school)
{
	struct wanted_zap *wanted = context;
	wanted->is_found = text_equals(school->zap, wanted->code);
}

static bool is_in_zap(struct db *db, const char *uai, const char *zap)
{
	struct wanted_zap wanted = { .code = zap };
	return uai && schools_find(db, uai, note_zap, &wanted, NULL) && wanted.is_found;
}

static bool has_zap(const struct sheet *sheet, const char *zap, struct db *db)
{
	bool is_known = true;
	for (size_t i = 0; i < sheet->author_count; i++)
		if (is_in_zap(db, sheet->authors[i].uai, zap))
			return true;
	for (size_t i = 0; i < sheet->schools.count; i++)
		if (is_in_zap(db, sheet->schools.items[i], zap))
			return true;
	return schools_know_zone(db, zap, &is_known, NULL) && !is_known;
}

/* « zap:023001 »: what stands behind this kind; NULL when it is another one. */
static const char *value_of(const char *scope, const char *kind)
{
	size_t length = strlen(kind);
	return strncmp(scope, kind, length) == 0 && scope[length] == ':' ? scope + length + 1 : NULL;
}

static bool covers(const struct reach *reach, const char *scope, const struct sheet *sheet)
{
	const char *value;
	if ((value = value_of(scope, "etablissement")))
		return has_school(sheet, value);
	if ((value = value_of(scope, "enseignement")))
		return has_subject(sheet, value, reach->vocabularies);
	if ((value = value_of(scope, "thematique")))
		return words_has(&sheet->themes, value);
	return (value = value_of(scope, "zap")) && has_zap(sheet, value, reach->db);
}

bool reach_covers(const struct reach *reach, const struct sheet *sheet)
{
	for (size_t i = 0; i < reach->scopes->count; i++)
		if (covers(reach, reach->scopes->items[i], sheet))
			return true;
	return reach->scopes->count == 0;
}
