#ifndef WEB_APP_H
#define WEB_APP_H

#include "base/error.h"
#include "base/owned.h"
#include "catalogue/catalogue.h"
#include "page/token.h"
#include "people/people.h"

struct assets;
struct completer;
struct gate;
struct proposals;
struct synonyms;
struct templates;
struct vocabularies;

/**
 * What every page may use. Built by app_open() for each of the fixed pool that main() makes,
 * lent to one request at a time: nothing in it is shared with another thread but what is read-only.
 */
struct app {
	struct catalogue *catalogue;              /* its own, CATALOGUE_READ */
	struct completer *completer;              /* shared, safe between threads */
	const struct templates *templates;        /* shared */
	const struct vocabularies *vocabularies;  /* shared */
	const struct assets *assets;              /* shared */
	const char *base_url;                     /* "https://usages.example.fr", no slash at the end; shared */
	struct people *people;                    /* its own; NULL when nothing can be written */
	struct proposals *proposals;              /* its own; NULL with people */
	struct gate *gate;                        /* shared, safe between threads; NULL with people */
	struct person visitor;                    /* who asks (page/visitor.h); {0}: a reader */
	char token[TOKEN_BYTES];                  /* for the forms of the visitor; "" of a reader */
};

/** What all the apps share, read once at start. */
struct app_shared {
	const char *data_dir;
	struct completer *completer;
	const struct templates *templates;
	const struct vocabularies *vocabularies;
	const struct synonyms *synonyms;
	const struct assets *assets;
	const char *base_url;
	struct gate *gate;  /* NULL: nothing can be written */
	struct catalogue_memory memory;  /* that each may take */
};

/**
 * One app, with its own read-only catalogue and, when there is a gate, its own people and proposals. NULL
 * with the errors of catalogue_open(), people_open() and proposals_open().
 */
struct app *app_open(const struct app_shared *shared, struct error *err);
void app_free(struct app *app);
OWNABLE(app)

#endif
