#include "view/history.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "proposals/difference.h"
#include "proposals/proposals.h"
#include "view/difference.h"
#include "view/french.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

void versions_add(void *context, const struct proposal_version *version)
{
	struct versions *versions = context;
	versions->items = mem_resize(versions->items, versions->count + 1, sizeof *versions->items);
	versions->items[versions->count++] = (struct version_told){
		.markdown = mem_copy(version->markdown),
		.number = version->number,
		.account = version->account,
		.made_at = version->made_at,
	};
}

void versions_done(struct versions *versions)
{
	for (size_t i = 0; i < versions->count; i++)
		free(versions->items[i].markdown);
	free(versions->items);
	*versions = (struct versions){0};
}

static struct fields *add_version(struct fields *fields, const char *name, const char *before,
	const char *after)
{
	struct fields *out = fields_repeat(fields, "VERSION");
	fields_text(out, "NOM", name);
	if (!before) {
		fields_repeat(out, "PREMIERE");
		return out;
	}
	OWNED(difference) difference = difference_make(before, after);
	view_difference(out, difference);
	return out;
}

static void add_sent(struct fields *fields, const struct history_page *page, size_t rank)
{
	const struct version_told *version = &page->versions->items[rank];
	const char *before = rank > 0 ? version[-1].markdown : page->online;
	OWNED_STRING name = text_make("Version %lld", (long long)version->number);
	struct fields *dated = fields_repeat(add_version(fields, name, before, version->markdown), "DATEE");
	char day[DATE_BYTES];
	date_write(date_of(version->made_at), day);
	OWNED_STRING in_french = french_date(day);
	bool is_author = version->account == page->proposal->stored->author;
	fields_text(dated, "JOUR", day);
	fields_text(dated, "DATE", in_french);
	fields_text(dated, "PAR", is_author ? "envoyée par son auteur" : "corrigée par le référent");
}

void view_history(struct fields *fields, const struct history_page *page)
{
	const struct versions *versions = page->versions;
	const char *present = page->proposal->stored->markdown;
	const char *last = versions->count ? versions->items[versions->count - 1].markdown : page->online;
	OWNED_STRING link = link_to_proposal(page->link, NULL);
	fields_text(fields, "LIEN", link);
	fields_text(fields, "TITRE", *page->proposal->stored->title ? page->proposal->stored->title
		: "Fiche sans titre");
	if (!last) {
		fields_repeat(fields, "AUCUNE");
		return;
	}
	if (strcmp(last, present) != 0)
		add_version(fields, "Ce que vous écrivez, pas encore envoyé", last, present);
	for (size_t i = versions->count; i > 0 && versions->count - i < HISTORY_SHOWN; i--)
		add_sent(fields, page, i - 1);
}
