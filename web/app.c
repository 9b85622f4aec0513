#include "app.h"

#include "base/mem.h"
#include "catalogue/catalogue.h"

struct app *app_open(const struct app_shared *shared, struct error *err)
{
	OWNED(catalogue) catalogue = catalogue_open(shared->data_dir, shared->vocabularies,
		CATALOGUE_READ, err);
	if (!catalogue)
		return NULL;

	OWNED(people) people = shared->gate ? people_open(shared->data_dir, shared->gate, err) : NULL;
	if (shared->gate && !people)
		return NULL;

	struct app *app = mem_new(1, sizeof *app);
	*app = (struct app){
		.catalogue = TAKE(catalogue),
		.completer = shared->completer,
		.templates = shared->templates,
		.vocabularies = shared->vocabularies,
		.assets = shared->assets,
		.base_url = shared->base_url,
		.people = TAKE(people),
	};
	return app;
}

void app_free(struct app *app)
{
	if (!app)
		return;
	person_done(&app->visitor);
	people_free(app->people);
	catalogue_free(app->catalogue);
	free(app);
}
