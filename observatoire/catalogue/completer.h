#ifndef CATALOGUE_COMPLETER_H
#define CATALOGUE_COMPLETER_H

#include "base/error.h"
#include "base/owned.h"
#include "index/completion.h"

#include <stdbool.h>

struct catalogue;

/**
 * What is offered to those who type, for all the threads of a program: one table of
 * titles and names of lists, made again aside when the index moved, then put in the place of
 * the one before. Nobody waits for it to be made.
 */
struct completer;

/** Offers nothing before its first completer_refresh(). */
struct completer *completer_new(void);
void completer_free(struct completer *completer);
OWNABLE(completer)

/**
 * Make the table again if what `catalogue` serves moved since it was made; tells whether it was.
 * One thread at a time, with its own catalogue; about a second at 100 000 sheets. On failure the table there
 * was still serves: ERROR_BUSY (the index moved or is being made: again later) or ERROR_FAILED.
 */
bool completer_refresh(struct completer *completer, struct catalogue *catalogue, bool *is_new,
	struct error *err);

/** completions_find() in the present table. Any thread. */
void completer_find(struct completer *completer, const char *typed, struct completion_list *list);

#endif
