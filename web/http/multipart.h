#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

/* The body of a form with a file in it, multipart/form-data (RFC 7578), part by part. Nothing is copied: a
 * body is in memory already, within REQUEST_MAX_BODY. Only http/form.h reads one. */

enum {
	MULTIPART_BOUNDARY = 70,     /* bytes of a boundary (RFC 2046, 5.1.1) */
	MULTIPART_HEADER = 1024,     /* bytes of the header of one part */
};

/** Where the reading stands. */
struct multipart {
	const char *at, *end;
	char delimiter[4 + MULTIPART_BOUNDARY + 1];  /* CR LF, two hyphens, the boundary */
	size_t delimiter_length;
};

/** One part. Borrowed from the body. */
struct multipart_part {
	const char *name;        /* `name_length` bytes, not zero-terminated, as they were sent */
	size_t name_length;
	bool is_file;            /* it has a file name: "" when no file was chosen */
	const char *file_name;   /* as `name`: what its sender says, and nobody should believe */
	size_t file_name_length;
	const char *bytes;
	size_t length;
};

enum multipart_step {
	MULTIPART_PART,
	MULTIPART_END,      /* the last part was read, and nothing stands behind it */
	MULTIPART_BROKEN,   /* it is no such body */
};

/** Begin to read; false when `type`, a Content-Type, is another one or has no sound boundary. */
bool multipart_begin(struct multipart *multipart, const char *type, const char *bytes, size_t length);

enum multipart_step multipart_next(struct multipart *multipart, struct multipart_part *part);

#endif
