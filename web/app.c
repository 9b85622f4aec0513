#include "app.h"

#include "base/mem.h"
#include "catalogue/catalogue.h"
#include "proposals/proposals.h"

struct app *app_open(const struct app_shared *shared, struct error *err)
{
	OWNED(catalogue) catalogue = catalogue_open(shared->data_dir, shared->vocabularies,
		CATALOGUE_READ, err);
	if (!catalogue || !catalogue_remember(catalogue, &shared->memory, err))
		return NULL;
	catalogue_use_synonyms(catalogue, shared->synonyms);

	OWNED(people) people = shared->gate ? people_open(shared->data_dir, shared->gate, err) : NULL;
	if (shared->gate && !people)
		return NULL;

	OWNED(proposals) proposals = shared->gate
		? proposals_open(shared->data_dir, shared->vocabularies, err) : NULL;
	if (shared->gate && !proposals)
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
		.proposals = TAKE(proposals),
		.gate = shared->gate,
	};
	return app;
}

void app_free(struct app *app)
{
	if (!app)
		return;
	person_done(&app->visitor);
	proposals_free(app->proposals);
	people_free(app->people);
	catalogue_free(app->catalogue);
	free(app);
}
