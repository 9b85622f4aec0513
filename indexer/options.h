#ifndef INDEXER_OPTIONS_H
#define INDEXER_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct command;

enum { OPTIONS_MAX_JOBS = 64, OPTIONS_MAX_LIMIT = 1000 };

/** What the command line asks for. Strings belong to the command line. */
struct options {
	const struct command *command;  /* NULL with --help or --version alone */
	const char *data;               /* --data */
	const char *vocabularies;       /* --vocabularies, or NULL: those installed */
	const char *root;               /* --root, or NULL */
	const char *role, *name;        /* --role, --nom, or NULL */
	const char *note;               /* --note, or NULL */
	const char *base_url;           /* --base-url, without path nor slash at its end, or NULL */
	unsigned jobs;                  /* --jobs, 1 to OPTIONS_MAX_JOBS */
	unsigned limit;                 /* --limit, 1 to OPTIONS_MAX_LIMIT */
	bool is_dry_run, is_json, does_prune, does_repair, is_forced, is_exact;
	bool wants_help, wants_version;
	char **arguments;               /* `argument_count` of them, behind the command */
	size_t argument_count;
};

/**
 * Read a command line. False when it makes no sense: `complaint` is then a French sentence
 * for the caller to free(). The words of `argv` are put in another order.
 */
bool options_read(int argc, char **argv, struct options *options, char **complaint);

/** The help of one command, or of the whole program when `command` is NULL. */
void options_help(const struct command *command, FILE *out);

#endif
