#ifndef HTTP_COMPRESS_H
#define HTTP_COMPRESS_H

#include "base/owned.h"

#include <stddef.h>

enum { COMPRESS_FROM_BYTES = 1024 };  /* below, the gain is lost in packets */

/** What compresses the pages of one thread: one call at a time. */
struct compressor;

struct compressor *compressor_new(void);
void compressor_free(struct compressor *compressor);
OWNABLE(compressor)

/** `bytes` as gzip, for the caller to free(); NULL when that would not make it smaller. */
char *compress_gzip(struct compressor *compressor, const char *bytes, size_t length, size_t *smaller);

#endif
