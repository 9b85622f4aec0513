#include "view/tags.h"

#include "base/ascii.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "view/card.h"
#include "view/french.h"
#include "view/search_link.h"
#include "view/tag_upkeep.h"
#include "view/template.h"

#include <string.h>

/* ---- All of them ---- */

static const char *const letters[] = {
	"0-9", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R",
	"S", "T", "U", "V", "W", "X", "Y", "Z", "autres",
};

enum { LETTERS = sizeof letters / sizeof letters[0] };

static size_t rank_of(const char *sorted)
{
	if (ascii_is_digit(*sorted))
		return 0;
	return ascii_is_small(*sorted) ? (size_t)(*sorted - 'a' + 1) : LETTERS - 1;
}

const char *view_tag_letter(const char *sorted)
{
	return letters[rank_of(sorted)];
}

static void add_letters(struct fields *fields, const struct counted_tags *tags, const char *letter,
	size_t shown)
{
	bool has[LETTERS] = {0};
	struct fields *out = fields_repeat(fields, "LETTRES");
	fields_number(out, "NOMBRE", tags->count);
	if (letter)
		fields_repeat(out, "UNE_LETTRE");
	else
		fields_number(fields_repeat(out, "FREQUENTES"), "MONTREES", shown);
	for (size_t i = 0; i < tags->count; i++)
		has[rank_of(tags->items[i].sorted)] = true;
	for (size_t i = 0; i < LETTERS; i++) {
		if (!has[i])
			continue;
		OWNED_STRING link = link_to_tags(letters[i]);
		struct fields *one = fields_repeat(out, text_equals(letters[i], letter) ? "COURANTE" : "AUTRE");
		fields_text(one, "LIEN", link);
		fields_text(one, "LETTRE", letters[i]);
	}
}

static void add_tag(struct fields *group, const struct counted_tag *tag)
{
	struct fields *out = fields_repeat(group, "ETIQUETTE");
	OWNED_STRING link = link_to_tag(tag->key, 1);
	fields_text(out, "LIEN", link);
	fields_text(out, "NOM", tag->name);
	fields_count(out, "NOMBRE", "PLURIEL", tag->count);
}

static void add_groups(struct fields *fields, const struct counted_tags *tags, const char *letter)
{
	for (size_t rank = 0; rank < LETTERS; rank++) {
		struct fields *group = NULL;
		size_t added = 0;
		if (letter && !text_equals(letters[rank], letter))
			continue;
		for (size_t i = 0; i < tags->count && added < TAGS_OF_LETTER; i++) {
			if (rank_of(tags->items[i].sorted) != rank)
				continue;
			if (!group) {
				group = fields_repeat(fields, "GROUPE");
				fields_text(group, "LETTRE", letters[rank]);
				fields_text(group, "ANCRE", letters[rank]);
			}
			add_tag(group, &tags->items[i]);
			added++;
		}
	}
}

void view_tags(struct fields *fields, struct counted_tags *tags, const char *letter)
{
	if (letter)
		fields_text(fields_repeat(fields, "UNE_LETTRE"), "LETTRE", letter);
	else
		fields_repeat(fields, "TOUTES");
	if (tags->count == 0)
		fields_repeat(fields, "AUCUNE");
	if (tags->count > TAGS_AT_ONCE)
		add_letters(fields, tags, letter, TAGS_AT_ONCE);
	if (!letter)
		counted_tags_keep(tags, TAGS_AT_ONCE);
	add_groups(fields, tags, letter);
}

/* ---- One ---- */

static void add_pages(struct fields *fields, const struct tag_page *page)
{
	if (page->last < 2)
		return;
	struct fields *out = fields_repeat(fields, "PAGES");
	OWNED_STRING previous = link_to_tag(page->tag->key, page->page - 1);
	OWNED_STRING next = link_to_tag(page->tag->key, page->page + 1);
	fields_optional(out, "PRECEDENTE", "LIEN", page->page > 1 ? previous : NULL);
	fields_optional(out, "SUIVANTE", "LIEN", page->page < page->last ? next : NULL);
}

static void add_theme(struct fields *fields, const char *theme, const struct vocabularies *vocabularies)
{
	if (!theme)
		return;
	struct fields *out = fields_repeat(fields, "THEMATIQUE");
	OWNED_STRING link = search_link_to(FACET_THEME, theme);
	fields_text(out, "LIEN", link);
	fields_text(out, "LIBELLE", french_label(vocabularies, VOCABULARY_THEMES, theme));
}

void view_tag(struct fields *fields, const struct tag_page *page,
	const struct vocabularies *vocabularies)
{
	const struct catalogue_tag *tag = page->tag;
	OWNED_STRING search = search_link_to(FACET_TAG, tag->name);
	OWNED_STRING feed = link_to_tag_feed(tag->key, 1);
	OWNED_STRING upkeep = link_to_tag_upkeep(tag->key);

	fields_text(fields, "NOM", tag->name);
	view_upkeep_done(fields, page->done);
	add_theme(fields, tag->theme, vocabularies);
	if (page->found->total > 0)
		fields_count(fields_repeat(fields, "FICHES"), "NOMBRE", "PLURIEL", page->found->total);
	else
		fields_repeat(fields, "AUCUNE");
	fields_text(fields, "LIEN_RECHERCHE", search);
	fields_text(fields, "LIEN_FLUX", feed);
	fields_optional(fields, "GERER", "LIEN", page->is_keeper ? upkeep : NULL);
	for (size_t i = 0; i < page->found->cards.count; i++)
		view_card(fields, &page->found->cards.items[i], vocabularies);
	add_pages(fields, page);
}
