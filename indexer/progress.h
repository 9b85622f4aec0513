#ifndef INDEXER_PROGRESS_H
#define INDEXER_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** How far long work is, on one line of a terminal; silent anywhere else. */
struct progress {
	FILE *out;
	bool is_shown;       /* `out` is a terminal */
	const char *what;    /* « Fiches » */
	int64_t started_ms;
	int64_t drawn_ms;
};

void progress_start(struct progress *progress, FILE *out, const char *what);

/** Draw the line again, ten times a second at most. */
void progress_show(struct progress *progress, size_t done, size_t total);

/** Wipe the line, before something else is said. */
void progress_wipe(struct progress *progress);

/** Milliseconds of a clock that only goes forward. */
int64_t progress_clock_ms(void);

/** The line itself, « Fiches [####    ]  40 %  1 200/s  reste 12 s »; for the caller to free(). */
char *progress_line(const char *what, size_t done, size_t total, int64_t elapsed_ms);

#endif
