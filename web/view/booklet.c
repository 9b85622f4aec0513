#include "view/booklet.h"

#include "base/owned.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "sheet/body_nest.h"
#include "view/french.h"
#include "view/sheet.h"
#include "view/template.h"

void booklet_done(struct booklet *booklet)
{
	for (size_t i = 0; i < booklet->count; i++)
		catalogue_sheet_free(booklet->entries[i].found);
	free(booklet->entries);
	words_done(&booklet->missing);
	free(booklet->day);
}

char *booklet_address(const struct booklet *booklet)
{
	OWNED_WORDS ids = {0};
	for (size_t i = 0; i < booklet->count; i++)
		words_add(&ids, booklet->entries[i].found->sheet->id);
	OWNED_STRING link = link_to_selection(LINK_SELECTION, &ids);
	return link_absolute(booklet->base_url, link);
}

static void add_sheet(struct fields *list, const struct booklet *booklet, size_t rank,
	const struct vocabularies *vocabularies)
{
	const struct booklet_entry *entry = &booklet->entries[rank];
	const struct sheet *sheet = entry->found->sheet;
	const struct words no_titles = {0};
	OWNED_STRING link = link_to_sheet(sheet->id);
	OWNED_STRING source = link_to_sheet_source(sheet->id);
	OWNED_STRING address = link_absolute(booklet->base_url, link);

	struct fields *out = fields_include(list, "FICHE_ENTIERE", "livret-fiche.html");
	view_sheet(out, &(struct sheet_page){
		.found = entry->found,
		.address = address,
		.source_link = source,
		.relation_titles = &no_titles,
	}, vocabularies);

	/* Two sheets may have a part of the same name: each has its anchors to itself. */
	OWNED_STRING prefix = text_make("fiche-%s-", sheet->id);
	OWNED_STRING html = body_nest_html(entry->found->body->html, prefix);
	fields_text(out, "CORPS_HTML", entry->is_whole ? html : "");
	if (!entry->is_whole)
		fields_repeat(out, "SANS_TEXTE");
}

/* The contents lead to each sheet by its number. */
static void add_contents(struct fields *fields, const struct booklet *booklet)
{
	for (size_t i = 0; i < booklet->count; i++) {
		struct fields *out = fields_repeat(fields, "ENTREE");
		fields_text(out, "NUMERO", booklet->entries[i].found->sheet->id);
		fields_text(out, "TITRE", booklet->entries[i].found->sheet->title);
	}
}

void view_booklet(struct fields *fields, const struct booklet *booklet,
	const struct vocabularies *vocabularies)
{
	OWNED_STRING address = booklet_address(booklet);
	OWNED_STRING day = french_date(booklet->day);
	OWNED_STRING numbers = words_join(&booklet->missing, ", ");
	fields_count(fields, "NOMBRE", "NOMBRE_PLURIEL", booklet->count);
	fields_text(fields, "ADRESSE", address);
	fields_text(fields, "JOUR", booklet->day);
	fields_text(fields, "DATE", day);
	fields_optional(fields, "MANQUANTES", "NUMEROS", numbers);
	if (booklet->is_partial)
		fields_repeat(fields, "INCOMPLET");
	add_contents(fields, booklet);
	for (size_t i = 0; i < booklet->count; i++)
		add_sheet(fields, booklet, i, vocabularies);
}
