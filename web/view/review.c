#include "view/review.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "proposals/checks.h"
#include "proposals/proposals.h"
#include "view/checks.h"
#include "view/preview.h"
#include "view/template.h"

static void add_sending(struct fields *fields, const struct review_page *page,
	const struct checks *checks)
{
	const struct proposal *proposal = page->proposal;
	OWNED_STRING back = link_to_proposal(page->link, NULL);
	enum life_state next;
	if (!life_may(proposal->state, ACT_SEND, proposal->parts, &next)) {
		fields_text(fields_repeat(fields, "FERMEE"), "LIEN", back);
		return;
	}
	fields_text(fields_repeat(fields, "PLUS_TARD"), "LIEN", back);
	if (checks->refusals) {
		fields_count(fields_repeat(fields, "PAS_PRETE"), "NOMBRE", "PLURIEL", checks->refusals);
		return;
	}
	struct fields *form = fields_repeat(fields, "PRETE");
	OWNED_STRING edition = text_make("%lld", (long long)proposal->stored->edition);
	fields_text(form, "ACTION", back);
	fields_text(form, "JETON", page->token);
	fields_text(form, "EDITION", edition);
}

void view_review(struct fields *fields, const struct review_page *page,
	const struct vocabularies *vocabularies)
{
	const struct proposal *proposal = page->proposal;
	struct checks checks;
	checks_make(&checks, proposal->sheet, &proposal->remarks);
	fields_optional(fields, "FICHE", "NOM_FICHE", proposal->stored->title);
	view_checks(fields, &(struct checks_shown){
		.checks = &checks,
		.remarks = &proposal->remarks,
		.alike = page->alike,
		.link = page->link,
	});
	add_sending(fields, page, &checks);
	view_preview(fields, proposal->sheet, NULL, vocabularies);
}
