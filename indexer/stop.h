#ifndef INDEXER_STOP_H
#define INDEXER_STOP_H

#include <signal.h>
#include <stdbool.h>

/** Being asked to stop (SIGINT, SIGTERM, SIGHUP) and doing so between two sheets. */
struct stop {
	int descriptor;   /* signalfd */
	sigset_t before;  /* the mask to go back to */
	bool is_asked;
};

/**
 * From now on the first of these signals is kept for stop_is_asked(). Call it before any
 * thread is made.
 */
void stop_init(struct stop *stop);
void stop_done(struct stop *stop);

/** Once asked, the signals are again what they were: a second one ends the program at once. */
bool stop_is_asked(struct stop *stop);

#endif
