#ifndef INDEXER_COMMAND_H
#define INDEXER_COMMAND_H

#include <stddef.h>

struct session;

/** What the program says when it ends; scripts rely on it. */
enum status {
	STATUS_DONE,     /* all was done */
	STATUS_REFUSED,  /* done, but something was refused or found at fault */
	STATUS_USAGE,    /* the command line makes no sense */
	STATUS_FAILED,   /* disk, rights, damage, or stopped before the end */
};

typedef enum status command_run(struct session *session);

enum { COMMAND_ANY = 1 << 30 };

/** One thing the program can do: adding a command is adding a row. */
struct command {
	const char *name;
	const char *arguments;  /* as the help writes them, "" when there are none */
	const char *options;    /* codes of option_rows[] it takes, besides the common ones */
	size_t least, most;     /* how many arguments; COMMAND_ANY has no end */
	command_run *run;
	const char *summary;    /* one French line */
	const char *manual;     /* French, for --help of this command */
};

extern const struct command commands[];
extern const size_t command_count;

/** NULL when there is no such command. */
const struct command *command_find(const char *name);

command_run command_account;
command_run command_check;
command_run command_directory;
command_run command_export;
command_run command_indicators;
command_run command_ingest;
command_run command_purge;
command_run command_rebuild;
command_run command_register;
command_run command_search;
command_run command_stats;
command_run command_sync;
command_run command_verify;

#endif
