#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/link.h"
#include "http/response.h"

/* Searches and figures of each day are endless, and say nothing that the sheets and the figures of today do
 * not: robots find these in the sitemap and by links. */
bool page_robots(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	(void)req;
	(void)err;
	OWNED_STRING link = link_to_sitemap();
	OWNED_STRING sitemap = link_absolute(app->base_url, link);
	OWNED_STRING search = link_to_search(&(struct link_search){0});
	OWNED_STRING figures = link_to_figure(&(struct link_figure){0});
	response_text(res, text_make(
		"User-agent: *\n"
		"Disallow: %s?\n"
		"Disallow: %s.\n"
		"Disallow: %s?\n"
		"Disallow: %s/*?\n"
		"Disallow: /api/\n"
		"Disallow: /connexion\n"
		"Disallow: /compte\n"
		"Disallow: /porte/\n"
		"\n"
		"Sitemap: %s\n", search, search, figures, figures, sitemap));
	response_cache(res, "public, max-age=86400");
	return true;
}
