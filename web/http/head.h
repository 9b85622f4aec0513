#ifndef HTTP_HEAD_H
#define HTTP_HEAD_H

#include "http/request.h"

#include <stddef.h>

/* What must hold before a request is believed. A proxy in front of us reads the same bytes: where
 * two readers could disagree on who is asked what, or on where a request ends, we refuse. */

/** A request line and its fields, as they came. Borrowed. */
struct head {
	const char *version;                 /* "HTTP/1.1" */
	enum method method;
	const struct request_field *fields;  /* in their order, repeated ones too */
	size_t field_count;
};

enum { HEAD_MAX_BYTES = 16 * 1024 };  /* of all names and values: 431 */

/**
 * 0 when the request may go on, with the length of its body; else the status to answer before
 * closing, and `err` says why:
 *   400  a name that is no token, a control character in a value, no Host (1.1) or two, a Host that
 *        is none, two Content-Length or one that is no number, Content-Length with
 *        Transfer-Encoding, Transfer-Encoding other than chunked or in 1.0, a body without POST
 *   411  a chunked body: nothing says how long it will be
 *   413  a body past REQUEST_MAX_BODY
 *   431  fields past REQUEST_MAX_HEADERS or HEAD_MAX_BYTES
 *   505  neither HTTP/1.0 nor HTTP/1.1
 */
unsigned head_check(const struct head *head, size_t *body_bytes, struct error *err);

#endif
