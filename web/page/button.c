#include "page/button.h"

#include "base/text.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"

const struct button *button_pressed(const struct button *buttons, size_t count, const struct form *form)
{
	for (size_t i = 0; i < count; i++)
		if (text_equals(buttons[i].name, form_value(form, "acte")))
			return &buttons[i];
	return NULL;
}

void button_lead(const struct button *button, const char *here, struct response *res)
{
	OWNED_STRING queue = link_to_reviews();
	OWNED_STRING told = button->done ? link_to_done(queue, button->done) : NULL;
	response_redirect(res, told ? told : here);
}
