#include "view/sheet.h"

#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "view/attachments.h"
#include "view/card.h"
#include "view/details.h"
#include "view/french.h"
#include "view/template.h"

#include <string.h>

enum { HEADINGS_FOR_CONTENTS = 3 };  /* a shorter body needs no table of contents */

static void add_badges(struct fields *fields, const struct catalogue_sheet *found,
	const struct vocabularies *vocabularies)
{
	const struct sheet *sheet = found->sheet;
	if (sheet->type) {
		OWNED_STRING type = french_capital(
			french_label(vocabularies, VOCABULARY_TYPES, sheet->type));
		fields_optional(fields, "A_UN_TYPE", "TYPE", type);
	}
	if (sheet->is_example)
		fields_repeat(fields, "EXEMPLE");
	if (found->facts.is_inter_degrees)
		fields_repeat(fields, "INTER_DEGRES");
	if (text_equals(sheet->status, "a_revoir"))
		fields_repeat(fields, "A_REVOIR");
}

/* « anonyme » is what a file says, not what a person reads. */
char *view_signatures(const struct sheet *sheet)
{
	OWNED_WORDS names = {0};
	for (size_t i = 0; i < sheet->author_count; i++)
		if (sheet->authors[i].signature && strcmp(sheet->authors[i].signature, "anonyme") != 0)
			words_add(&names, sheet->authors[i].signature);
	return words_join(&names, ", ");
}

static void add_day(struct fields *fields, const char *section, const char *day)
{
	if (!day)
		return;

	struct fields *out = fields_repeat(fields, section);
	OWNED_STRING in_french = french_date(day);
	fields_text(out, "JOUR", day);
	fields_text(out, "DATE", in_french);
}

static void add_before(struct fields *fields, const struct sheet *sheet)
{
	if (!sheet->objectives && !sheet->prerequisites)
		return;

	struct fields *out = fields_repeat(fields, "AVANT");
	fields_optional(out, "OBJECTIFS", "TEXTE", sheet->objectives);
	fields_optional(out, "PREREQUIS", "TEXTE", sheet->prerequisites);
}

static void add_contents(struct fields *fields, const struct body *body)
{
	if (!body || body->heading_count < HEADINGS_FOR_CONTENTS)
		return;

	struct fields *list = fields_repeat(fields, "SOMMAIRE");
	for (size_t i = 0; i < body->heading_count; i++) {
		const struct heading *heading = &body->headings[i];
		struct fields *out = fields_repeat(list, "ENTREE");
		fields_text(out, "ANCRE", heading->anchor);
		fields_text(out, "TITRE", heading->title);
		fields_repeat(out, heading->level > 2 ? "SOUS_TITRE" : "GRAND_TITRE");
	}
}

static void add_outcome_list(struct fields *fields, const char *section, const struct words *keys,
	const struct vocabularies *vocabularies, enum vocabulary_name name)
{
	OWNED_STRING labels = french_labels(vocabularies, name, keys);
	OWNED_STRING capital = french_capital(labels);
	fields_optional(fields, section, "LISTE", capital);
}

static void add_outcome(struct fields *fields, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	bool was_tried = sheet->tried && strcmp(sheet->tried, "non") != 0;
	if (!was_tried && !sheet->outcome && sheet->benefits.count == 0 && sheet->obstacles.count == 0)
		return;

	struct fields *out = fields_repeat(fields, "BILAN");
	fields_optional(out, "ESSAYE", "ANNEE", was_tried ? sheet->tried : NULL);
	add_outcome_list(out, "PLUS_VALUES", &sheet->benefits, vocabularies, VOCABULARY_BENEFITS);
	add_outcome_list(out, "OBSTACLES", &sheet->obstacles, vocabularies, VOCABULARY_OBSTACLES);
	fields_optional(out, "COMMENTAIRE", "TEXTE", sheet->outcome);
}

static void add_links(struct fields *fields, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	struct fields *list = NULL;
	for (size_t i = 0; i < sheet->link_count; i++) {
		const struct link *link = &sheet->links[i];
		if (!link->url)
			continue;

		list = list ? list : fields_repeat(fields, "LIENS");
		struct fields *out = fields_repeat(list, "RESSOURCE");
		fields_text(out, "LIEN", link->url);
		fields_text(out, "TITRE", link->title ? link->title : link->url);
		if (link->nature)
			fields_optional(out, "NATURE", "LIBELLE",
				french_label(vocabularies, VOCABULARY_LINK_NATURES, link->nature));
	}
}

static void add_relations(struct fields *fields, const struct sheet_page *page,
	const struct vocabularies *vocabularies)
{
	const struct sheet *sheet = page->found->sheet;
	struct fields *list = NULL;
	for (size_t i = 0; i < sheet->relation_count && i < page->relation_titles->count; i++) {
		const char *title = page->relation_titles->items[i];
		if (!*title)
			continue;

		list = list ? list : fields_repeat(fields, "RELATIONS");
		struct fields *out = fields_repeat(list, "RELATION");
		OWNED_STRING link = link_to_sheet(sheet->relations[i].target);
		OWNED_STRING nature = french_capital(
			french_label(vocabularies, VOCABULARY_RELATIONS, sheet->relations[i].type));
		fields_text(out, "LIEN", link);
		fields_text(out, "TITRE", title);
		fields_text(out, "NATURE_DU_LIEN", nature);
	}
}

static void add_similar(struct fields *fields, const struct cards *similar,
	const struct vocabularies *vocabularies)
{
	if (!similar || similar->count == 0)
		return;
	struct fields *list = fields_repeat(fields, "PROCHES");
	for (size_t i = 0; i < similar->count; i++)
		view_card(list, &similar->items[i], vocabularies);
}

static void add_licence(struct fields *fields, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	const struct term *licence = sheet->licence
		? vocabulary_find(vocabularies, VOCABULARY_LICENCES, sheet->licence) : NULL;
	if (!licence)
		return;

	struct fields *out = fields_repeat(fields, *licence->url ? "LICENCE_LIEE" : "LICENCE_SIMPLE");
	fields_text(out, "LICENCE", licence->label);
	fields_text(out, "LIEN", licence->url);
}

static void add_citation(struct fields *fields, const struct sheet_page *page)
{
	const struct sheet *sheet = page->found->sheet;
	OWNED_STRING authors = view_signatures(sheet);

	if (*authors)
		fields_optional(fields, "SIGNEE", "AUTEURS", authors);
	else
		fields_repeat(fields, "ANONYME");
	add_day(fields, "PUBLICATION", sheet->published_on);
	if (!text_equals(sheet->modified_on, sheet->published_on))
		add_day(fields, "MODIFICATION", sheet->modified_on);
	fields_text(fields, "ADRESSE", page->address);
	fields_text(fields, "NUMERO", sheet->id);
	fields_text(fields, "LIEN_MARKDOWN", page->source_link);
}

void view_sheet(struct fields *fields, const struct sheet_page *page,
	const struct vocabularies *vocabularies)
{
	const struct sheet *sheet = page->found->sheet;
	const struct body *body = page->found->body;

	fields_text(fields, "TITRE", sheet->title);
	fields_text(fields, "RESUME", sheet->summary);
	add_badges(fields, page->found, vocabularies);
	view_landmarks(fields, page->found, vocabularies);
	add_before(fields, sheet);
	add_contents(fields, body);
	fields_text(fields, "CORPS_HTML", body ? body->html : "");
	add_outcome(fields, sheet, vocabularies);
	view_attachments(fields, sheet, vocabularies);
	add_links(fields, sheet, vocabularies);
	add_relations(fields, page, vocabularies);
	add_similar(fields, page->similar, vocabularies);
	add_licence(fields, sheet, vocabularies);
	add_citation(fields, page);
	view_details(fields, page->found, vocabularies);
	fields_optional(fields, "SIGNALER", "LIEN", page->report_link);
}
