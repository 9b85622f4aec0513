#ifndef PEOPLE_GATE_H
#define PEOPLE_GATE_H

#include "base/owned.h"

#include <stdbool.h>
#include <stdint.h>

/* What keeps robots and guessers out: how often one may try, and how many passphrases are hashed at
 * once (64 MiB each). One for the whole program, safe between threads. It forgets all when the
 * program ends, and knows who tries by hashes only. */

struct gate;

enum {
	GATE_KEYS = 8192,     /* who is remembered; the oldest is forgotten */
	GATE_HASHERS = 2,     /* passphrases hashed at once */
	GATE_PATIENCE = 10,   /* seconds one waits for a turn */
};

struct gate *gate_new(void);
void gate_free(struct gate *gate);
OWNABLE(gate)

/** So many times within so many seconds, counted from the first. */
struct gate_limit {
	const char *what;  /* "connexion-compte": tells its counts from those of other limits */
	unsigned times;
	unsigned seconds;
};

/** Count one try of `who`; false when there were too many: it is then not to be made. */
bool gate_take(struct gate *gate, const struct gate_limit *limit, const char *who, int64_t now);

/** Forget the tries of `who`: the last one succeeded. */
void gate_forget(struct gate *gate, const struct gate_limit *limit, const char *who);

/** Wait for a turn to hash a passphrase; false after GATE_PATIENCE. Then gate_leave(). */
bool gate_enter(struct gate *gate);
void gate_leave(struct gate *gate);

/** The hash of a passphrase nobody has: an account that does not exist is tried against it. Borrowed. */
const char *gate_decoy(const struct gate *gate);

#endif
