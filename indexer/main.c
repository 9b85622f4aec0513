#include "base/owned.h"
#include "indexer/command.h"
#include "indexer/options.h"
#include "indexer/session.h"

#include <signal.h>
#include <stdio.h>

static enum status run(const struct options *options)
{
	OWNED_SESSION session = {
		.options = options,
		.data = options->data,
		.report = { .out = stdout, .err = stderr, .is_json = options->is_json },
	};
	enum status status = options->command->run(&session);
	return report_flush(&session.report) ? status : STATUS_FAILED;
}

static enum status show(const struct options *options)
{
	struct report report = { .out = stdout, .err = stderr };
	if (options->wants_help)
		options_help(options->command, stdout);
	else
		fputs("observatoire-indexer " VERSION "\n", stdout);
	return report_flush(&report) ? STATUS_DONE : STATUS_FAILED;
}

int main(int argc, char **argv)
{
	struct options options;
	OWNED_STRING complaint = NULL;
	signal(SIGPIPE, SIG_IGN);

	if (!options_read(argc, argv, &options, &complaint)) {
		const struct command *command = options.command;
		fprintf(stderr, "observatoire-indexer : %s\nVoir observatoire-indexer %s%s--help.\n", complaint,
			command ? command->name : "", command ? " " : "");
		return STATUS_USAGE;
	}
	if (options.wants_help || options.wants_version)
		return (int)show(&options);
	return (int)run(&options);
}
