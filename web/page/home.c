#include "page/pages.h"

#include "app.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "page/find.h"
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
	struct error why = {0};
	OWNED(found) everything = find_usages(app, &request, &why);
	if (!everything && why.kind != ERROR_BUSY)
		return error_set(err, why.kind, "%s", why.text);

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
