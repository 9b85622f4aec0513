#include "view/feed.h"

#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "view/french.h"
#include "view/template.h"

#include <string.h>

/* A feed of nothing was last changed when the observatory was asked for. */
#define NEVER "2016-09-01"

static const char *changed_on(const struct card *card)
{
	const char *day = card->modified_on ? card->modified_on : card->published_on;
	return day ? day : NEVER;
}

/* Sheets know days, feeds want moments (RFC 3339). */
static void add_moment(struct fields *fields, const char *marker, const char *day)
{
	OWNED_STRING moment = text_make("%sT00:00:00Z", day ? day : NEVER);
	fields_text(fields, marker, moment);
}

static void add_count(struct fields *fields, const char *marker, size_t count)
{
	OWNED_STRING digits = text_make("%zu", count);
	fields_text(fields, marker, digits);
}

static void add_categories(struct fields *entry, const struct words *keys,
	const char *base_url, const struct vocabularies *vocabularies, enum vocabulary_name name)
{
	OWNED_STRING list_link = link_to_vocabulary_json(vocabulary_file(name));
	OWNED_STRING list = link_absolute(base_url, list_link);
	for (size_t i = 0; i < keys->count; i++) {
		struct fields *out = fields_repeat(entry, "CATEGORIE");
		fields_text(out, "LISTE", list);
		fields_text(out, "CLE", keys->items[i]);
		fields_text(out, "LIBELLE", french_label(vocabularies, name, keys->items[i]));
	}
}

/* Of each sheet, as its author chose it (RFC 4946). */
static void add_licence(struct fields *entry, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	const struct term *licence = sheet && sheet->licence
		? vocabulary_find(vocabularies, VOCABULARY_LICENCES, sheet->licence) : NULL;
	const char *deed = licence && *licence->url ? licence->url : NULL;
	fields_optional(entry, "TEXTE_DE_LICENCE", "ADRESSE_LICENCE", deed);
	fields_optional(entry, "LICENCE", "DROITS", licence ? licence->label : NULL);
}

static void add_entry(struct fields *fields, const struct card *card, const struct sheet *sheet,
	const char *base_url, const struct vocabularies *vocabularies)
{
	struct fields *entry = fields_repeat(fields, "ENTREE");
	OWNED_STRING link = link_to_sheet(card->id);
	OWNED_STRING address = link_absolute(base_url, link);
	OWNED_STRING source_link = link_to_sheet_source(card->id);
	OWNED_STRING source = link_absolute(base_url, source_link);

	fields_text(entry, "TITRE", card->title);
	fields_text(entry, "ADRESSE", address);
	fields_text(entry, "SOURCE", source);
	fields_text(entry, "RESUME", card->summary);
	add_moment(entry, "PUBLIE", card->published_on ? card->published_on : changed_on(card));
	add_moment(entry, "MODIFIE", changed_on(card));
	add_categories(entry, &card->levels, base_url, vocabularies, VOCABULARY_LEVELS);
	add_categories(entry, &card->themes, base_url, vocabularies, VOCABULARY_THEMES);
	add_licence(entry, sheet, vocabularies);
}

static const char *last_change(const struct cards *cards)
{
	const char *last = NEVER;
	for (size_t i = 0; i < cards->count; i++)
		if (strcmp(changed_on(&cards->items[i]), last) > 0)
			last = changed_on(&cards->items[i]);
	return last;
}

void view_feed(struct fields *fields, const struct feed *feed, struct sheet *const *sheets,
	const struct vocabularies *vocabularies)
{
	fields_text(fields, "TITRE", feed->title);
	fields_text(fields, "ADRESSE", feed->address);
	fields_text(fields, "ADRESSE_PAGE", feed->self);
	fields_text(fields, "ADRESSE_DERNIERE", feed->last);
	fields_text(fields, "RECHERCHE", feed->search);
	OWNED_STRING description_link = link_to_opensearch();
	OWNED_STRING description = link_absolute(feed->base_url, description_link);
	fields_text(fields, "DESCRIPTION", description);
	fields_optional(fields, "PRECEDENTE", "ADRESSE_PAGE", feed->previous);
	fields_optional(fields, "SUIVANTE", "ADRESSE_PAGE", feed->next);
	add_moment(fields, "MODIFIE", last_change(feed->cards));
	add_count(fields, "TOTAL", feed->total);
	add_count(fields, "PREMIERE", feed->first);
	add_count(fields, "PAR_PAGE", feed->per_page);
	for (size_t i = 0; i < feed->cards->count; i++)
		add_entry(fields, &feed->cards->items[i], sheets[i], feed->base_url, vocabularies);
}
