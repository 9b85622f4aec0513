#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Why a call failed, in the only terms a caller can act upon. */
enum error_kind {
	ERROR_NONE,       /* nothing failed */
	ERROR_INVALID,    /* the input breaks a rule: tell the person, do not retry */
	ERROR_NOT_FOUND,  /* the thing asked for does not exist */
	ERROR_TOO_LARGE,  /* a limit of docs/limits.md was passed */
	ERROR_BUSY,       /* a lock is held, the index moved or is being made: retry later */
	ERROR_FAILED,     /* disk, library or bug: log it, show a plain page */
};

/** One failure. Lives on the caller's stack; starts as `struct error e = {0}`. */
struct error {
	enum error_kind kind;
	/* English, for the log; never shown to a teacher; valid UTF-8. What somebody got wrong in a setting,
	 * a table or a template is told in French: it is printed when a program does not start. */
	char text[240];
};

/**
 * Record a failure. `err` may be NULL when the caller does not care.
 * Always returns false, so that a function can end with `return error_set(…)`.
 */
__attribute__((format(printf, 3, 4)))
bool error_set(struct error *err, enum error_kind kind, const char *format, ...);

#ifdef __cplusplus
}
#endif

#endif
