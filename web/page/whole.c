#include "page/whole.h"

#include "app.h"
#include "base/mem.h"
#include "catalogue/catalogue.h"
#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>

bool whole_read(struct whole *whole, const struct app *app, const struct cards *cards, struct error *err)
{
	whole->items = mem_new(cards->count + 1, sizeof(struct sheet *));
	for (size_t i = 0; i < cards->count; i++) {
		struct error why = {0};
		OWNED_REMARKS remarks = {0};
		OWNED_STRING markdown = catalogue_markdown(app->catalogue, cards->items[i].id, &why);
		if (!markdown && why.kind != ERROR_NOT_FOUND)
			return error_set(err, why.kind, "%s", why.text);
		whole->items[whole->count++] = markdown
			? sheet_parse(app->vocabularies, markdown, strlen(markdown), &remarks) : NULL;
	}
	return true;
}

void whole_done(struct whole *whole)
{
	for (size_t i = 0; i < whole->count; i++)
		sheet_free(whole->items[i]);
	free(whole->items);
	*whole = (struct whole){0};
}
