#include "page/pages.h"

#include "app.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "page/show.h"
#include "view/home.h"

enum { LATEST = 6 };

bool page_home(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	struct catalogue_figures figures;
	OWNED_CARDS latest = {0};
	if (!catalogue_figures(app->catalogue, &figures, err)
		|| !catalogue_latest(app->catalogue, LATEST, &latest, err))
		return false;

	const struct catalogue_request request = { .question = "", .page = 1, .per_page = 1 };
	/* The sheets are shown without the index as well: a search tells what is wrong with it. */
	OWNED(found) everything = catalogue_search(app->catalogue, &request, NULL);

	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_home();
	view_home(show_frame(app, page, &(struct frame){
		.title = "Accueil",
		.file = "accueil.html",
		.place = FRAME_HOME,
		.link = link,
	}), &figures, &latest, everything, app->vocabularies);
	return show_page(app, req, page, res, err);
}
