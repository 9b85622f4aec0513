#include "view/door.h"

#include "base/owned.h"
#include "http/link.h"
#include "people/people.h"
#include "view/faults.h"
#include "view/french.h"
#include "view/member.h"
#include "view/template.h"

static void fill_invitation(struct fields *fields, const struct door_page *page,
	const struct vocabularies *vocabularies)
{
	fields_repeat(fields, "INVITATION");
	fields_text(fields_repeat(fields, "AVEC_NOM"), "NOM_SAISI", page->name);
	if (!page->door->email)
		fields_text(fields_repeat(fields, "AVEC_COURRIEL"), "COURRIEL_SAISI", page->email);
	if (page->door->role == ROLE_REFERENT) {
		OWNED_STRING reach = member_reach(vocabularies, &page->door->scopes);
		fields_text(fields_repeat(fields, "AVEC_PORTEE"), "PORTEE", reach);
	}
}

void view_door(struct fields *fields, const struct door_page *page, const struct faults *faults,
	const struct vocabularies *vocabularies)
{
	const struct door *door = page->door;
	struct fields *open = fields_repeat(fields, "OUVERTE");
	OWNED_STRING link = link_to_door(page->secret);
	OWNED_STRING end = french_day(door->ends_at);
	fields_text(open, "ACTION", link);
	fields_text(open, "FIN", end);
	fields_text(open, "ROLE", member_role(door->role));
	fields_text(open, "COURRIEL", door->email);
	if (door->email)
		fields_repeat(open, "POUR");
	if (door->is_key)
		fields_text(fields_repeat(open, "CLE"), "NOM", door->name);
	else
		fill_invitation(open, page, vocabularies);
	view_faults(open, faults);
}

void view_door_closed(struct fields *fields)
{
	fields_repeat(fields, "FERMEE");
}
