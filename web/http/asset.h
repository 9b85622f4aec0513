#ifndef HTTP_ASSET_H
#define HTTP_ASSET_H

#include "base/error.h"
#include "base/owned.h"
#include "http/encoding.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	ASSET_MAX_BYTES = 4 * 1024 * 1024,  /* one file */
	ASSET_MAX_COUNT = 256,              /* files of the folder, compressed ones not counted */
};

/** The static files of the site: a closed list read at start, then read-only and shared. */
struct assets;

/** Some bytes that live as long as their assets. */
struct asset_bytes {
	const char *bytes;  /* NULL when the file has no such form */
	size_t length;
};

/** One static file. */
struct asset {
	char *name;                              /* "site.css" */
	char *url;                               /* "/statique/site.3f2a9c01d2.css" */
	const char *type;                        /* its media type */
	char *etag;                              /* hash of its content */
	struct asset_bytes forms[ENCODING_COUNT];  /* identity is always there */
};

/**
 * Read the regular files of `dir` whose names end in a known extension (asset.c lists them),
 * with NAME.gz and NAME.br beside them when they are there. NULL with
 *   ERROR_NOT_FOUND  there is no such folder
 *   ERROR_TOO_LARGE  a file or their number passes its limit
 *   ERROR_INVALID    a file of unknown extension
 *   ERROR_FAILED     a file cannot be read
 */
struct assets *assets_load(const char *dir, struct error *err);
void assets_free(struct assets *assets);
OWNABLE(assets)

/**
 * The address of a file, "/statique/site.3f2a9c01d2.css": new content, new address. Borrowed.
 * NULL when there is no such file.
 */
const char *asset_url(const struct assets *assets, const char *name);

/**
 * The file behind a path of the site, or NULL. `is_lasting` tells whether the path carries the
 * fingerprint, hence may be kept for ever; "/statique/site.css" works too, for files that name one another.
 */
const struct asset *asset_find(const struct assets *assets, const char *path, bool *is_lasting);

/** A hash of every file: changes when one does. Borrowed. */
const char *assets_fingerprint(const struct assets *assets);

#endif
