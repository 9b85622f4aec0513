#include "view/booklet.h"

#include "base/owned.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "sheet/body_nest.h"
#include "view/attachments.h"
#include "view/french.h"
#include "view/markdown.h"
#include "view/sheet.h"

#include <string.h>

enum { BODY_LEVEL = 3 };  /* a sheet is a heading of level 2 in the booklet */

/* An address between < and >, which it must not hold itself. */
static char *enclosed(const char *url)
{
	OWNED_TEXT out = {0};
	text_add_char(&out, '<');
	for (; *url; url++) {
		if (strchr("<>\\", *url))
			text_add_char(&out, '\\');
		text_add_char(&out, *url);
	}
	text_add_char(&out, '>');
	return text_take(&out);
}

/* « - Pour : CM1, CM2 »; nothing when there is nothing to say. */
static void add_line(struct text *out, const char *name, const char *value)
{
	OWNED_STRING escaped = markdown_text(value);
	if (*escaped)
		text_format(out, "- %s : %s\n", name, escaped);
}

static void add_labels(struct text *out, const char *name, const struct vocabularies *vocabularies,
	enum vocabulary_name vocabulary, const struct words *keys)
{
	OWNED_STRING labels = french_labels(vocabularies, vocabulary, keys);
	add_line(out, name, labels);
}

static void add_number(struct text *out, const char *name, long number)
{
	if (number > 0)
		text_format(out, "- %s : %ld\n", name, number);
}

static void add_landmarks(struct text *out, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	OWNED_STRING names = words_join(&sheet->software_names, ", ");
	OWNED_STRING duration = french_duration(sheet->duration);
	add_labels(out, "Pour", vocabularies, VOCABULARY_LEVELS, &sheet->levels);
	add_labels(out, "Enseignements", vocabularies, VOCABULARY_SUBJECTS, &sheet->subjects);
	add_labels(out, "Avec", vocabularies, VOCABULARY_EQUIPMENT, &sheet->equipment);
	add_labels(out, "Logiciels", vocabularies, VOCABULARY_SOFTWARE, &sheet->software);
	add_line(out, "Logiciels cités", names);
	add_line(out, "Durée", duration);
	add_number(out, "Séances", sheet->sessions);
	add_number(out, "Élèves", sheet->pupils);
	add_labels(out, "Organisation", vocabularies, VOCABULARY_METHODS, &sheet->methods);
	add_labels(out, "Où", vocabularies, VOCABULARY_PLACES, &sheet->places);
	add_line(out, "Objectifs", sheet->objectives);
	add_line(out, "Prérequis", sheet->prerequisites);
}

/* What the page for paper says too: a sheet is chosen as much for this as for its text. */
static void add_outcome(struct text *out, const struct sheet *sheet, const struct vocabularies *vocabularies)
{
	OWNED_TEXT lines = {0};
	bool was_tried = sheet->tried && strcmp(sheet->tried, "non") != 0;
	add_line(&lines, "Essayé en classe en", was_tried ? sheet->tried : NULL);
	add_labels(&lines, "Ce que cela apporte", vocabularies, VOCABULARY_BENEFITS, &sheet->benefits);
	add_labels(&lines, "Ce qui a pu gêner", vocabularies, VOCABULARY_OBSTACLES, &sheet->obstacles);
	if (!sheet->outcome && lines.length == 0)
		return;

	text_add(out, "\n### Ce qu’en disent ceux qui l’ont fait\n");
	OWNED_STRING outcome = markdown_text(sheet->outcome);
	if (*outcome)
		text_format(out, "\n%s\n", outcome);
	if (lines.length > 0)
		text_format(out, "\n%s", text_string(&lines));
}

/* « Guide (tutoriel) » */
static void add_links(struct text *out, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	bool is_first = true;
	for (size_t i = 0; i < sheet->link_count; i++) {
		const struct link *link = &sheet->links[i];
		if (!link->url)
			continue;
		OWNED_STRING title = markdown_text(link->title ? link->title : link->url);
		OWNED_STRING url = enclosed(link->url);
		OWNED_STRING nature = link->nature
			? markdown_text(french_label(vocabularies, VOCABULARY_LINK_NATURES, link->nature)) : NULL;
		text_format(out, "%s- [%s](%s)%s%s%s\n", is_first ? "\n### Pour aller plus loin\n\n" : "", title,
			url, nature ? " (" : "", nature ? nature : "", nature ? ")" : "");
		is_first = false;
	}
}

static void add_citation(struct text *out, const struct sheet *sheet, const char *address,
	const struct vocabularies *vocabularies)
{
	const struct term *licence = sheet->licence
		? vocabulary_find(vocabularies, VOCABULARY_LICENCES, sheet->licence) : NULL;
	OWNED_STRING label = markdown_text(licence ? licence->label : NULL);
	OWNED_STRING signed_by = view_signatures(sheet);
	OWNED_STRING authors = markdown_text(*signed_by ? signed_by : "Auteur anonyme");
	OWNED_STRING title = markdown_text(sheet->title);
	OWNED_STRING published = french_date(sheet->published_on);
	bool was_revised = sheet->modified_on && !text_equals(sheet->modified_on, sheet->published_on);
	OWNED_STRING revised = french_date(was_revised ? sheet->modified_on : NULL);

	text_add(out, "\n### Reprendre et citer cette fiche\n\n");
	if (licence && *licence->url)
		text_format(out, "Licence : [%s](<%s>).\n\n", label, licence->url);
	else if (licence)
		text_format(out, "Licence : %s.\n\n", label);
	text_format(out, "%s, « %s », Observatoire des usages du numérique de l’académie de Limoges,"
		" fiche %s%s%s%s%s. <%s>\n", authors, title, sheet->id, *published ? ", publiée le " : "",
		published, *revised ? ", modifiée le " : "", revised, address);
}

static void add_sheet(struct text *out, const struct booklet *booklet, size_t rank,
	const struct vocabularies *vocabularies)
{
	const struct booklet_entry *entry = &booklet->entries[rank];
	const struct sheet *sheet = entry->found->sheet;
	OWNED_STRING title = markdown_text(sheet->title);
	OWNED_STRING summary = markdown_text(sheet->summary);
	OWNED_STRING link = link_to_sheet(sheet->id);
	OWNED_STRING address = link_absolute(booklet->base_url, link);
	OWNED_STRING body = body_nest_markdown(sheet->body, BODY_LEVEL);

	text_format(out, "\n<!-- saut de page -->\n\n## %zu. %s\n", rank + 1, title);
	if (*summary)
		text_format(out, "\n%s\n", summary);
	OWNED_TEXT landmarks = {0};
	add_landmarks(&landmarks, sheet, vocabularies);
	if (landmarks.length > 0)
		text_format(out, "\n%s", text_string(&landmarks));
	if (entry->is_whole)
		text_format(out, "\n%s", body);
	else
		text_format(out, "\nLe texte de cette fiche n’a pas tenu dans ce livret."
			" Il se lit à son adresse : <%s>\n", address);
	add_outcome(out, sheet, vocabularies);
	view_attachments_markdown(out, sheet, vocabularies);
	add_links(out, sheet, vocabularies);
	add_citation(out, sheet, address, vocabularies);
}

char *view_booklet_markdown(const struct booklet *booklet, const struct vocabularies *vocabularies)
{
	OWNED_TEXT out = {0};
	OWNED_STRING address = booklet_address(booklet);
	OWNED_STRING day = french_date(booklet->day);
	text_format(&out, "# Sélection de %zu fiche%s d’usage\n\n"
		"Observatoire des usages du numérique de l’académie de Limoges, le %s.\n\n"
		"Cette liste en ligne : <%s>\n\n## Sommaire\n\n", booklet->count, booklet->count > 1 ? "s" : "", day,
		address);
	for (size_t i = 0; i < booklet->count; i++) {
		OWNED_STRING title = markdown_text(booklet->entries[i].found->sheet->title);
		text_format(&out, "%zu. %s\n", i + 1, title);
	}
	if (booklet->missing.count > 0) {
		OWNED_STRING numbers = words_join(&booklet->missing, ", ");
		text_format(&out, "\nIntrouvables ou retirées du site : %s.\n", numbers);
	}
	if (booklet->is_partial)
		text_add(&out, "\nIl manque des fiches\u00A0: le lien de ce livret a été coupé en chemin,"
			" ou en nomme plus qu’une sélection n’en contient. Demandez-le de nouveau,"
			" ou partagez ces fiches entre deux sélections.\n");
	for (size_t i = 0; i < booklet->count; i++)
		add_sheet(&out, booklet, i, vocabularies);
	return text_take(&out);
}
