#ifndef INDICATORS_PROOF_H
#define INDICATORS_PROOF_H

#include "base/error.h"
#include "base/hash.h"
#include "store/snapshots.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* The text of a frozen figure, which is its proof: plain lines that anybody reads, and a last one with
 * the SHA-256 of those above it. It names the hash of the one before. The line « partie » is there for a
 * part of a breakdown alone: texts of before there were any are what they were. docs/preuve.md tells how to
 * check one without this program. */

#define PROOF_NO_PREVIOUS "0000000000000000000000000000000000000000000000000000000000000000"

enum { PROOF_MAX_BYTES = 64 << 20 };  /* of a file that is checked */

/** The text of a snapshot, its last line included, for the caller to free(). */
char *proof_text(const struct snapshot *snapshot);

/** Give a snapshot, complete but for it, its hash. */
void proof_seal(struct snapshot *snapshot);

/** What is wrong with a proof. */
enum proof_fault {
	PROOF_GOOD,
	PROOF_NOT_ONE,        /* not the text of a frozen figure, or one that was cut short */
	PROOF_CHANGED,        /* its last line is not the hash of the others */
	PROOF_MISCOUNTED,     /* its value is not what its sheets or lines make */
	PROOF_DISORDERED,     /* a sheet stands twice, or not in its place */
	PROOF_UNCHAINED,      /* it does not follow the one before it */
	PROOF_DISPUTED,       /* another text has its number and says something else */
	PROOF_MISSING,        /* one is missing before it */
	PROOF_FAULTS,
};

/** « altere »: the word machines know it by. Static. */
const char *proof_fault_word(enum proof_fault fault);

/** What a text says of itself. */
struct proof {
	int64_t number;
	char code[8], day[11];
	char part[64];  /* of which part of a breakdown: "departement 023 Creuse"; "": of the whole */
	size_t value, whole;  /* `whole`: of a share; 0 else */
	char previous[HASH_BYTES], hash[HASH_BYTES];
};

/** Check the text of one, `length` bytes; `proof` is filled as far as it could be read. */
enum proof_fault proof_check(const char *bytes, size_t length, struct proof *proof);

/** Whether one follows the other: the next number, its hash. `before` NULL: it is the first. Two that are
 * not neighbours tell nothing of each other: PROOF_GOOD. */
enum proof_fault proof_follow(const struct proof *before, const struct proof *proof);

/** A text that was checked. */
struct checked_proof {
	struct proof proof;
	enum proof_fault fault;
};

/** What several texts make together. */
struct proof_chain {
	int64_t first, last;  /* the lowest and the highest number; 0 when none is good */
	int64_t missing;      /* how many numbers from 1 to the last that none of them has */
	int64_t gap;          /* the first of these; 0 without any */
};

/** Look at texts given in any order by their numbers: those that are good alone and do not follow the one
 * before, or have a number that another one has, are told by their fault. */
void proof_chain_check(struct checked_proof *proofs, size_t count, struct proof_chain *chain);

/** Told of each frozen figure of the store, in their order. */
typedef void proof_tell(void *context, int64_t number, enum proof_fault fault);

/** Check all those of the store and their chain; `faults` counts those that are not good, and one more
 * when the journal of acts knows of more of them than there are. */
bool proof_check_all(struct db *db, proof_tell *tell, void *context, size_t *faults, struct error *err);

#endif
