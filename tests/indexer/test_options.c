#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "indexer/command.h"
#include "indexer/options.h"
#include "support/rows.h"

#include <string.h>

/* A command line typed as one text; `complaint` is a part of what is said against it,
 * NULL when it is fine. */
struct row {
	const char *name, *typed, *complaint;
};

#define E40 "éééééééééééééééééééééééééééééééééééééééé"

static const struct row rows[] = {
	{ "a command and a path are enough", "ingest fiches", NULL },
	{ "options may stand before the command", "--data d ingest fiches", NULL },
	{ "options may stand behind the paths", "ingest fiches --jobs 4 --json", NULL },
	{ "a dash is a path", "ingest -", NULL },
	{ "a question may begin with a dash", "search -- -robot", NULL },
	{ "one job is the least", "ingest --jobs 1 fiches", NULL },
	{ "sixty-four jobs are the most", "ingest --jobs 64 fiches", NULL },
	{ "a thousand results are the most", "search --limit 1000 robot", NULL },
	{ "a question may be meant as it is", "search --exact robbot", NULL },
	{ "help needs no command", "--help", NULL },
	{ "help of a command needs no argument", "ingest --help", NULL },
	{ "the version needs no command", "--version", NULL },

	{ "nothing is not a command", "", "commande manque" },
	{ "an unknown command is named", "retirer x", "retirer" },
	{ "an unknown option is named", "ingest --profondeur x", "--profondeur" },
	{ "an option of another command is named", "check --prune x", "--prune" },
	{ "nothing but a question is meant exactly", "stats --exact", "--exact" },
	{ "an option without its value is named", "ingest x --jobs", "--jobs" },
	{ "a value where none goes is told", "ingest --json=oui x", "--json" },
	{ "no job is too few", "ingest --jobs 0 x", "--jobs" },
	{ "sixty-five jobs are too many", "ingest --jobs 65 x", "--jobs" },
	{ "a negative number is no number", "search --limit -1 x", "--limit" },
	{ "a word is no number", "search --limit dix x", "--limit" },
	{ "a number with a tail is no number", "search --limit 10x x", "--limit" },
	{ "a number past any integer is refused", "search --limit 99999999999999999999 x", "--limit" },
	{ "an empty folder name is refused", "stats --data=", "--data" },
	{ "a question that begins with a hyphen is told how to be written", "search -robot",
		"search -- -robot" },
	{ "whatever its letters and its place", "search --json cm2 -hibou --limit 3", "search -- -hibou" },
	{ "an option that does not exist is told so", "stats --forcer", "--forcer n’existe pas" },
	{ "a value too many is told", "stats --json=3", "--json n’attend pas de valeur" },
	{ "behind two hyphens any question is one", "search -- -robot", NULL },
	{ "an account has a role and a name", "compte creer --role dan --nom DAN a@b.fr", NULL },
	{ "a role is one of the list", "compte creer --role recteur a@b.fr", "--role" },
	{ "a reader has no account", "compte creer --role lecteur a@b.fr", "--role" },
	{ "an empty name is no name", "compte creer --nom= a@b.fr", "--nom" },
	{ "a name of 80 characters is fine",
		"compte creer --nom " E40 E40 " a@b.fr",
		NULL },
	{ "a name of 81 is too long",
		"compte creer --nom " E40 E40 "é a@b.fr",
		"--nom" },
	{ "a file has a note", "registre importer formations a.csv --note Plan", NULL },
	{ "a note is for files", "stats --note Plan", "--note" },
	{ "the site has an address", "compte cle --base-url https://usages.example.fr a@b.fr", NULL },
	{ "which has no path", "compte cle --base-url https://usages.example.fr/x a@b.fr", "--base-url" },
	{ "nor another scheme", "compte cle --base-url ftp://usages.example.fr a@b.fr", "--base-url" },
	{ "a role is for accounts", "stats --role dan", "--role" },
	{ "an account has one address", "compte cle a@b.fr c@d.fr", "c@d.fr" },
	{ "too few arguments are told", "ingest", "CHEMIN" },
	{ "too many arguments are told", "stats tout", "tout" },
};

static bool read_typed(const char *typed, struct words *words, struct options *options, char **complaint)
{
	words_add(words, "observatoire-indexer");
	words_split(words, typed, ' ');
	int argc = (int)words->count;
	words_give(words, NULL);
	return options_read(argc, words->items, options, complaint);
}

static void reads(void **state)
{
	const struct row *row = *state;
	OWNED_WORDS words = {0};
	OWNED_STRING complaint = NULL;
	struct options options;
	bool fine = read_typed(row->typed, &words, &options, &complaint);
	assert_int_equal(fine, row->complaint == NULL);
	if (row->complaint)
		assert_non_null(strstr(complaint, row->complaint));
}

static void options_reach_their_place(void **state)
{
	(void)state;
	OWNED_WORDS words = {0};
	OWNED_STRING complaint = NULL;
	struct options options;
	assert_true(read_typed("ingest --dry-run --prune --jobs 3 a --data d --root r b", &words,
		&options, &complaint));
	assert_string_equal(options.command->name, "ingest");
	assert_true(options.is_dry_run && options.does_prune);
	assert_false(options.is_json || options.is_forced || options.does_repair || options.is_exact);
	assert_int_equal(options.jobs, 3);
	assert_string_equal(options.data, "d");
	assert_string_equal(options.root, "r");
	assert_int_equal(options.argument_count, 2);
	assert_string_equal(options.arguments[0], "a");
	assert_string_equal(options.arguments[1], "b");
}

static void a_question_may_be_meant_as_it_is(void **state)
{
	(void)state;
	OWNED_WORDS words = {0};
	OWNED_STRING complaint = NULL;
	struct options options;
	assert_true(read_typed("search robbot --exact", &words, &options, &complaint));
	assert_true(options.is_exact);
	assert_int_equal(options.argument_count, 1);
}

static void nothing_said_means_the_usual(void **state)
{
	(void)state;
	OWNED_WORDS words = {0};
	OWNED_STRING complaint = NULL;
	struct options options;
	assert_true(read_typed("stats", &words, &options, &complaint));
	assert_string_equal(options.data, "/var/lib/observatoire");
	assert_null(options.vocabularies);
	assert_in_range(options.jobs, 1, OPTIONS_MAX_JOBS);
	assert_int_equal(options.limit, 20);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, reads);
	SUITE_TEST(&suite, options_reach_their_place);
	SUITE_TEST(&suite, a_question_may_be_meant_as_it_is);
	SUITE_TEST(&suite, nothing_said_means_the_usual);
	return suite_run(&suite, "indexer/options");
}
