#include "settings.h"

#include "base/mem.h"
#include "base/text.h"
#include "http/listen.h"
#include "http/server.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

const char settings_help[] =
	"Usage : observatoire-web --data DOSSIER [options]\n"
	"\n"
	"Sert le site de l’observatoire des usages du numérique.\n"
	"\n"
	"  --data DOSSIER             données de l’observatoire (créées si elles n’existent pas)\n"
	"  --listen ADRESSE:PORT      où écouter ; peut être répétée. Aussi [IPV6]:PORT, :PORT\n"
	"                             (toutes les adresses) et unix:CHEMIN.\n"
	"                             Par défaut : les sockets de systemd, sinon 127.0.0.1:8080\n"
	"  --base-url URL             adresse publique du site, pour les liens complets\n"
	"  --threads N                requêtes servies à la fois, de 2 à 64\n"
	"                             (par défaut : un par processeur)\n"
	"  --connections N            connexions ouvertes à la fois (1024)\n"
	"  --connections-per-address N   dont au plus N par adresse ; 0 : sans limite (256)\n"
	"  --log-address              note dans le journal l’adresse des visiteurs\n"
	"                             (donnée personnelle)\n"
	"  --trust-proxy              croit l’adresse de visiteur que dit le mandataire\n"
	"                             (dernière de X-Forwarded-For) : les essais de connexion\n"
	"                             sont comptés par adresse\n"
	"  --templates DOSSIER        gabarits des pages\n"
	"  --static DOSSIER           fichiers statiques\n"
	"  --vocabularies DOSSIER     vocabulaires\n"
	"  --help                     affiche cette aide\n"
	"  --version                  affiche la version\n"
	"\n"
	"S’arrête proprement sur SIGTERM ou Ctrl-C : les requêtes en cours se terminent.\n"
	"Codes de retour : 0 arrêt demandé, 2 mauvais usage, 3 échec.\n";

void settings_done(struct settings *settings)
{
	words_done(&settings->addresses);
	free(settings->base_url);
}

static bool read_number(const char *option, const char *text, unsigned low, unsigned high,
	unsigned *number, struct error *err)
{
	size_t digits = strspn(text, "0123456789");
	unsigned long value = digits > 0 && digits < 8 && text[digits] == '\0' ? strtoul(text, NULL, 10) : 0;
	if (digits == 0 || digits >= 8 || text[digits] != '\0' || value < low || value > high)
		return error_set(err, ERROR_INVALID, "%s %s : un nombre de %u à %u est attendu", option, text,
			low, high);
	*number = (unsigned)value;
	return true;
}

static bool read_address(struct settings *settings, const char *text, struct error *err)
{
	if (!listen_reads(text))
		return error_set(err, ERROR_INVALID,
			"--listen %s : ADRESSE:PORT, [IPV6]:PORT ou unix:CHEMIN est attendu", text);
	words_add(&settings->addresses, text);
	return true;
}

/* "https://usages.example.fr/" → "https://usages.example.fr" */
static bool read_base_url(struct settings *settings, const char *text, struct error *err)
{
	const char *host = strncmp(text, "https://", 8) == 0 ? text + 8
		: strncmp(text, "http://", 7) == 0 ? text + 7 : "";
	size_t length = strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:[]");
	if (length == 0 || (host[length] != '\0' && strcmp(host + length, "/") != 0))
		return error_set(err, ERROR_INVALID,
			"--base-url %s : une adresse comme https://usages.example.fr est attendue, sans chemin", text);
	free(settings->base_url);
	settings->base_url = mem_copy_bytes(text, (size_t)(host - text) + length);
	return true;
}

enum option_code {
	OPTION_DATA = 1,
	OPTION_LISTEN,
	OPTION_BASE_URL,
	OPTION_THREADS,
	OPTION_CONNECTIONS,
	OPTION_PER_ADDRESS,
	OPTION_LOG_ADDRESS,
	OPTION_TRUST_PROXY,
	OPTION_TEMPLATES,
	OPTION_STATIC,
	OPTION_VOCABULARIES,
	OPTION_HELP,
	OPTION_VERSION,
};

static const struct option known[] = {
	{ "data",                    required_argument, NULL, OPTION_DATA },
	{ "listen",                  required_argument, NULL, OPTION_LISTEN },
	{ "base-url",                required_argument, NULL, OPTION_BASE_URL },
	{ "threads",                 required_argument, NULL, OPTION_THREADS },
	{ "connections",             required_argument, NULL, OPTION_CONNECTIONS },
	{ "connections-per-address", required_argument, NULL, OPTION_PER_ADDRESS },
	{ "log-address",             no_argument,       NULL, OPTION_LOG_ADDRESS },
	{ "trust-proxy",             no_argument,       NULL, OPTION_TRUST_PROXY },
	{ "templates",               required_argument, NULL, OPTION_TEMPLATES },
	{ "static",                  required_argument, NULL, OPTION_STATIC },
	{ "vocabularies",            required_argument, NULL, OPTION_VOCABULARIES },
	{ "help",                    no_argument,       NULL, OPTION_HELP },
	{ "version",                 no_argument,       NULL, OPTION_VERSION },
	{ NULL,                      0,                 NULL, 0 },
};

static bool read_option(struct settings *settings, int code, const char *value, struct error *err)
{
	switch (code) {
	case OPTION_DATA:
		settings->data_dir = value;
		return true;
	case OPTION_LISTEN:
		return read_address(settings, value, err);
	case OPTION_BASE_URL:
		return read_base_url(settings, value, err);
	case OPTION_THREADS:
		return read_number("--threads", value, SERVER_MIN_THREADS, SERVER_MAX_THREADS,
			&settings->threads, err);
	case OPTION_CONNECTIONS:
		return read_number("--connections", value, 1, SERVER_MAX_CONNECTIONS,
			&settings->connections, err);
	case OPTION_PER_ADDRESS:
		return read_number("--connections-per-address", value, 0, SERVER_MAX_CONNECTIONS,
			&settings->connections_per_address, err);
	case OPTION_LOG_ADDRESS:
		settings->logs_addresses = true;
		return true;
	case OPTION_TRUST_PROXY:
		settings->trusts_proxy = true;
		return true;
	case OPTION_TEMPLATES:
		settings->templates_dir = value;
		return true;
	case OPTION_STATIC:
		settings->static_dir = value;
		return true;
	case OPTION_VOCABULARIES:
		settings->vocabularies_dir = value;
		return true;
	case OPTION_HELP:
		settings->wants_help = true;
		return true;
	case OPTION_VERSION:
		settings->wants_version = true;
		return true;
	default:
		return false;
	}
}

static unsigned count_processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	return count < SERVER_MIN_THREADS ? SERVER_MIN_THREADS
		: count > SERVER_MAX_THREADS ? SERVER_MAX_THREADS : (unsigned)count;
}

bool settings_read(struct settings *settings, int count, char **args, struct error *err)
{
	*settings = (struct settings){
		.threads = count_processors(),
		.connections = SERVER_CONNECTIONS,
		.connections_per_address = SERVER_CONNECTIONS_PER_ADDRESS,
	};
	optind = 0;
	opterr = 0;
	for (int code; (code = getopt_long(count, args, ":", known, NULL)) != -1;) {
		if (code == '?' || code == ':')
			return error_set(err, ERROR_INVALID, code == ':' ? "%s : il manque une valeur"
				: "%s : option inconnue", args[optind - 1]);
		if (!read_option(settings, code, optarg, err))
			return false;
	}
	if (settings->wants_help || settings->wants_version)
		return true;
	if (optind < count)
		return error_set(err, ERROR_INVALID, "%s : argument inattendu", args[optind]);
	if (!settings->data_dir || !*settings->data_dir)
		return error_set(err, ERROR_INVALID, "--data DOSSIER est obligatoire");
	return true;
}
