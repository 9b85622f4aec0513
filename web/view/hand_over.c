#include "view/hand_over.h"

#include "base/owned.h"
#include "view/french.h"
#include "view/template.h"

void view_hand_over(struct fields *fields, const struct hand_over *link)
{
	OWNED_STRING end = french_day(link->ends_at);
	fields_text(fields, "TITRE", link->title);
	fields_optional(fields, "POUR", "DESTINATAIRE", link->whom);
	fields_text(fields, "FIN", end);
	fields_text(fields, "LIEN", link->address);
	fields_text(fields, "SUITE", link->next);
	fields_text(fields, "SUITE_TEXTE", link->next_text);
}
