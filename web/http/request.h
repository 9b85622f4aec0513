#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include "base/error.h"
#include "base/owned.h"
#include "base/words.h"

#include <stddef.h>
#include <stdint.h>

/* What a client asks, decoded and checked at the door: all text is UTF-8 without NUL.
 * Pages read it with the functions of the first part; the server and tests make it. */

enum {
	REQUEST_MAX_TARGET = 8 * 1024,     /* bytes of path and query, as sent but for http/typed.h: 414 */
	REQUEST_MAX_PARAMETERS = 128,      /* of the query: 414 */
	REQUEST_MAX_NAME = 64,             /* bytes of a parameter's name, decoded: 414 */
	REQUEST_MAX_VALUE = 2 * 1024,      /* bytes of a parameter's value, decoded: 414; of "q", cut */
	REQUEST_MAX_HEADERS = 64,          /* fields: 431 */
	REQUEST_MAX_BODY = 1024 * 1024,    /* bytes: 413 */
};

enum method {
	METHOD_GET,
	METHOD_HEAD,   /* a page answers it as GET; the server keeps the body */
	METHOD_POST,
	METHOD_OPTIONS,  /* a browser asks it before a script of another site may ask more */
	METHOD_OTHER,  /* no route has it: 405 */
};

struct request;

/* ---- For pages ---- */

/** Value of a query parameter, the first one if it is repeated; "" when absent. Borrowed. */
const char *request_value(const struct request *req, const char *name);

/** All the values of a repeated parameter, in their order, empty ones left out: added to `values`,
 *  where they are copied. */
void request_values(const struct request *req, const char *name, struct words *values);

/** Tell each parameter of the query, in their order; both are borrowed for the call. */
typedef void request_each(void *context, const char *name, const char *value);
void request_parameters(const struct request *req, request_each *each, void *context);

/** The first value as a whole number from `low` to `high`, in 9 digits at most; `fallback` when it
 *  is absent or anything else. */
unsigned request_number(const struct request *req, const char *name,
	unsigned low, unsigned high, unsigned fallback);

/** A row or an edition as our addresses and forms write it, 15 digits at most; 0 for what is none. */
int64_t request_row(const char *text);

/** What stands at ":name" of the route's pattern, decoded; "" when it has none. Borrowed. */
const char *request_parameter(const struct request *req, const char *name);

/** The path, decoded: "/usages/robot-cm2". "" when the request could not be read. Borrowed. */
const char *request_path(const struct request *req);

/**
 * Whether the path begins with `start`, such as "/api/": as it was sent, when it could not be read. A
 * refusal is told as the pages there tell theirs.
 */
bool request_is_below(const struct request *req, const char *start);

/**
 * The query as it was sent, "q" as far as it is read, still encoded and without its "?", such as
 * "q=robot%20cm2"; "" when there is none. For link_again(), when the same question is to be asked at
 * another address; whoever wants what it says asks request_value(). Borrowed.
 */
const char *request_query(const struct request *req);

enum method request_method(const struct request *req);

/** A header field, its name in any case; "" when absent. Borrowed. */
const char *request_header(const struct request *req, const char *name);

/** Unix time at which the request came. */
int64_t request_time(const struct request *req);

/** Where the client is, for counting (http/peer.h); "" when nobody knows. Borrowed. */
const char *request_address(const struct request *req);

/**
 * Say that the answer is for the person who asks and for nobody else: no cache keeps it, it has no
 * ETag, and what the client kept of an answer to everybody is not taken for it.
 */
void request_set_private(struct request *req);
bool request_is_private(const struct request *req);

/* ---- For the server and tests ---- */

/** One field of the header, or one named part of a path. Borrowed by the request. */
struct request_field {
	const char *name, *value;
};

/** A request that says nothing yet: what an error page is given when the line could not be read. */
struct request *request_new(enum method method, int64_t now);
void request_free(struct request *req);
OWNABLE(request)

enum method request_method_named(const char *name);

/** Say what the target is before anything is read, for request_is_below(). Borrowed. */
void request_set_sent(struct request *req, const char *target);

/**
 * Read the target of the request line: "/recherche?q=robot". Names are compared as they are
 * written; a path that could be read stays when the query could not. False with
 *   ERROR_INVALID    not a path, or what url_decode() refuses
 *   ERROR_TOO_LARGE  past REQUEST_MAX_TARGET, _PARAMETERS, _NAME or _VALUE
 */
bool request_read_target(struct request *req, const char *sent, struct error *err);

/** Give a header field; name and value outlive the request. ERROR_TOO_LARGE past the limit. */
bool request_add_header(struct request *req, const char *name, const char *value,
	struct error *err);

/** Give what stands at ":name" of the pattern: both are copied. */
void request_add_parameter(struct request *req, const char *name, size_t name_length,
	const char *value, size_t value_length);

/** Say where the client is; copied. */
void request_set_address(struct request *req, const char *address);

/** The body of a POST, `length` bytes; borrowed. */
void request_set_body(struct request *req, const char *bytes, size_t length);
const char *request_body(const struct request *req, size_t *length);

/**
 * What the site's own files are made of (templates, static files), and the Unix time since which
 * they are served: part of every ETag, for a new template makes a new page. Borrowed.
 */
void request_set_edition(struct request *req, const char *edition, int64_t since);
const char *request_edition(const struct request *req, int64_t *since);

#endif
