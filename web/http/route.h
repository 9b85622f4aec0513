#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include "base/error.h"
#include "http/request.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct response;
struct route;

/** What is particular to a route. */
enum {
	FROM_ANYWHERE = 1 << 0,  /* a POST that programs send: it may come from elsewhere than our pages
	                          * (http/origin.h), and must therefore believe no cookie */
	FROM_NOBODY = 1 << 1,    /* a POST that does nothing in the name of an account: needs no token of one */
	SECRET_PATH = 1 << 2,    /* what stands at its first name lets somebody in: the log shows the pattern */
	GIVES_BACK = 1 << 3,     /* a POST in which people write: what cannot be taken from them is given back */
	TAKES_LONG = 1 << 4,     /* may take seconds: made aside, one at a time (http/lane.h) */
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

/** What is to be done with a request. */
enum admission {
	ADMISSION_GRANTED,   /* the page answers */
	ADMISSION_ANSWERED,  /* `res` is the answer; `err` may tell the log why */
	ADMISSION_FAILED,    /* nobody can tell who asks: the error page for `err->kind` */
};

/**
 * Find out who asks, and whether they may have `route`; NULL: there is no such row, an error page
 * follows. A request that has a body is asked about twice: before it is read, when `res` is NULL
 * and only the result counts, and once it is there.
 */
typedef enum admission admit_fn(struct app *app, struct request *req, const struct route *route,
	struct response *res, struct error *err);

/** Forget who asked: the app goes to somebody else. */
typedef void release_fn(struct app *app);

/** One row of the table of pages. */
struct route {
	enum method method;   /* METHOD_GET (HEAD comes with it) or METHOD_POST */
	const char *pattern;  /* segments; ":name" stands for one, not empty; ":name.md" for one that ends so */
	page_fn *page;
	unsigned flags;
	unsigned who;         /* who may have it, a set that admit_fn understands */
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
