#include "view/sign_in.h"

#include "view/faults.h"
#include "view/template.h"

void view_sign_in(struct fields *fields, const struct sign_in_form *form, const struct faults *faults)
{
	fields_text(fields, "COURRIEL", form->email);
	fields_text(fields, "RETOUR", form->back);
	view_faults(fields, faults);
}
