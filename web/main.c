/* observatoire-web: the pages, for whoever asks over HTTP. */

#include "app.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/share.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "catalogue/completer.h"
#include "http/asset.h"
#include "http/listen.h"
#include "http/log.h"
#include "http/server.h"
#include "index/synonyms.h"
#include "keeper.h"
#include "notify.h"
#include "page/pages.h"
#include "page/visitor.h"
#include "people/gate.h"
#include "prompter.h"
#include "routes.h"
#include "settings.h"
#include "sheet/vocabulary.h"
#include "view/template.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum exit_status {
	EXIT_DONE = 0,
	EXIT_WRONG_USAGE = 2,
	EXIT_FAILED = 3,
};

/* Of what was asked lately, in all: what is remembered does not grow with the threads. */
enum { REMEMBERED_WORDS_BYTES = 256 * 1024 * 1024, REMEMBERED_PAGES_BYTES = 128 * 1024 * 1024 };

/* All that lives as long as the program, in the order it is built; the other way round it goes. */
struct program {
	struct vocabularies *vocabularies;
	struct synonyms *synonyms;
	struct templates *templates;
	struct assets *assets;
	struct listeners listeners;
	struct keeper *keeper;
	struct completer *completer;
	struct prompter *prompter;
	struct gate *gate;
	struct app *apps[SERVER_MAX_THREADS + SERVER_APPS_ASIDE];
	size_t app_count;
	char *base_url;
	char edition[HASH_BYTES];
};

static void program_done(struct program *program)
{
	for (size_t i = 0; i < program->app_count; i++)
		app_free(program->apps[i]);
	gate_free(program->gate);
	prompter_stop(program->prompter);
	completer_free(program->completer);
	keeper_stop(program->keeper);
	listeners_done(&program->listeners);
	assets_free(program->assets);
	templates_free(program->templates);
	synonyms_free(program->synonyms);
	vocabularies_free(program->vocabularies);
	free(program->base_url);
}

static char *own_folder(const char *told, const char *name, struct error *err)
{
	return told ? mem_copy(told) : share_find(name, err);
}

/* Without them mistakes are corrected less well: no reason to serve nobody. */
static void learn_french(struct program *program, const char *vocabularies)
{
	struct error why = {0};
	if (!synonyms_learn_french(program->synonyms, vocabularies, &why))
		log_line(LOG_LEVEL_WARNING, "words of French: doing without, they cannot be read: %s", why.text);
	else if (!synonyms_lexicon(program->synonyms))
		log_line(LOG_LEVEL_NOTICE, "words of French: doing without, %s/mots-francais.txt is not there"
			" (Debian's wfrench)", vocabularies);
}

/* What comes with the program: lists, templates, static files. */
static bool load_files(struct program *program, const struct settings *settings, struct error *err)
{
	OWNED_STRING vocabularies = own_folder(settings->vocabularies_dir, "vocabularies", err);
	if (!vocabularies || !(program->vocabularies = vocabularies_load(vocabularies, err))
		|| !(program->synonyms = synonyms_load(vocabularies, program->vocabularies, err)))
		return false;
	learn_french(program, vocabularies);
	OWNED_STRING templates = own_folder(settings->templates_dir, "templates", err);
	if (!templates || !(program->templates = templates_load(templates, err)))
		return false;
	OWNED_STRING assets = own_folder(settings->static_dir, "static", err);
	if (!assets || !(program->assets = assets_load(assets, err)))
		return false;

	OWNED_STRING parts = text_make("%s %s %s", VERSION, templates_fingerprint(program->templates),
		assets_fingerprint(program->assets));
	hash_text(parts, strlen(parts), program->edition);
	return true;
}

static bool open_sockets(struct program *program, const struct settings *settings, struct error *err)
{
	if (!listen_inherit(&program->listeners, err))
		return false;
	for (size_t i = 0; i < settings->addresses.count; i++)
		if (!listen_at(&program->listeners, settings->addresses.items[i], err))
			return false;
	if (program->listeners.count == 0 && !listen_at(&program->listeners, "127.0.0.1:8080", err))
		return false;

	/* A socket without a port has no address to show: whoever uses one tells --base-url. */
	const char *name = program->listeners.items[0].name;
	bool has_port = strncmp(name, "unix:", 5) != 0 && strncmp(name, "systemd:", 8) != 0;
	program->base_url = settings->base_url ? mem_copy(settings->base_url)
		: text_make("http://%s", has_port ? name : "localhost");
	return true;
}

/* Another program may be migrating the database: it takes seconds. */
static struct catalogue *open_for_writing(struct program *program, const char *dir, struct error *err)
{
	enum { PATIENCE = 30, PAUSE_MS = 1000 };
	for (int tries = 0; tries < PATIENCE; tries++) {
		struct catalogue *catalogue = catalogue_open(dir, program->vocabularies, CATALOGUE_WRITE, err);
		if (catalogue || err->kind != ERROR_BUSY)
			return catalogue;
		poll(NULL, 0, PAUSE_MS);
	}
	return NULL;
}

static bool fail_to_open(const struct settings *settings, const struct error *why, struct error *err)
{
	return error_set(err, why->kind, "le catalogue de « %s » ne peut pas être ouvert. Détail : %s",
		settings->data_dir, why->text);
}

/* Without the right to write, the site still serves what is there: somebody else indexes. */
static bool start_keeper(struct program *program, const struct settings *settings, struct error *err)
{
	struct error why = {0};
	struct catalogue *catalogue = open_for_writing(program, settings->data_dir, &why);
	if (!catalogue && why.kind == ERROR_INVALID)
		return fail_to_open(settings, &why, err);
	if (!catalogue) {
		log_line(LOG_LEVEL_WARNING, "reading only, the index will not be kept up: %s", why.text);
		return true;
	}
	program->keeper = keeper_start(catalogue, err);
	return program->keeper != NULL;
}

static bool start_prompter(struct program *program, const struct settings *settings, struct error *err)
{
	struct error why = {0};
	program->completer = completer_new();
	struct catalogue *catalogue = catalogue_open(settings->data_dir, program->vocabularies,
		CATALOGUE_READ, &why);
	if (!catalogue)
		return fail_to_open(settings, &why, err);
	program->prompter = prompter_start(catalogue, program->completer, err);
	return program->prompter != NULL;
}

static bool open_apps(struct program *program, const struct settings *settings, struct error *err)
{
	if (program->keeper)
		program->gate = gate_new();
	struct app_shared shared = {
		.data_dir = settings->data_dir,
		.completer = program->completer,
		.templates = program->templates,
		.vocabularies = program->vocabularies,
		.synonyms = program->synonyms,
		.assets = program->assets,
		.base_url = program->base_url,
		.gate = program->gate,
		.memory = {
			.words = REMEMBERED_WORDS_BYTES / (settings->threads + SERVER_APPS_ASIDE),
			.pages = REMEMBERED_PAGES_BYTES / (settings->threads + SERVER_APPS_ASIDE),
		},
	};
	while (program->app_count < settings->threads + SERVER_APPS_ASIDE) {
		struct app *app = app_open(&shared, err);
		if (!app)
			return false;
		program->apps[program->app_count++] = app;
	}
	return true;
}

/* One descriptor for each client, and some for the databases of each thread. */
static size_t allowed_connections(const struct settings *settings)
{
	struct rlimit files;
	rlim_t needed = 64 + 32 * (rlim_t)settings->threads;
	if (getrlimit(RLIMIT_NOFILE, &files) != 0)
		return settings->connections;

	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	if (files.rlim_cur == RLIM_INFINITY || files.rlim_cur >= needed + settings->connections)
		return settings->connections;
	size_t allowed = files.rlim_cur > needed ? files.rlim_cur - needed : 1;
	log_line(LOG_LEVEL_WARNING, "the system allows %llu open files: %zu connections at most",
		(unsigned long long)files.rlim_cur, allowed);
	return allowed;
}

static struct server *start_server(struct program *program, const struct settings *settings,
	struct error *err)
{
	struct server_options options = {
		.listeners = &program->listeners,
		.site = {
			.routes = site_routes,
			.route_count = site_route_count,
			.error_page = page_error,
			.open_below = "/api/",
			.admit = visitor_admit,
			.release = visitor_release,
			.assets = program->assets,
			.edition = program->edition,
			.edition_at = (int64_t)time(NULL),
			.base_url = program->base_url,
		},
		.apps = program->apps,
		.threads = settings->threads,
		.connections = allowed_connections(settings),
		.connections_per_address = settings->connections_per_address,
		.times = SERVER_TIMES_DEFAULT,
		.logs_addresses = settings->logs_addresses,
		.trusts_proxy = settings->trusts_proxy,
	};
	return server_start(&options, err);
}

/* Every thread inherits this: the signals then wait for sigwait() in main. */
static sigset_t block_signals(void)
{
	sigset_t ends;
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	signal(SIGPIPE, SIG_IGN);
	return ends;
}

static enum exit_status run(const struct settings *settings)
{
	__attribute__((cleanup(program_done))) struct program program = {0};
	struct error err = {0};
	struct server *server = NULL;
	sigset_t ends = block_signals();

	if (load_files(&program, settings, &err) && open_sockets(&program, settings, &err)
		&& start_keeper(&program, settings, &err) && start_prompter(&program, settings, &err)
		&& open_apps(&program, settings, &err))
		server = start_server(&program, settings, &err);
	if (!server) {
		log_line(LOG_LEVEL_ERROR, "observatoire-web ne démarre pas : %s", err.text);
		return EXIT_FAILED;
	}
	for (size_t i = 0; i < program.listeners.count; i++)
		log_line(LOG_LEVEL_NOTICE, "listening at %s", program.listeners.items[i].name);
	notify_supervisor("READY=1");

	int signal_number;
	sigwait(&ends, &signal_number);
	log_line(LOG_LEVEL_NOTICE, "stopping: %s", strsignal(signal_number));
	notify_supervisor("STOPPING=1");
	server_stop(server);
	return EXIT_DONE;
}

int main(int count, char **args)
{
	struct error err = {0};
	OWNED_SETTINGS settings;
	if (!settings_read(&settings, count, args, &err)) {
		fprintf(stderr, "observatoire-web : %s\n"
			"« observatoire-web --help » donne l’usage.\n", err.text);
		return EXIT_WRONG_USAGE;
	}
	if (settings.wants_help || settings.wants_version) {
		fputs(settings.wants_help ? settings_help : "observatoire-web " VERSION "\n", stdout);
		return fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAILED;
	}
	return run(&settings);
}
