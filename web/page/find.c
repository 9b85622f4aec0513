#include "page/find.h"

#include "app.h"
#include "catalogue/catalogue.h"

static bool store_answers(struct catalogue *catalogue)
{
	struct catalogue_figures figures;
	return catalogue_figures(catalogue, &figures, NULL);
}

void find_soften(const struct app *app, struct error *err)
{
	if (err->kind == ERROR_FAILED && store_answers(app->catalogue))
		err->kind = ERROR_BUSY;
}

/* What a page says of a search that failed. Always false. */
static bool tell(const struct app *app, struct error *why, struct error *err)
{
	find_soften(app, why);
	return error_set(err, why->kind, "%s", why->text);
}

struct found *find_usages(const struct app *app, const struct catalogue_request *request,
	struct error *err)
{
	struct error why = {0};
	struct found *found = catalogue_search(app->catalogue, request, &why);
	if (!found)
		tell(app, &why, err);
	return found;
}

bool find_count(const struct app *app, const struct catalogue_request *request, size_t *total,
	struct error *err)
{
	struct error why = {0};
	return catalogue_count(app->catalogue, request, total, &why) || tell(app, &why, err);
}
