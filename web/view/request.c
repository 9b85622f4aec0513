#include "view/request.h"

#include "base/owned.h"
#include "base/text.h"
#include "store/account_requests.h"
#include "view/faults.h"
#include "view/french.h"
#include "view/notice.h"
#include "view/template.h"

static const struct notice notices[] = {
	{ "refusee", "La demande est refusée." },
	{ "deja",    "Cette adresse a déjà un compte\u00A0: refusez la demande et dites à la personne de se"
		" connecter. Si elle a perdu sa phrase de passe, la DAN peut lui faire une clé." },
	{ "trop-tard", "Quelqu’un a déjà répondu à cette demande." },
};

static void tell(struct fields *fields, const char *done)
{
	view_notice(fields, notices, sizeof notices / sizeof notices[0], done);
}

void view_request_form(struct fields *fields, const struct request_form *form,
	const struct faults *faults)
{
	struct fields *open = fields_repeat(fields, "A_REMPLIR");
	fields_text(open, "NOM", form->name);
	fields_text(open, "COURRIEL", form->email);
	fields_text(open, "ETABLISSEMENT", form->school);
	fields_text(open, "MESSAGE", form->message);
	view_faults(open, faults);
}

void view_request_sent(struct fields *fields)
{
	fields_repeat(fields, "ENVOYEE");
}

struct fields *view_request_list(struct fields *fields, const char *done)
{
	tell(fields, done);
	return fields_repeat(fields, "LISTE");
}

void view_request_none(struct fields *fields, const char *done)
{
	tell(fields, done);
	fields_repeat(fields, "AUCUNE");
}

void view_request_add(struct fields *list, const struct account_request *request)
{
	struct fields *line = fields_repeat(list, "DEMANDE");
	OWNED_STRING action = text_make("/comptes/demandes/%lld", (long long)request->row);
	OWNED_STRING date = french_day(request->made_at);
	fields_text(line, "ACTION", action);
	fields_text(line, "NOM", request->name);
	fields_text(line, "COURRIEL", request->email);
	fields_text(line, "ETABLISSEMENT", request->school);
	fields_text(line, "DATE", date);
	fields_optional(line, "AVEC_MESSAGE", "MESSAGE", request->message);
}
