#include "view/selection.h"

#include "base/owned.h"
#include "base/text.h"
#include "catalogue/found.h"
#include "http/link.h"
#include "view/card.h"
#include "view/template.h"

char *selection_anchor(const char *id)
{
	return text_make("fiche-%s", id);
}

/* One sheet and, when the list is the visitor's own, what can be done with it. */
static void add_sheet(struct fields *list, const struct selection *selection, size_t rank,
	const struct vocabularies *vocabularies)
{
	const struct card *card = &selection->cards->items[rank];
	struct fields *out = fields_repeat(list, "FICHE");
	OWNED_STRING anchor = selection_anchor(card->id);
	fields_text(out, "ANCRE", anchor);
	view_card(out, card, vocabularies);
	if (selection->is_shared)
		return;

	struct fields *acts = fields_repeat(out, "ACTES");
	fields_text(acts, "NUMERO", card->id);
	fields_text(acts, "TITRE", card->title);
	if (rank > 0)
		fields_repeat(acts, "PEUT_MONTER");
	if (rank + 1 < selection->cards->count)
		fields_repeat(acts, "PEUT_DESCENDRE");
}

static void add_missing(struct fields *fields, const struct selection *selection)
{
	if (selection->missing->count == 0)
		return;
	struct fields *out = fields_repeat(fields, "MANQUANTES");
	OWNED_STRING numbers = words_join(selection->missing, ", ");
	fields_count(out, "NOMBRE_MANQUANTES", "MANQUANTES_PLURIEL", selection->missing->count);
	fields_text(out, "NUMEROS", numbers);
	if (!selection->is_shared) {
		OWNED_STRING joined = words_join(selection->missing, ",");
		fields_text(fields_repeat(out, "A_RETIRER"), "NUMEROS_JOINTS", joined);
	}
}

/* Print, download, send: the same three for one's own list and for one that was sent. */
static void add_ways_out(struct fields *fields, const struct selection *selection)
{
	OWNED_WORDS ids = {0};
	for (size_t i = 0; i < selection->cards->count; i++)
		words_add(&ids, selection->cards->items[i].id);
	const struct words *named = selection->is_shared ? &ids : NULL;
	OWNED_STRING print = link_to_selection(LINK_SELECTION_PRINT, named);
	OWNED_STRING source = link_to_selection(LINK_SELECTION_SOURCE, named);
	OWNED_STRING link = link_to_selection(LINK_SELECTION, &ids);
	OWNED_STRING address = link_absolute(selection->base_url, link);

	fields_text(fields, "LIEN_IMPRESSION", print);
	fields_text(fields, "LIEN_LIVRET", source);
	fields_text(fields, "ADRESSE", address);
	if (selection->is_shared) {
		OWNED_STRING joined = words_join(&ids, ",");
		fields_text(fields_repeat(fields, "A_GARDER"), "NUMEROS_JOINTS", joined);
	}
}

void view_selection(struct fields *fields, const struct selection *selection,
	const struct vocabularies *vocabularies)
{
	const struct cards *cards = selection->cards;
	fields_repeat(fields, selection->is_shared ? "PARTAGEE" : "SIENNE");
	if (selection->is_damaged)
		fields_repeat(fields, "ABIMEE");
	if (selection->is_too_long)
		fields_number(fields_repeat(fields, "TROP_LONGUE"), "PREMIERES",
			cards->count + selection->missing->count);
	if (selection->is_full && !selection->is_shared) {
		struct fields *full = fields_repeat(fields, "PLEINE");
		if (selection->left > 0)
			fields_count(fields_repeat(full, "LAISSEES"), "NOMBRE_LAISSEES", "LAISSEES_PLURIEL",
				selection->left);
	}
	add_missing(fields, selection);
	if (cards->count == 0 && !selection->is_shared)
		fields_repeat(fields, "VIDE");
	if (!selection->is_shared && cards->count + selection->missing->count > 0)
		fields_repeat(fields, "A_OUBLIER");
	if (cards->count == 0)
		return;

	struct fields *list = fields_repeat(fields, "LISTE");
	fields_count(list, "NOMBRE", "NOMBRE_PLURIEL", cards->count);
	add_ways_out(list, selection);
	for (size_t i = 0; i < cards->count; i++)
		add_sheet(list, selection, i, vocabularies);
}

void view_selection_button(struct fields *fields, const char *id, const struct words *kept, bool is_full)
{
	struct fields *out = fields_include(fields, "GARDER", "garder.html");
	fields_text(out, "ANCRE", SELECTION_BUTTON_ANCHOR);
	fields_text(out, "NUMERO", id);
	if (words_has(kept, id)) {
		fields_repeat(out, "DEJA_GARDEE");
	} else if (is_full) {
		fields_repeat(out, "PLEINE");
	} else {
		struct fields *first = fields_repeat(out, "PAS_GARDEE");
		if (kept->count == 0)
			fields_repeat(first, "PREMIERE");
	}
}
