#ifndef HTTP_ANSWER_H
#define HTTP_ANSWER_H

#include "http/asset.h"
#include "http/compress.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"

#include <stddef.h>
#include <stdint.h>

/** What is served, whoever asks. Read-only once the server runs. */
struct site {
	const struct route *routes;  /* `route_count` rows */
	size_t route_count;
	error_page_fn *error_page;   /* NULL: errors are told in plain text */
	admit_fn *admit;             /* NULL: anybody may have any route */
	release_fn *release;         /* called after each request that admit was; NULL with it */
	const struct assets *assets; /* NULL: no static files */
	const char *edition;         /* changes when templates or static files do: part of every ETag */
	int64_t edition_at;          /* Unix time since which this edition is served */
	const char *base_url;        /* the public address, of which forms may come; NULL: unknown */
	const char *open_below;      /* "/api/": what begins so may be read by the scripts of any other
	                              * site, without cookies (Fetch, CORS protocol); NULL: nothing */
};

/** What one request borrows to be answered; one at a time. */
struct desk {
	struct app *app;
	struct compressor *compressor;
};

/**
 * Fill `res` with the whole answer to `req`: a page, a static file, 304, or the page for what went
 * wrong, with the fields every answer has, compressed if the client likes it. Never fails: at worst
 * it is a line of plain text. `refusal` is a status found before (head_check(), 414…), or 0;
 * `err` then says why, as it does when a page failed.
 */
void answer_request(const struct site *site, const struct desk *desk, struct request *req,
	unsigned refusal, struct response *res, struct error *err);

/**
 * The row of the table for this request, or the status to refuse it with: 404 or 405 when there is
 * none, 403 for a POST that does not come from a page of ours (http/origin.h). 0: it may go on.
 */
unsigned answer_find(const struct site *site, const struct request *req, struct route_match *match);

/** Whether who asks may have a row of the table: before a body is read for it. */
bool answer_admits(const struct site *site, const struct desk *desk, struct request *req,
	const struct route *route);

#endif
