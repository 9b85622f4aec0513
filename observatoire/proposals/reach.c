#include "proposals/reach.h"

#include "base/text.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"

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

static bool covers(const char *scope, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	size_t kind = strcspn(scope, ":");
	const char *value = scope[kind] ? scope + kind + 1 : "";
	if (strncmp(scope, "etablissement", kind) == 0)
		return has_school(sheet, value);
	if (strncmp(scope, "enseignement", kind) == 0)
		return has_subject(sheet, value, vocabularies);
	if (strncmp(scope, "thematique", kind) == 0)
		return words_has(&sheet->themes, value);
	return strncmp(scope, "zap", kind) == 0;
}

bool reach_covers(const struct words *scopes, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < scopes->count; i++)
		if (covers(scopes->items[i], sheet, vocabularies))
			return true;
	return scopes->count == 0;
}
