#ifndef PAGE_WANTED_H
#define PAGE_WANTED_H

#include "catalogue/found.h"
#include "view/search_link.h"

struct app;
struct request;

/** A search as an address says it: the page of results, its JSON, its table and its feed read the same. */
struct wanted {
	char *question;    /* white space reduced; "" when there is none */
	struct filter filters[CATALOGUE_MAX_FILTERS];
	size_t filter_count;
	struct words open; /* keys of open facets, which no vocabulary holds */
	struct words unread_names, unread_values;  /* parameters that meant nothing, side by side */
	enum order order;
	unsigned per_page; /* one of search_page_sizes[] */
	unsigned page;     /* from 1 */
	uint32_t state;    /* 0 on the first page */
	bool is_exact;     /* exact=1: nothing is to be corrected */
	bool is_explained; /* expliquer=1: why each sheet is there is wanted too */
};

/** Read a request. Values that mean nothing are left aside and told, so that no link repeats them. */
void wanted_read(struct wanted *wanted, const struct app *app, const struct request *req);
void wanted_done(struct wanted *wanted);
#define OWNED_WANTED __attribute__((cleanup(wanted_done))) struct wanted

/** What links say of it; borrows from `wanted`. */
struct search_terms wanted_terms(const struct wanted *wanted);

/** What the catalogue is wanted; borrows from `wanted`. */
struct catalogue_request wanted_request(const struct wanted *wanted);

/** What a filter is called, its school by name; for the caller to free(). */
char *wanted_choice(const struct app *app, const struct filter *filter);

/** « robot · CM2, Creuse », or « Tous les usages »: what it is about, for the caller to free(). */
char *wanted_subject(const struct wanted *wanted, const struct app *app);

#endif
