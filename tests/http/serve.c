/* A small site on the real server, for raw_http.py: pages that are long, slow, wrong or late. */

#include "base/mem.h"
#include "base/text.h"
#include "http/listen.h"
#include "http/log.h"
#include "http/server.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>

struct app {
	int unused;
};

static bool page_home(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)app;
	(void)req;
	(void)err;
	response_html(res, mem_copy("<!doctype html><title>Accueil</title>\n"));
	return true;
}

static bool page_value(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)app;
	(void)err;
	response_text(res, text_make("q=%s", request_value(req, "q")));
	return true;
}

static bool page_long(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)app;
	(void)err;
	unsigned lines = request_number(req, "lines", 1, 1000000, 1000);
	OWNED_TEXT text = {0};
	for (unsigned i = 0; i < lines; i++)
		text_format(&text, "ligne %u de la page\n", i);
	response_text(res, text_take(&text));
	return true;
}

static bool page_slow(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)app;
	(void)err;
	log_line(LOG_LEVEL_INFO, "begun: a page that takes its time");
	poll(NULL, 0, (int)request_number(req, "ms", 0, 10000, 100));
	response_text(res, mem_copy("enfin"));
	return true;
}

static bool page_sheet(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)app;
	(void)err;
	if (response_is_known(res, req, request_parameter(req, "id"), 1489478400))
		return true;
	response_text(res, text_make("fiche %s", request_parameter(req, "id")));
	return true;
}

static bool page_error(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)app;
	(void)res;
	unsigned kind = request_number(req, "kind", ERROR_INVALID, ERROR_FAILED, ERROR_FAILED);
	return error_set(err, (enum error_kind)kind, "as \"asked\"\nmethod=GET forged");
}

static bool page_count(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)app;
	(void)err;
	size_t length;
	const char *body = request_body(req, &length);
	size_t ones = 0;
	for (size_t i = 0; i < length; i++)
		ones += body[i] == '1';
	response_text(res, text_make("%zu bytes, %zu ones", length, ones));
	return true;
}

static const struct route routes[] = {
	{ METHOD_GET,  "/",           page_home,  0, 0 },
	{ METHOD_GET,  "/valeur",     page_value, 0, 0 },
	{ METHOD_GET,  "/longue",     page_long,  0, 0 },
	{ METHOD_GET,  "/lente",      page_slow,  0, 0 },
	{ METHOD_GET,  "/table",      page_slow,  TAKES_LONG, 0 },
	{ METHOD_GET,  "/usages/:id", page_sheet, 0, 0 },
	{ METHOD_GET,  "/erreur",     page_error, 0, 0 },
	{ METHOD_POST, "/form",       page_count, 0, 0 },
	{ METHOD_POST, "/compte",     page_count, FROM_ANYWHERE, 0 },
};

static bool error_page(struct app *app, const struct request *req, unsigned status,
	struct response *res, struct error *err)
{
	(void)app;
	(void)err;
	if (*request_value(req, "plain"))
		return false;
	response_html(res, text_make("<!doctype html><title>Page %u</title>\n", status));
	return true;
}

/* serve ADDRESS STATIC CONNECTIONS PER_ADDRESS STEP_MS: serves until SIGTERM. */
int main(int count, char **args)
{
	enum { THREADS = 4 };
	struct error err = {0};
	OWNED_LISTENERS listeners = {0};
	struct app app[THREADS + SERVER_APPS_ASIDE];
	struct app *apps[] = { &app[0], &app[1], &app[2], &app[3], &app[4] };
	if (count != 6 || !listen_inherit(&listeners, &err)
		|| (*args[1] && !listen_at(&listeners, args[1], &err)))
		return 2;
	OWNED(assets) assets = assets_load(args[2], &err);
	if (!assets)
		return 3;

	unsigned step_ms = (unsigned)strtoul(args[5], NULL, 10);
	struct server_options options = {
		.listeners = &listeners,
		.site = {
			.routes = routes,
			.route_count = sizeof routes / sizeof routes[0],
			.error_page = error_page,
			.assets = assets,
			.edition = "edition",
			.edition_at = 1400000000,
			.base_url = "https://public.example",
		},
		.apps = apps,
		.threads = THREADS,
		.connections = strtoul(args[3], NULL, 10),
		.connections_per_address = strtoul(args[4], NULL, 10),
		.times = { .wait_ms = step_ms, .receive_ms = step_ms, .send_ms = step_ms, .slowest = 4096,
			.drain_ms = 3000 },
	};
	sigset_t ends;
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	signal(SIGPIPE, SIG_IGN);
	struct server *server = server_start(&options, &err);
	if (!server)
		return 3;
	log_line(LOG_LEVEL_NOTICE, "listening at %s", listeners.items[0].name);

	int signal_number;
	sigwait(&ends, &signal_number);
	server_stop(server);
	log_line(LOG_LEVEL_NOTICE, "stopped");
	return 0;
}
