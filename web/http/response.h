#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include "base/owned.h"
#include "http/request.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The answer to one request, whole before its first byte leaves. The server adds what every
 * answer has: security headers, length, date, compression and Vary. */

struct response;
struct text;

/* ---- For pages ---- */

/** Answer with a whole page; `html` now belongs to the response. 200, unless response_status() says
 *  something else, before or after. */
void response_html(struct response *res, char *html);

/** The same with JSON, or plain text. */
void response_json(struct response *res, char *json);
void response_text(struct response *res, char *text);

/** The same with `length` bytes of any media type, for instance "text/markdown; charset=utf-8". */
void response_bytes(struct response *res, const char *type, char *bytes, size_t length);

/** Have the answer kept in a file rather than shown; `name` is "journal.csv", without a quote in it. */
void response_keep_as(struct response *res, const char *name);

/** A table for spreadsheets (base/csv.h), kept as `name`; what is in `table` is taken. */
void response_table(struct response *res, struct text *table, const char *name);

/** 200 to 599. */
void response_status(struct response *res, unsigned status);

/** Set a header field, once per name; neither may hold a line end. Both are copied. */
void response_header(struct response *res, const char *name, const char *value);

/** Cache-Control; "no-cache" (keep it, but ask whether it still holds) when a page says nothing. */
void response_cache(struct response *res, const char *directives);

/** Say that the answer depends on a field of the request, "Cookie" for one: added to Vary. */
void response_vary(struct response *res, const char *field);

/*
 * Send the client elsewhere, without a body: `link`, from http/link.h, is an address of this site and
 * is copied. Which of the three it is depends on what the client should do the next time.
 */

/** 303 See Other: a form was taken; GET `link` to see what came of it, and do not send it again. */
void response_redirect(struct response *res, const char *link);

/** 301 Moved Permanently: the page asked for is `link`. Browsers and engines remember it and may
 *  never ask here again: only for what will never be a page. */
void response_moved(struct response *res, const char *link);

/** 302 Found: the page asked for is `link` for now; ask here again the next time. */
void response_found(struct response *res, const char *link);

/**
 * Say what the page is made of, before making it: `etag` names this version of its content,
 * `modified_at` (Unix time, 0 if unknown) its last change. True when the client has it
 * already: the answer is then 304 and there is nothing to render.
 *
 *     if (response_is_known(res, req, found->etag, found->changed_at))
 *             return true;
 *
 * A page that does not call it still gets an ETag, from its bytes. What is private
 * (request_set_private()) is never known, and has no tag.
 */
bool response_is_known(struct response *res, const struct request *req,
	const char *etag, int64_t modified_at);

/* ---- For the server and tests ---- */

struct response *response_new(void);
void response_free(struct response *res);
OWNABLE(response)

unsigned response_get_status(const struct response *res);

/** A field set so far, or NULL; its name in any case. Borrowed. */
const char *response_get_header(const struct response *res, const char *name);

/** Answer with bytes that outlive the response: a static file. */
void response_borrow(struct response *res, const char *type, const char *bytes, size_t length);

/** Put another form of the body in its place; `bytes` now belongs to the response. */
void response_encode(struct response *res, const char *encoding, char *bytes, size_t length);

/** The body; NULL and 0 when nothing was given. Borrowed. */
const char *response_get_body(const struct response *res, size_t *length);

/** The body for the caller to free(), NULL when it is borrowed; the response has none left. */
char *response_take_body(struct response *res);

/** The fields one by one, from 0; false past the last. */
bool response_field_at(const struct response *res, size_t rank, const char **name,
	const char **value);

/** Forget all that was said: an error page comes instead. */
void response_clear(struct response *res);

#endif
