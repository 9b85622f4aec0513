#ifndef WEB_PROMPTER_H
#define WEB_PROMPTER_H

#include "base/error.h"

struct catalogue;
struct completer;

/**
 * The thread that keeps what is offered to those who type up to date: it looks every second, and
 * rests twenty times as long as the last table took to make. Requests never wait for it.
 */
struct prompter;

/**
 * `catalogue` (CATALOGUE_READ) now belongs to the prompter, even on failure: ERROR_FAILED, no thread.
 * `completer` is borrowed.
 */
struct prompter *prompter_start(struct catalogue *catalogue, struct completer *completer,
	struct error *err);

/** Waits for a table being made. NULL is fine. */
void prompter_stop(struct prompter *prompter);

#endif
