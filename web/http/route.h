#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include "base/error.h"
#include "http/request.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct response;

/** What is particular to a route. */
enum {
	FROM_ANYWHERE = 1 << 0,  /* a POST that programs send: it may come from elsewhere than our pages
	                          * (http/origin.h), and must therefore believe no cookie */
};

/** Answer one request. On false, the server shows the error page for `err->kind`. */
typedef bool page_fn(struct app *app, const struct request *req,
	struct response *res, struct error *err);

/**
 * Fill `res` with the page people see when the answer is `status` (400, 404, 405, 410, 413,
 * 414, 429, 431, 500, 503…). `err` is what went wrong, for choosing words, never to be shown.
 * On false the server sends a line of plain text.
 */
typedef bool error_page_fn(struct app *app, const struct request *req, unsigned status,
	struct response *res, struct error *err);

/** One row of the table of pages. */
struct route {
	enum method method;   /* METHOD_GET (HEAD comes with it) or METHOD_POST */
	const char *pattern;  /* segments; ":name" stands for one, not empty; ":name.md" for one that ends so */
	page_fn *page;
	unsigned flags;
};

enum { ROUTE_MAX_PARAMETERS = 4 };

/** A route found for a path. */
struct route_match {
	const struct route *route;  /* NULL when no row has the path, or none the method */
	unsigned methods;           /* 1 << METHOD_…, of all rows that have the path: for Allow */
	size_t parameter_count;
	struct {
		const char *name, *value;  /* in the pattern and in the path, not zero-terminated */
		size_t name_length, value_length;
	} parameters[ROUTE_MAX_PARAMETERS];
};

/** The first of `count` routes that fits: ":id.md" therefore stands above ":id". False when none does. */
bool route_find(const struct route *routes, size_t count, enum method method, const char *path,
	struct route_match *match);

#endif
