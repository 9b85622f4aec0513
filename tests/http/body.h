#ifndef HTTP_BODY_H
#define HTTP_BODY_H

#include "base/mem.h"
#include "base/text.h"
#include "http/form.h"
#include "http/request.h"
#include "support/rows.h"

#include <string.h>

/* What the tests of forms share, be they fields or parts. */

static inline struct form *read_body(const char *type, const char *body, size_t length, struct error *err)
{
	OWNED(request) req = request_new(METHOD_POST, 0);
	request_add_header(req, "Content-Type", type, NULL);
	request_set_body(req, body, length);
	return form_read(req, err);
}

#define BYTES(text) text, sizeof text - 1

#define MIXED "multipart/form-data; boundary=XyZ"
#define PART(name) "--XyZ\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"
#define FILE_PART(name, file) \
	"--XyZ\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file "\"\r\n" \
	"Content-Type: application/octet-stream\r\n\r\n"
#define OVER "--XyZ--\r\n"

#endif
