#ifndef HTTP_TYPED_H
#define HTTP_TYPED_H

#include <stdbool.h>
#include <stddef.h>

/* What people type into the search box stands in the parameter "q", whatever the page. No question is
 * an error: here it is made shorter, and what no other parameter may hold becomes text. */

enum { TYPED_MAX_SENT = 4 * 1024 };  /* bytes of its value that are read, as sent */

/** Whether the parameter is the one people type. */
bool typed_is(const char *name);

/** The target of a request, each value of "q" cut to TYPED_MAX_SENT bytes, no escape in two; for the
 *  caller to free(). */
char *typed_shorten(const char *target);

/**
 * What was typed, `most` bytes at most, no character in two: controls, NUL among them, are spaces, signs
 * that turn the direction of writing are nothing, a % that begins no escape is itself, and what is no
 * UTF-8 is read as Latin-1. For the caller to free().
 */
char *typed_decode(const char *bytes, size_t length, size_t most);

#endif
