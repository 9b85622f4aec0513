#ifndef VIEW_FOLLOWED_H
#define VIEW_FOLLOWED_H

#include "proposals/life.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fields;
struct link_proposal;
struct proposal;
struct proposal_event;
struct vocabularies;

/** A state in words, for an author: « Envoyée », and what it means. Static. */
struct followed_words {
	const char *name, *meaning;
};
const char *followed_state(enum life_state state);

/** The same with what became of it since: a sheet that was published may be online no more. */
const struct followed_words *followed_words(enum life_state state, bool is_offline);

/** One that was published, where a later version of the same sheet is online. */
extern const struct followed_words followed_replaced;

/** What happened to it, in a thread. Starts as {0}. */
struct thread {
	struct told {
		char *act, *reason, *message;  /* « renvoyer », a key of a list, what was said */
		bool is_author;
		int64_t at;
	} *items;
	size_t count;
};
void thread_add(void *thread, const struct proposal_event *event);
void thread_done(struct thread *thread);
#define OWNED_THREAD __attribute__((cleanup(thread_done))) struct thread

/** Fill fil.html, included at {{>FIL}}: each event, in their order. */
void view_thread(struct fields *fields, const struct thread *thread,
	const struct vocabularies *vocabularies);

/** A sheet on its way, as its author sees it. Borrowed. */
struct followed_page {
	const struct proposal *proposal;
	const struct link_proposal *link;
	const struct thread *thread;
	const char *token;      /* of the session; "" without one */
	const char *notice;     /* a sentence above; NULL */
	const char *typed;      /* a message that was not sent; NULL */
	const char *address;    /* the whole private link, to be kept; NULL: not shown */
	bool is_receipt;        /* it was just sent */
};

/** Fill suivi.html. */
void view_followed(struct fields *fields, const struct followed_page *page,
	const struct vocabularies *vocabularies);

#endif
