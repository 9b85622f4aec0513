#include "page/find.h"

#include "app.h"
#include "catalogue/catalogue.h"

static bool store_answers(struct catalogue *catalogue)
{
	struct catalogue_figures figures;
	return catalogue_figures(catalogue, &figures, NULL);
}

struct found *find_usages(const struct app *app, const struct catalogue_request *request,
	struct error *err)
{
	struct error why = {0};
	struct found *found = catalogue_search(app->catalogue, request, &why);
	if (found)
		return found;

	if (why.kind == ERROR_FAILED && store_answers(app->catalogue))
		why.kind = ERROR_BUSY;
	error_set(err, why.kind, "%s", why.text);
	return NULL;
}
