#include "catalogue/aside.h"

#include "base/text.h"
#include "catalogue/handle.h"
#include "catalogue/schools.h"
#include "index/snippet.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "store/sheets.h"

#include <stdlib.h>
#include <string.h>

/* Whose words are looked for, and in which card they go. */
struct look {
	struct card *card;
	const struct catalogue *catalogue;
	const struct sought *sought;
};

/* The passage of `text` that answers; NULL when none does. */
static char *passage_of(const struct look *look, const char *text)
{
	if (!text || !*text)
		return NULL;
	OWNED_STRING html = snippet_make(look->catalogue->analyser, look->sought, text);
	return snippet_has_mark(html) ? TAKE(html) : NULL;
}

/* Whether the card has its aside: this field, or one before it. */
static bool take(const struct look *look, const char *key, const char *text)
{
	if (!look->card->aside_html && (look->card->aside_html = passage_of(look, text)))
		look->card->aside = key;
	return look->card->aside_html;
}

static char *labels_of(const struct look *look, enum vocabulary_name name, const struct words *keys)
{
	OWNED_WORDS labels = {0};
	for (size_t i = 0; i < keys->count; i++) {
		const struct term *term = vocabulary_find(look->catalogue->vocabularies, name, keys->items[i]);
		if (term)
			words_add(&labels, term->label);
	}
	return words_join(&labels, ", ");
}

static bool take_keys(const struct look *look, const char *key, enum vocabulary_name name,
	const struct words *keys)
{
	OWNED_STRING labels = labels_of(look, name, keys);
	return take(look, key, labels);
}

static bool take_texts(const struct look *look, const char *key, const struct words *texts)
{
	OWNED_STRING joined = words_join(texts, ", ");
	return take(look, key, joined);
}

/* What the card shows of its lists as they are is there to be read: nothing has to be said. */
static bool is_shown(const struct look *look)
{
	const struct card *card = look->card;
	const struct { enum vocabulary_name name; const struct words *keys; } lists[] = {
		{ VOCABULARY_LEVELS,      &card->levels },
		{ VOCABULARY_EQUIPMENT,   &card->equipment },
		{ VOCABULARY_DEPARTMENTS, &card->departments },
	};
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		OWNED_STRING labels = labels_of(look, lists[i].name, lists[i].keys);
		OWNED_STRING html = passage_of(look, labels);
		if (html)
			return true;
	}
	OWNED_STRING tags = words_join(&card->tags, ", ");
	OWNED_STRING html = passage_of(look, tags);
	return html;
}

static bool take_prose(const struct look *look, const struct sheet *sheet)
{
	OWNED_WORDS links = {0}, attachments = {0}, authors = {0};
	for (size_t i = 0; i < sheet->link_count; i++)
		words_add(&links, sheet->links[i].title ? sheet->links[i].title : "");
	for (size_t i = 0; i < sheet->attachment_count; i++)
		words_add(&attachments, sheet->attachments[i].title ? sheet->attachments[i].title : "");
	for (size_t i = 0; i < sheet->author_count; i++)
		words_add(&authors, sheet->authors[i].signature ? sheet->authors[i].signature : "");
	return take(look, "objectifs", sheet->objectives)
		|| take(look, "prerequis", sheet->prerequisites)
		|| take(look, "bilan", sheet->outcome)
		|| take_texts(look, "logiciel_nom", &sheet->software_names)
		|| take_texts(look, "liens", &links)
		|| take_texts(look, "pieces", &attachments)
		|| take_texts(look, "auteurs", &authors);
}

static bool take_lists(const struct look *look, const struct sheet *sheet)
{
	OWNED_WORDS type = {0}, ent = {0};
	if (sheet->type)
		words_add(&type, sheet->type);
	if (sheet->ent)
		words_add(&ent, sheet->ent);
	return take_keys(look, "activites", VOCABULARY_ACTIVITIES, &sheet->activities)
		|| take_keys(look, "logiciels", VOCABULARY_SOFTWARE, &sheet->software)
		|| take_keys(look, "besoins_particuliers", VOCABULARY_SPECIAL_NEEDS, &sheet->special_needs)
		|| take_keys(look, "type", VOCABULARY_TYPES, &type)
		|| take_keys(look, "ent", VOCABULARY_ENT, &ent);
}

static bool take_schools(const struct look *look, struct catalogue *catalogue,
	const struct sheet *sheet, struct error *err)
{
	OWNED_SCHOOL_NAMES schools = {0};
	for (size_t i = 0; i < sheet->schools.count; i++)
		if (!school_names_add(&schools, catalogue, sheet->schools.items[i], err))
			return false;
	take_texts(look, "etablissements", &schools.names);
	return true;
}

bool aside_add(struct card *card, struct catalogue *catalogue, const struct sought *sought, int64_t row,
	struct error *err)
{
	const struct look look = { card, catalogue, sought };
	if (is_shown(&look) || take_keys(&look, "enseignements", VOCABULARY_SUBJECTS, &card->subjects)
		|| take_keys(&look, "thematiques", VOCABULARY_THEMES, &card->themes))
		return true;

	OWNED_REMARKS remarks = {0};
	OWNED(stored_sheet) stored = sheets_find_row(catalogue->db, row, err);
	OWNED(sheet) sheet = stored ? sheet_parse(catalogue->vocabularies, stored->markdown,
		strlen(stored->markdown), &remarks) : NULL;
	if (!sheet)
		return !stored ? false : error_set(err, ERROR_FAILED, "sheet %s cannot be read", card->id);
	return take_prose(&look, sheet) || take_lists(&look, sheet)
		|| take_schools(&look, catalogue, sheet, err);
}
