#ifndef SUPPORT_VISIT_H
#define SUPPORT_VISIT_H

#include "app.h"
#include "catalogue/completer.h"
#include "http/asset.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"
#include "support/desk.h"
#include "support/rows.h"
#include "support/shows.h"
#include "view/template.h"

/* A site on a desk: real templates, a catalogue of its own, no server: `OWNED_VISIT visit = visit_new();`
 * Take sheets with desk_take(&visit.desk, …), then visit_get() a page. */
struct visit {
	struct desk desk;
	struct templates *templates;
	struct assets *assets;
	struct app app;
	struct request *req;     /* of the last visit_get() */
	struct response *res;
	struct error err;
};

static inline void visit_done(struct visit *visit)
{
	request_free(visit->req);
	response_free(visit->res);
	catalogue_free(visit->app.catalogue);
	completer_free(visit->app.completer);
	templates_free(visit->templates);
	assets_free(visit->assets);
	desk_done(&visit->desk);
}

#define OWNED_VISIT __attribute__((cleanup(visit_done))) struct visit

static inline struct assets *visit_assets(void)
{
	static const char *const names[] = { "pico.css", "site.css", "recherche.js", "logo.svg",
		"favicon.svg", "filtres.js", "ecrire.js",
		"coller.js" };
	OWNED_FOLDER folder = temp_folder();
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		OWNED_STRING path = file_join(folder, names[i]);
		if (!file_write(path, "x", 1, NULL))
			abort();
	}
	return assets_load(folder, NULL);
}

static inline struct visit visit_new(void)
{
	struct error err = {0};
	struct visit visit = { .desk = desk_new(), .assets = visit_assets() };
	visit.templates = templates_load(TEMPLATES, &err);
	if (!visit.templates)
		fail_msg("%s", err.text);
	return visit;
}

/* What was taken becomes what is found; the app then reads it as a server's would. */
static inline void visit_publish(struct visit *visit)
{
	size_t applied = 0;
	if (!catalogue_sync(visit->desk.catalogue, NULL, NULL, &applied, &visit->err))
		fail_msg("%s", visit->err.text);
	catalogue_free(visit->app.catalogue);
	completer_free(visit->app.completer);
	visit->app = (struct app){
		.catalogue = desk_open(&visit->desk, CATALOGUE_READ),
		.completer = completer_new(),
		.templates = visit->templates,
		.vocabularies = visit->desk.vocabularies,
		.assets = visit->assets,
		.base_url = "https://exemple.fr",
	};
	assert_non_null(visit->app.catalogue);
	bool is_new = false;
	if (!completer_refresh(visit->app.completer, visit->app.catalogue, &is_new, &visit->err))
		fail_msg("%s", visit->err.text);
}

static inline void visit_ask(struct visit *visit, const char *target)
{
	request_free(visit->req);
	response_free(visit->res);
	visit->err = (struct error){0};
	visit->req = request_new(METHOD_GET, DESK_NOW);
	visit->res = response_new();
	request_set_edition(visit->req, "edition", 0);
	if (!request_read_target(visit->req, target, &visit->err))
		fail_msg("%s", visit->err.text);
}

static inline void visit_name(struct visit *visit, const char *name, const char *value)
{
	request_add_parameter(visit->req, name, strlen(name), value, strlen(value));
}

/* Ask `page` for a target; `id` is what stands at ":id", or NULL. Gives the body, "" when there is none. */
static inline const char *visit_get(struct visit *visit, page_fn *page, const char *target, const char *id)
{
	visit_ask(visit, target);
	if (id)
		visit_name(visit, "id", id);
	size_t length = 0;
	if (!page(&visit->app, visit->req, visit->res, &visit->err))
		return "";
	const char *body = response_get_body(visit->res, &length);
	return body ? body : "";
}

/* The same with a cookie, or with none when it is NULL. */
static inline const char *visit_get_with(struct visit *visit, page_fn *page, const char *target,
	const char *cookie)
{
	size_t length = 0;
	visit_ask(visit, target);
	if (cookie)
		request_add_header(visit->req, "Cookie", cookie, NULL);
	if (!page(&visit->app, visit->req, visit->res, &visit->err))
		return "";
	const char *body = response_get_body(visit->res, &length);
	return body ? body : "";
}

/* Send a form; tells whether it was taken. */
static inline bool visit_post(struct visit *visit, page_fn *page, const char *cookie, const char *body)
{
	request_free(visit->req);
	response_free(visit->res);
	visit->err = (struct error){0};
	visit->req = request_new(METHOD_POST, DESK_NOW);
	visit->res = response_new();
	request_add_header(visit->req, "Content-Type", "application/x-www-form-urlencoded", NULL);
	if (cookie)
		request_add_header(visit->req, "Cookie", cookie, NULL);
	request_set_body(visit->req, body, strlen(body));
	return page(&visit->app, visit->req, visit->res, &visit->err);
}

#endif
