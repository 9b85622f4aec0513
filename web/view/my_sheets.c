#include "view/my_sheets.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/link.h"
#include "proposals/step.h"
#include "view/followed.h"
#include "view/french.h"
#include "view/template.h"

#include <stdlib.h>

/* The last one changed comes first. */
static bool is_replaced(const struct my_sheets *sheets, const struct stored_proposal *proposal)
{
	const char *published = life_state_key(LIFE_PUBLISHED);
	if (!proposal->sheet || !text_equals(proposal->state, published))
		return false;
	for (size_t i = 0; i < sheets->count; i++)
		if (text_equals(sheets->items[i].sheet, proposal->sheet)
			&& text_equals(sheets->items[i].state, published))
			return true;
	return false;
}

bool my_sheets_add(void *context, const struct stored_proposal *proposal)
{
	struct my_sheets *sheets = context;
	bool is_old = is_replaced(sheets, proposal);
	sheets->items = mem_resize(sheets->items, sheets->count + 1, sizeof *sheets->items);
	sheets->items[sheets->count++] = (struct my_sheet){
		.row = proposal->row,
		.changed_at = proposal->changed_at,
		.title = mem_copy(*proposal->title ? proposal->title : "Fiche sans titre"),
		.state = mem_copy(proposal->state),
		.sheet = mem_copy(proposal->sheet),
		.is_offline = proposal->is_offline,
		.is_replaced = is_old,
	};
	return true;
}

void my_sheets_done(struct my_sheets *sheets)
{
	for (size_t i = 0; i < sheets->count; i++) {
		free(sheets->items[i].title);
		free(sheets->items[i].state);
		free(sheets->items[i].sheet);
	}
	free(sheets->items);
	*sheets = (struct my_sheets){0};
}

/* What waits for the author comes first. */
static const struct group {
	const char *name;
	unsigned states;
} groups[] = {
	{ "À vous de jouer",   1u << LIFE_RETURNED | 1u << LIFE_DRAFT },
	{ "Chez les référents", 1u << LIFE_SENT | 1u << LIFE_CLAIMED },
	{ "Publiées",          1u << LIFE_PUBLISHED },
	{ "Refusées ou retirées", 1u << LIFE_REFUSED | 1u << LIFE_WITHDRAWN },
};

static void add_actions(struct fields *out, const struct my_sheet *sheet, enum life_state state,
	const char *token)
{
	struct fields *actions = fields_repeat(out, "ACTIONS");
	const struct link_proposal link = { .row = sheet->row };
	if (state == LIFE_DRAFT || state == LIFE_RETURNED) {
		OWNED_STRING writing = link_to_writing(&link, step_key(STEP_WHAT));
		fields_text(fields_repeat(actions, "REPRENDRE"), "LIEN", writing);
	}
	if (state == LIFE_PUBLISHED && sheet->sheet && !sheet->is_offline && !sheet->is_replaced) {
		OWNED_STRING online = link_to_sheet(sheet->sheet);
		struct fields *form = fields_repeat(actions, "EN_LIGNE");
		fields_text(form, "LIEN", online);
		OWNED_STRING attestation = link_to_attestation_form(sheet->sheet);
		fields_text(form, "LIEN_ATTESTATION", attestation);
		fields_text(form, "NUMERO", sheet->sheet);
		fields_text(form, "JETON", token);
	}
}

static void add_sheet(struct fields *group, const struct my_sheet *sheet, enum life_state state,
	const char *token)
{
	char day[DATE_BYTES];
	struct fields *out = fields_repeat(group, "FICHE");
	OWNED_STRING link = link_to_proposal(&(struct link_proposal){ .row = sheet->row }, NULL);
	date_write(date_of(sheet->changed_at), day);
	OWNED_STRING in_french = french_date(day);
	fields_text(out, "LIEN", link);
	fields_text(out, "TITRE", sheet->title);
	const struct followed_words *words = sheet->is_replaced && !sheet->is_offline ? &followed_replaced
		: followed_words(state, sheet->is_offline);
	fields_text(out, "ETAT", words->name);
	fields_text(out, "EXPLICATION", words->meaning);
	fields_text(out, "JOUR", day);
	fields_text(out, "DATE", in_french);
	add_actions(out, sheet, state, token);
}

static void add_group(struct fields *fields, const struct my_sheets *sheets, const struct group *group,
	const char *token)
{
	struct fields *out = NULL;
	for (size_t i = 0; i < sheets->count; i++) {
		enum life_state state;
		if (!life_state_find(sheets->items[i].state, &state) || !(group->states & 1u << state))
			continue;
		if (!out) {
			out = fields_repeat(fields, "GROUPE");
			fields_text(out, "NOM", group->name);
		}
		add_sheet(out, &sheets->items[i], state, token);
	}
}

void view_my_sheets(struct fields *fields, const struct my_sheets *sheets, const char *token)
{
	for (size_t i = 0; i < sheets->count; i++)
		if (sheets->items[i].sheet) {
			fields_repeat(fields, "PUBLIEES");
			break;
		}
	if (sheets->count == 0)
		fields_repeat(fields, "AUCUNE");
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
		add_group(fields, sheets, &groups[i], token);
}
