#ifndef VIEW_HISTORY_H
#define VIEW_HISTORY_H

#include <stddef.h>
#include <stdint.h>

struct fields;
struct link_proposal;
struct proposal;
struct proposal_version;

/** The texts of a proposal that were sent, the first one first. Starts as {0}. */
struct versions {
	struct version_told {
		char *markdown;
		int64_t number, account, made_at;
	} *items;
	size_t count;
};
void versions_add(void *versions, const struct proposal_version *version);
void versions_done(struct versions *versions);
#define OWNED_VERSIONS __attribute__((cleanup(versions_done))) struct versions

enum { HISTORY_SHOWN = 10 };  /* the last of them, each with what changed */

/** Borrowed. */
struct history_page {
	const struct proposal *proposal;
	const struct link_proposal *link;
	const struct versions *versions;
	const char *online;  /* the text of the sheet it is a new version of; NULL: none */
};

/** Fill historique.html: the last text first, each compared with the one before it. */
void view_history(struct fields *fields, const struct history_page *page);

#endif
