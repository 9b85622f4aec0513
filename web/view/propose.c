#include "view/propose.h"

#include "sheet/remark.h"
#include "sheet/vocabulary.h"
#include "view/template.h"

enum { ROWS_TO_PASTE = 6, ROWS_TO_MEND = 20 };

static void add_remarks(struct fields *fields, const struct propose_page *page)
{
	struct fields *out = fields_repeat(fields, "FICHIER_A_REVOIR");
	fields_repeat(out, page->is_readable ? "LISIBLE" : "ILLISIBLE");
	for (size_t i = 0; i < page->remarks->count; i++) {
		const struct remark *remark = &page->remarks->items[i];
		if (remark->severity != SEVERITY_REFUSAL)
			continue;
		struct fields *line = fields_repeat(out, "REMARQUE");
		fields_text(line, "PHRASE", remark->sentence);
		if (remark->line)
			fields_number(fields_repeat(line, "LIGNE"), "NUMERO", remark->line);
	}
}

static void add_aim(struct fields *fields, const struct propose_page *page)
{
	struct fields *out = fields_repeat(fields, "POUR_UNE_NOTION");
	fields_text(out, "NOTION_CLE", page->notion->key);
	fields_text(out, "NOTION", page->notion->label);
	if (!page->level)
		return;
	struct fields *level = fields_repeat(out, "POUR_UNE_CLASSE");
	fields_text(level, "NIVEAU_CLE", page->level->key);
	fields_text(level, "NIVEAU", page->level->label);
}

void view_propose(struct fields *fields, const struct propose_page *page)
{
	fields_text(fields, "JETON", page->token);
	fields_optional(fields, "AVIS", "PHRASE", page->notice);
	if (page->sign_in)
		fields_text(fields_repeat(fields, "LECTEUR"), "LIEN", page->sign_in);
	else
		fields_repeat(fields, "MEMBRE");
	if (page->notion)
		add_aim(fields, page);
	if (page->remarks)
		add_remarks(fields, page);
	if (page->remarks && page->is_readable)
		fields_repeat(fields, "LISIBLE");
	fields_repeat(fields, page->remarks ? "SANS_FICHIER" : "AVEC_FICHIER");
	fields_text(fields, "TEXTE", page->text);
	fields_number(fields, "RANGEES", page->remarks ? ROWS_TO_MEND : ROWS_TO_PASTE);
}

void view_begin_buttons(struct fields *fields, const struct begin_buttons *buttons)
{
	struct fields *out = fields_include(fields, "PARTIR", "partir.html");
	fields_text(out, "JETON", buttons->token);
	fields_text(out, "NUMERO", buttons->id);
	fields_repeat(out, buttons->may_vary ? "VARIANTE" : "SANS_VARIANTE");
	if (buttons->is_signed_in)
		fields_repeat(out, "VERSION");
}
