#include "indexer/options.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "indexer/command.h"
#include "people/people.h"
#include "registers/import.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef bool option_set(struct options *options, const char *value);

/* An option: `code` is the letter by which a command says that it takes it. */
struct option_row {
	char code;
	const char *name;
	const char *argument;  /* NULL when it takes none */
	option_set *set;
	const char *help;
};

static const char common_options[] = "dvhV";

static bool set_number(unsigned *number, const char *value, unsigned most)
{
	char *end = NULL;
	errno = 0;
	unsigned long read = strtoul(value, &end, 10);
	if (errno != 0 || *end != '\0' || value[0] < '0' || value[0] > '9' || read < 1 || read > most)
		return false;
	*number = (unsigned)read;
	return true;
}

static bool set_folder(const char **folder, const char *value)
{
	*folder = value;
	return value[0] != '\0';
}

static bool set_data(struct options *options, const char *value)
{
	return set_folder(&options->data, value);
}

static bool set_vocabularies(struct options *options, const char *value)
{
	return set_folder(&options->vocabularies, value);
}

static bool set_root(struct options *options, const char *value)
{
	return set_folder(&options->root, value);
}

static bool set_role(struct options *options, const char *value)
{
	enum role role;
	options->role = value;
	return role_find(value, &role);
}

static bool set_name(struct options *options, const char *value)
{
	options->name = value;
	return utf8_is_valid(value, strlen(value), NULL) && utf8_length(value) <= PERSON_NAME_MAX
		&& value[strspn(value, " \t")] != '\0' && !strpbrk(value, "\n\r");
}

static bool set_note(struct options *options, const char *value)
{
	options->note = value;
	return utf8_is_valid(value, strlen(value), NULL) && utf8_length(value) <= REGISTER_NOTE_MAX;
}

/* What the site takes for its own --base-url, without the slash that may end it. */
static bool set_base_url(struct options *options, const char *value)
{
	static const char fine[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:[]";
	const char *host = strncmp(value, "https://", 8) == 0 ? value + 8
		: strncmp(value, "http://", 7) == 0 ? value + 7 : "";
	options->base_url = value;
	return *host && host[strspn(host, fine)] == '\0';
}

static bool set_jobs(struct options *options, const char *value)
{
	return set_number(&options->jobs, value, OPTIONS_MAX_JOBS);
}

static bool set_limit(struct options *options, const char *value)
{
	return set_number(&options->limit, value, OPTIONS_MAX_LIMIT);
}

static bool set_dry_run(struct options *options, const char *value)
{
	(void)value;
	return options->is_dry_run = true;
}

static bool set_json(struct options *options, const char *value)
{
	(void)value;
	return options->is_json = true;
}

static bool set_prune(struct options *options, const char *value)
{
	(void)value;
	return options->does_prune = true;
}

static bool set_repair(struct options *options, const char *value)
{
	(void)value;
	return options->does_repair = true;
}

static bool set_force(struct options *options, const char *value)
{
	(void)value;
	return options->is_forced = true;
}

static bool set_exact(struct options *options, const char *value)
{
	(void)value;
	return options->is_exact = true;
}

static bool set_help(struct options *options, const char *value)
{
	(void)value;
	return options->wants_help = true;
}

static bool set_version(struct options *options, const char *value)
{
	(void)value;
	return options->wants_version = true;
}

static const struct option_row option_rows[] = {
	{ 'n', "dry-run", NULL, set_dry_run, "dit ce qui serait fait, n’écrit rien" },
	{ 'e', "essai", NULL, set_dry_run, "la même chose" },
	{ 'j', "jobs", "N", set_jobs, "lit N fiches à la fois, de 1 à 64 (par défaut, un par cœur)" },
	{ 'J', "json", NULL, set_json, "répond en JSON, une ligne par réponse" },
	{ 'p', "prune", NULL, set_prune,
		"retire du site les fiches dont le fichier a disparu des dossiers donnés" },
	{ 'R', "root", "DOSSIER", set_root, "racine sous laquelle les chemins identifient les fiches" },
	{ 'r', "repair", NULL, set_repair, "refait ce qui peut l’être" },
	{ 'f', "force", NULL, set_force,
		"passe outre : dossier non vide (export), retrait de presque tout (--prune)" },
	{ 'l', "limit", "N", set_limit, "montre au plus N fiches, de 1 à 1000 (par défaut 20)" },
	{ 'x', "exact", NULL, set_exact, "cherche ce qui est écrit, sans rien corriger" },
	{ 'o', "role", "RÔLE", set_role, "enseignant, referent, dan ou exploitation" },
	{ 'm', "nom", "NOM", set_name, "nom de la personne, 80 caractères au plus (par défaut, son adresse)" },
	{ 'N', "note", "TEXTE", set_note,
		"ce qu’il faut savoir du fichier, lu de tous, 300 caractères au plus" },
	{ 'b', "base-url", "URL", set_base_url,
		"adresse publique du site, sans chemin ni barre finale, pour des liens entiers" },
	{ 'd', "data", "DOSSIER", set_data, "dossier de données (par défaut /var/lib/observatoire)" },
	{ 'v', "vocabularies", "DOSSIER", set_vocabularies,
		"dossier des vocabulaires (par défaut, ceux du programme)" },
	{ 'h', "help", NULL, set_help, "montre cette aide" },
	{ 'V', "version", NULL, set_version, "dit la version" },
};

enum { ROWS = sizeof option_rows / sizeof option_rows[0] };

static unsigned default_jobs(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	if (cores < 1)
		return 1;
	return cores > OPTIONS_MAX_JOBS ? OPTIONS_MAX_JOBS : (unsigned)cores;
}

static bool complain(char **complaint, char *sentence)
{
	*complaint = sentence;
	return false;
}

/* The word getopt_long() stopped at: it has not left one of which a letter is still to be read. */
static const char *guilty_word(char **argv)
{
	const char *next = argv[optind];
	bool is_within = optopt > 0 && optopt < 256 && next && next[0] == '-' && next[1] != '-'
		&& next[1] != '\0' && strcmp(argv[optind - 1], "--") != 0;
	return is_within && strchr(next, optopt) ? next : argv[optind - 1];
}

/* What getopt_long() could not read; it gives ':' for an argument that is missing. */
static char *explain(int answer, char **argv)
{
	const char *word = guilty_word(argv);
	if (answer == ':')
		return text_make("l’option %s attend une valeur.", word);
	if (optopt >= 256)
		return text_make("l’option --%s n’attend pas de valeur.", option_rows[optopt - 256].name);
	return text_make("l’option %s n’existe pas ; si ce n’en est pas une, écrivez « -- » devant :"
		" observatoire-indexer search -- %s", word, word);
}

static bool read_options(int argc, char **argv, struct options *options, bool *used, char **complaint)
{
	struct option table[ROWS + 1] = {0};
	for (size_t i = 0; i < ROWS; i++)
		table[i] = (struct option){
			.name = option_rows[i].name,
			.has_arg = option_rows[i].argument ? required_argument : no_argument,
			.val = (int)i + 256,
		};

	opterr = 0;
	optind = 0;
	for (int answer; (answer = getopt_long(argc, argv, ":h", table, NULL)) != -1;) {
		if (answer == 'h') {
			options->wants_help = true;
			continue;
		}
		if (answer < 256)
			return complain(complaint, explain(answer, argv));

		const struct option_row *row = &option_rows[answer - 256];
		if (!row->set(options, optarg))
			return complain(complaint, text_make("--%s ne peut pas être « %s » : %s.", row->name,
				optarg, row->help));
		used[answer - 256] = true;
	}
	return true;
}

/* Every option given must be one the command takes. */
static bool check_options(const struct command *command, const bool *used, char **complaint)
{
	for (size_t i = 0; i < ROWS; i++) {
		char code = option_rows[i].code;
		if (used[i] && !strchr(common_options, code) && !strchr(command->options, code))
			return complain(complaint,
				text_make("la commande %s ne connaît pas --%s.", command->name, option_rows[i].name));
	}
	return true;
}

static bool check_arguments(const struct options *options, char **complaint)
{
	const struct command *command = options->command;
	if (options->argument_count < command->least)
		return complain(complaint, text_make("la commande %s attend %s", command->name,
			command->arguments));
	if (options->argument_count > command->most)
		return complain(complaint, text_make("la commande %s n’attend pas « %s ».", command->name,
			options->arguments[command->most]));
	return true;
}

bool options_read(int argc, char **argv, struct options *options, char **complaint)
{
	bool used[ROWS] = {0};
	*options = (struct options){
		.data = "/var/lib/observatoire",
		.jobs = default_jobs(),
		.limit = 20,
	};
	if (!read_options(argc, argv, options, used, complaint))
		return false;

	if (optind >= argc)
		return options->wants_help || options->wants_version
			|| complain(complaint, mem_copy("dites ce qu’il faut faire : une commande manque."));

	const char *name = argv[optind];
	options->command = command_find(name);
	if (!options->command)
		return complain(complaint, text_make("la commande « %s » n’existe pas.", name));

	options->arguments = argv + optind + 1;
	options->argument_count = (size_t)(argc - optind - 1);
	if (options->wants_help || options->wants_version)
		return true;
	return check_options(options->command, used, complaint) && check_arguments(options, complaint);
}

static void list_options(const char *codes, FILE *out)
{
	for (size_t i = 0; i < ROWS; i++) {
		const struct option_row *row = &option_rows[i];
		if (!strchr(codes, row->code))
			continue;
		OWNED_STRING shown = text_make("--%s%s%s", row->name, row->argument ? " " : "",
			row->argument ? row->argument : "");
		int width = (int)utf8_length(shown);
		fprintf(out, "  %s%*s %s\n", shown, width < 24 ? 24 - width : 0, "", row->help);
	}
}

void options_help(const struct command *command, FILE *out)
{
	if (command) {
		fprintf(out, "Usage : observatoire-indexer %s [OPTIONS]%s%s\n\n%s.\n\n%s%s", command->name,
			command->arguments[0] ? " " : "", command->arguments, command->summary, command->manual,
			command->manual[0] ? "\n" : "");
		fputs("Options :\n", out);
		list_options(command->options, out);
		list_options(common_options, out);
		return;
	}

	fputs("Usage : observatoire-indexer COMMANDE [OPTIONS] [ARGUMENTS]\n\n"
		"Range des fiches d’usages pédagogiques et tient leur index.\n\nCommandes :\n", out);
	for (size_t i = 0; i < command_count; i++)
		fprintf(out, "  %-16s %s\n", commands[i].name, commands[i].summary);
	fputs("\nOptions de toutes les commandes :\n", out);
	list_options(common_options, out);
	fputs("\nobservatoire-indexer COMMANDE --help en dit plus.\n"
		"Code de retour : 0 fait, 1 fait mais quelque chose a été refusé,\n"
		"2 demande mal écrite, 3 échec.\n", out);
}
