#ifndef SUPPORT_SHOWS_H
#define SUPPORT_SHOWS_H

#include "support/rows.h"

#include <string.h>

/* Whether a text holds a part; the whole text is told when it should not, or should. */

#define assert_shows(page, part) \
	do { \
		if (!strstr((page), (part))) \
			fail_msg("not shown: %s\n--- in\n%s", (part), (page)); \
	} while (0)

#define assert_hides(page, part) \
	do { \
		if (strstr((page), (part))) \
			fail_msg("shown, and should not be: %s\n--- in\n%s", (part), (page)); \
	} while (0)

#endif
