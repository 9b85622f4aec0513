#include "view/account.h"

#include "base/owned.h"
#include "base/text.h"
#include "people/people.h"
#include "store/sessions.h"
#include "view/faults.h"
#include "view/french.h"
#include "view/member.h"
#include "view/notice.h"
#include "view/template.h"

static const struct notice notices[] = {
	{ "nom",      "Votre nom est changé." },
	{ "phrase",   "Votre phrase de passe est changée, et vos autres sessions ont pris fin." },
	{ "session",  "Cette session a pris fin." },
	{ "autres",   "Toutes vos autres sessions ont pris fin." },
	{ "bienvenue", "Vous êtes connecté. Votre compte est prêt." },
};

void view_account(struct fields *fields, const struct account_page *page, const struct faults *faults,
	const struct vocabularies *vocabularies)
{
	const struct person *person = page->person;
	view_notice(fields, notices, sizeof notices / sizeof notices[0], page->done);
	view_faults(fields, faults);
	fields_text(fields, "NOM", person->name);
	fields_text(fields, "NOM_SAISI", page->name ? page->name : person->name);
	fields_text(fields, "COURRIEL", person->email);
	fields_text(fields, "ROLE", member_role(person->role));
	if (person->role == ROLE_REFERENT) {
		OWNED_STRING reach = member_reach(vocabularies, &person->scopes);
		fields_text(fields_repeat(fields, "AVEC_PORTEE"), "PORTEE", reach);
	}
	if (!(ROLES_MODERATING & ROLE_BIT(person->role)))
		return;
	struct fields *tasks = fields_repeat(fields, "GERANT");
	fields_number(tasks, "NOMBRE_DEMANDES", page->waiting);
	fields_repeat(tasks, person->role == ROLE_DAN ? "TOUS" : "ENSEIGNANTS");
}

void view_account_session(struct fields *fields, const struct session *session,
	const struct person *person, int64_t now)
{
	struct fields *line = fields_repeat(fields, "SESSION");
	fields_text(line, "NAVIGATEUR", session->browser);
	if (text_equals(session->mark, person->session)) {
		fields_repeat(line, "CELLE_CI");
		return;
	}
	OWNED_STRING ago = french_ago(now - session->used_at);
	struct fields *other = fields_repeat(line, "AUTRE");
	fields_text(other, "DEPUIS", ago);
	fields_text(other, "MARQUE", session->mark);
}

void view_account_others(struct fields *fields)
{
	fields_repeat(fields, "PLUSIEURS");
}
