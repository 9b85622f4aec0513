#ifndef INDEXER_SESSION_H
#define INDEXER_SESSION_H

#include "catalogue/ahead.h"
#include "catalogue/catalogue.h"
#include "indexer/files.h"
#include "indexer/options.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/stop.h"

#include <stdbool.h>

struct synonyms;
struct vocabularies;

/** What a command works with. Starts as {0} but for options and report. */
struct session {
	const struct options *options;
	const char *data;                   /* data directory: --data, but for a first --dry-run */
	struct report report;
	struct vocabularies *vocabularies;  /* after session_load() or session_open() */
	struct synonyms *synonyms;          /* the same */
	bool is_asking;                     /* questions will be answered: the words of French are read too */
	struct catalogue *catalogue;        /* after session_open() */
	struct catalogue_ahead *ahead;      /* NULL but while an index is made ahead of session_sync() */
	struct stop stop;                   /* after session_watch() */
	struct progress progress;           /* after session_watch() */
	bool is_watching;
	size_t indexed;                     /* after session_sync(): sheets looked at again */
	bool is_index_held;                 /* after session_sync(): another program does it */
};
void session_done(struct session *session);
#define OWNED_SESSION __attribute__((cleanup(session_done))) struct session

/** Read the vocabularies and synonyms, or tell why not. */
bool session_load(struct session *session);

/**
 * Root becomes the owner of `data`, for good: what root would write there, the service could no
 * longer change. Others stay who they are. False, told, when it cannot be done.
 */
bool session_become_owner(struct session *session);

/**
 * Open the catalogue of `data` as well, or tell why not and what to do. To write, root first becomes
 * the owner of that directory.
 */
bool session_open(struct session *session, enum catalogue_mode mode);

/** Open to write a catalogue that is there already: a mistyped --data makes none. */
bool session_change(struct session *session);
void session_close(struct session *session);

/** List the files the arguments ask for, settled; or tell why they cannot be. */
bool session_list(struct session *session, struct files *files);

/** From now on signals stop the work cleanly, and `what` is shown getting on. */
void session_watch(struct session *session, const char *what);

/** A catalogue_progress over a session: draws, and ends the work once asked to. */
catalogue_progress session_progress;

/** Between two batches, with `to_come` sheets more: begin to make the index, when a whole one is wanted. */
void session_index_ahead(struct session *session, size_t to_come);

/**
 * Bring the index up to date; tells it, and tells failures. An index held by another program
 * is no failure: that program does it.
 */
enum status session_sync(struct session *session);

/** Tell what could not be done, and what to do when the cause can be guessed. Gives STATUS_FAILED. */
enum status session_fail(struct session *session, const char *what, const struct error *err);

/** Tell that the work was stopped on request. Gives STATUS_FAILED. */
enum status session_stopped(struct session *session);

#endif
