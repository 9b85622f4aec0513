#ifndef WEB_SETTINGS_H
#define WEB_SETTINGS_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>

/** What the command line says, checked. Strings are borrowed from it, or owned where said. */
struct settings {
	const char *data_dir;
	struct words addresses;     /* --listen, as written */
	char *base_url;             /* owned, no slash at its end; NULL when not told */
	const char *templates_dir;  /* NULL: the installed ones; so for the next two */
	const char *static_dir;
	const char *vocabularies_dir;
	unsigned threads;
	unsigned connections;
	unsigned connections_per_address;
	bool logs_addresses;
	bool trusts_proxy;
	bool wants_help, wants_version;
};

void settings_done(struct settings *settings);
#define OWNED_SETTINGS __attribute__((cleanup(settings_done))) struct settings

/** Read the command line. ERROR_INVALID with a sentence in French: it is shown to the person who typed. */
bool settings_read(struct settings *settings, int count, char **args, struct error *err);

/** What --help prints. */
extern const char settings_help[];

#endif
