#include "view/preview.h"

#include "base/owned.h"
#include "catalogue/catalogue.h"
#include "sheet/body.h"
#include "sheet/body_nest.h"
#include "sheet/remark.h"
#include "sheet/sheet.h"
#include "view/details.h"
#include "view/control.h"
#include "view/template.h"

static void show_body(struct fields *out, const char *markdown, const char *prefix)
{
	OWNED(body) body = markdown ? body_render(markdown, NULL) : NULL;
	OWNED_STRING nested = body && prefix ? body_nest_html(body->html, prefix) : NULL;
	fields_text(out, "CORPS_HTML", nested ? nested : body ? body->html : "");
	if (markdown && !body)
		fields_repeat(out, "ILLISIBLE");
}

void view_preview(struct fields *fields, const struct sheet *sheet, const char *prefix,
	const struct vocabularies *vocabularies)
{
	struct fields *out = fields_include(fields, "APERCU", "apercu.html");
	struct fields *head = fields_repeat(out, "AVEC_TETE");
	OWNED_FACTS facts = {0};
	struct sheet shown = *sheet;
	struct catalogue_sheet found = { .sheet = &shown };
	sheet_derive(vocabularies, sheet, &facts);
	found.facts = facts;
	fields_text(head, "TITRE", sheet->title ? sheet->title : "Sans titre");
	fields_text(head, "RESUME", sheet->summary);
	view_landmarks(head, &found, vocabularies);
	show_body(out, sheet->body, prefix);
}

void view_preview_body(struct fields *fields, const char *markdown, const struct remarks *remarks)
{
	struct fields *list = NULL;
	show_body(fields, markdown, NULL);
	for (size_t i = 0; i < remarks->count; i++) {
		list = list ? list : fields_repeat(fields, "REMARQUES");
		OWNED_STRING sentence = control_remark(&remarks->items[i]);
		fields_text(fields_repeat(list, "REMARQUE"), "PHRASE", sentence);
	}
}
