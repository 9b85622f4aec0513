#include "view/writing.h"

#include "base/owned.h"
#include "base/text.h"
#include "proposals/difference.h"
#include "proposals/proposals.h"
#include "sheet/remark.h"
#include "view/difference.h"
#include "view/control.h"
#include "view/template.h"

static const char *const names[STEP_COUNT] = {
	[STEP_WHAT] = "Quoi\u00A0?",
	[STEP_WHOM] = "Pour qui\u00A0?",
	[STEP_WITH] = "Avec quoi\u00A0?",
	[STEP_HOW]  = "Comment\u00A0?",
	[STEP_SIGN] = "Signature",
};

const char *writing_step(enum step step)
{
	return step == STEP_ALL ? "La fiche entière" : names[step];
}

/* ---- Where one is ---- */

static void add_steps(struct fields *fields, const struct writing_page *page)
{
	for (enum step step = 0; step < STEP_COUNT; step++) {
		struct fields *out = fields_repeat(fields, "ETAPE");
		OWNED_STRING link = link_to_writing(page->link, step_key(step));
		fields_text(out, "LIEN", link);
		fields_text(out, "NOM", names[step]);
		if (step == page->step)
			fields_repeat(out, "ICI");
	}
	struct fields *last = fields_repeat(fields, "ETAPE");
	OWNED_STRING review = link_to_writing(page->link, "verifier");
	fields_text(last, "LIEN", review);
	fields_text(last, "NOM", "Vérifier et envoyer");
}

/* ---- What is wrong ---- */

/* In the order of the controls, the first of the page first. */
static void add_faults(struct fields *fields, const struct writing_page *page)
{
	size_t count = 0;
	struct fields *summary = NULL;
	for (size_t i = 0; page->faults && i < CONTROL_COUNT * page->faults->count; i++) {
		const struct control *control = &controls[i / page->faults->count];
		const struct remark *remark = &page->faults->items[i % page->faults->count];
		if (!control_is_asked(control, page->step) || remark->severity != SEVERITY_REFUSAL
			|| !text_equals(remark->field, control->field))
			continue;
		summary = summary ? summary : fields_include(fields, "FAUTES", "fautes.html");
		struct fields *line = fields_repeat(summary, "FAUTE");
		fields_text(line, "CHAMP", control->name);
		OWNED_STRING sentence = control_remark(remark);
		fields_text(line, "PHRASE", sentence);
		count++;
	}
	if (summary)
		fields_count(summary, "NOMBRE", "NOMBRE_PLURIEL", count);
}

/* A control as one text: what a difference is made of. */
static char *as_text(const struct entry *entry, size_t rank)
{
	return words_join(&entry->values[rank], ", ");
}

static void add_conflict(struct fields *fields, const struct writing_page *page)
{
	OWNED_ENTRY stored = {0};
	size_t count = 0;
	if (!page->is_stale)
		return;
	struct fields *conflict = fields_repeat(fields, "CONFLIT");
	OWNED_STRING link = link_to_writing(page->link,
		page->step == STEP_ALL ? "tout" : step_key(page->step));
	fields_text(conflict, "LIEN", link);
	entry_of_sheet(&stored, page->proposal->sheet);
	for (size_t i = 0; i < CONTROL_COUNT; i++) {
		OWNED_STRING before = as_text(&stored, i);
		OWNED_STRING after = as_text(page->entry, i);
		if (!control_is_asked(&controls[i], page->step) || text_equals(before, after))
			continue;
		struct fields *out = fields_repeat(conflict, "ECART");
		OWNED(difference) difference = difference_make(before, after);
		fields_text(out, "NOM", control_label(&controls[i]));
		view_difference(out, difference);
		count++;
	}
	if (count == 0)
		fields_repeat(conflict, "SANS_ECART");
}

/* ---- The controls ---- */

static bool has_value(const struct writing_page *page, const struct control *control)
{
	return page->entry->values[control - controls].count > 0;
}

/* Those that nobody needs stand in a fold, open when one of them was answered. */
static void add_controls(struct fields *fields, const struct writing_page *page, enum step step,
	const struct form_shown *shown)
{
	struct fields *part = fields_repeat(fields, "PARTIE"), *further = NULL;
	bool is_open = false;
	fields_text(part, "NOM", names[step]);
	if (page->step == STEP_ALL)
		fields_repeat(part, "AVEC_TITRE");
	for (size_t i = 0; i < CONTROL_COUNT; i++) {
		const struct control *control = &controls[i];
		if (control->step != step)
			continue;
		if (control->is_further && !further)
			further = fields_repeat(part, "PLUS_LOIN");
		view_control(control->is_further ? further : part, control, shown);
		is_open = is_open || (control->is_further && has_value(page, control));
	}
	if (further && is_open)
		fields_repeat(further, "OUVERT");
}

static void add_other_way(struct fields *fields, const struct writing_page *page)
{
	struct fields *out = fields_repeat(fields, "AUTREMENT");
	bool is_whole = page->step == STEP_ALL;
	OWNED_STRING link = link_to_writing(page->link, is_whole ? step_key(STEP_WHAT) : "tout");
	fields_text(out, "LIEN", link);
	fields_text(out, "TEXTE",
		is_whole ? "Écrire en cinq petites étapes" : "Tout écrire sur une seule page");
}

void view_writing(struct fields *fields, const struct writing_page *page,
	const struct vocabularies *vocabularies)
{
	const struct form_shown shown = { page->entry, page->faults, vocabularies, page->now };
	const struct stored_proposal *stored = page->proposal->stored;
	OWNED_STRING action = link_to_writing(page->link,
		page->step == STEP_ALL ? "tout" : step_key(page->step));
	OWNED_STRING edition = text_make("%lld", (long long)stored->edition);
	enum life_state next;

	fields_text(fields, "TITRE", writing_step(page->step));
	fields_optional(fields, "FICHE", "NOM_FICHE", stored->title);
	struct fields *rank = fields_repeat(fields, page->step == STEP_ALL ? "ENTIERE" : "RANG");
	fields_number(rank, "NUMERO", (size_t)page->step + 1);
	fields_number(rank, "NOMBRE", STEP_COUNT);
	fields_optional(fields, "AVIS", "PHRASE", page->notice);
	fields_text(fields, "ACTION", action);
	fields_text(fields, "JETON", page->token);
	fields_text(fields, "EDITION", edition);
	add_steps(fields, page);
	if (page->link->secret)
		fields_repeat(fields, "LIEN_PRIVE");
	add_conflict(fields, page);
	add_faults(fields, page);
	for (enum step step = 0; step < STEP_COUNT; step++)
		if (page->step == STEP_ALL || page->step == step)
			add_controls(fields, page, step, &shown);
	if (life_may(page->proposal->state, ACT_SAVE, page->proposal->parts, &next)) {
		struct fields *buttons = fields_repeat(fields, "OUVRABLE");
		fields_text(buttons, "CONTINUER", page->step == STEP_ALL || page->step == STEP_SIGN
			? "Enregistrer et vérifier" : "Enregistrer et continuer");
		if (page->step == STEP_ALL || page->step == STEP_HOW)
			fields_repeat(buttons, "AVEC_APERCU");
	}
	add_other_way(fields, page);
}
