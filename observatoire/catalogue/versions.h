#ifndef CATALOGUE_VERSIONS_H
#define CATALOGUE_VERSIONS_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stdint.h>

struct catalogue;

/* The versions of a sheet that were public, and who may still read them. A hash that an arrêté lists is
 * that of one of these texts; but what was taken off the site must not come back by an old version. */

enum version_state {
	VERSION_SHOWN,      /* everybody may read it */
	VERSION_WITHDRAWN,  /* the sheet left the site: the DAN alone */
	VERSION_CLOSED,     /* the sheet stays, this text was corrected for cause: the DAN alone */
	VERSION_ERASED,     /* the sheet was erased: nobody has it any more */
};

/** One of them. Strings are owned. */
struct kept_version {
	enum version_state state;
	int64_t number, made_at;
	char *markdown, *hash;   /* NULL when erased */
	bool is_present;         /* the last one */
};
void kept_version_free(struct kept_version *version);
OWNABLE(kept_version)

/** NULL with ERROR_NOT_FOUND: there is no such version, or it never was public. */
struct kept_version *catalogue_version(struct catalogue *catalogue, const char *id, int64_t number,
	struct error *err);

/** Why, since when, and by whom versions are closed. Borrowed. */
struct version_closing {
	const char *id;      /* of the sheet */
	int64_t since;       /* when it was told that the text should not be read */
	int64_t account;
	const char *role;    /* a key of people/role.h */
	int64_t now;
};

/**
 * Close the versions before the present one, and that one too, once there is another, when it was made before
 * `since`. A sheet that was erased has none. It is an act of the journal, which says so for ever; in the
 * transaction of the caller.
 */
bool catalogue_close_versions(struct catalogue *catalogue, const struct version_closing *closing,
	struct error *err);

#endif
