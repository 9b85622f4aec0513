/* What the buttons of « ma sélection » do. */

#include "page/pages.h"

#include "base/text.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/kept.h"
#include "view/selection.h"

#include <string.h>

/* Do one thing with the sheets that the form names. */
typedef void act_fn(struct words *kept, const struct words *named);

static void keep(struct words *kept, const struct words *named)
{
	for (size_t i = 0; i < named->count; i++)
		kept_add(kept, named->items[i]);
}

static void drop(struct words *kept, const struct words *named)
{
	for (size_t i = 0; i < named->count; i++)
		kept_remove(kept, named->items[i]);
}

static void raise_first(struct words *kept, const struct words *named)
{
	if (named->count > 0)
		kept_raise(kept, named->items[0]);
}

static void lower_first(struct words *kept, const struct words *named)
{
	if (named->count > 0)
		kept_lower(kept, named->items[0]);
}

static void forget(struct words *kept, const struct words *named)
{
	(void)named;
	words_done(kept);
	*kept = (struct words){0};
}

/* What the button pressed says, in the field "acte". */
static const struct act {
	const char *name;
	act_fn *apply;
} acts[] = {
	{ "garder",    keep },
	{ "retirer",   drop },
	{ "monter",    raise_first },
	{ "descendre", lower_first },
	{ "oublier",   forget },
};

static const struct act *act_named(const char *name)
{
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		if (strcmp(acts[i].name, name) == 0)
			return &acts[i];
	return NULL;
}

/* Those of a form that keeps which found no room. */
static size_t count_left(const struct form *form, const struct words *kept, const struct words *named)
{
	size_t left = 0;
	for (size_t i = 0; text_equals(form_value(form, "acte"), "garder") && i < named->count; i++)
		left += !words_has(kept, named->items[i]);
	return left;
}

/* Back to where the button stood. The form tells it by a word, never by an address: no other site
 * can be led to. Sheets that found no room lead to the list, which says so. */
static char *way_back(const struct form *form, const struct words *kept, const struct words *named)
{
	const char *first = named->count > 0 ? named->items[0] : "";
	size_t left = count_left(form, kept, named);
	if (left > 0)
		return link_to_full_selection(left);
	if (*first && text_equals(form_value(form, "depuis"), "fiche")) {
		OWNED_STRING sheet = link_to_sheet(first);
		return link_to_part(sheet, SELECTION_BUTTON_ANCHOR);
	}
	OWNED_STRING selection = link_to_selection(LINK_SELECTION, NULL);
	OWNED_STRING anchor = words_has(kept, first) ? selection_anchor(first) : NULL;
	return link_to_part(selection, anchor);
}

bool page_selection_change(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	const struct act *act = act_named(form_value(form, "acte"));
	if (!act)
		return error_set(err, ERROR_INVALID, "selection: no such act");

	OWNED_WORDS kept = {0}, values = {0}, named = {0};
	form_values(form, "fiche", &values);
	for (size_t i = 0; i < values.count; i++)
		kept_parse(&named, values.items[i], ',');
	kept_find(app, req, &kept);
	act->apply(&kept, &named);

	kept_save(app, res, &kept);
	OWNED_STRING link = way_back(form, &kept, &named);
	response_redirect(res, link);
	return true;
}
