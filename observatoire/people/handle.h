#ifndef PEOPLE_HANDLE_H
#define PEOPLE_HANDLE_H

#include "people/people.h"

struct db;

/* What the files of this folder share. */

struct people {
	struct db *db;
	struct gate *gate;
	int64_t now;  /* Unix time of what is being done */
};

/** Note an act, inside the transaction of what it tells. `by` NULL: the command line. */
bool people_note(struct people *people, const struct person *by, const char *kind,
	const char *object,
	const char *detail, struct error *err);

/** « compte:12 », for the caller to free(). */
char *people_object(int64_t account);

/** Begin a session: its secret is told. Inside a transaction. */
bool people_begin_session(struct people *people, int64_t account, const char *browser,
	char secret[static SECRET_BYTES], struct error *err);

/** people_invite() without asking who may, inside a transaction. */
bool people_add_invitation(struct people *people, const struct person *by,
	const struct invitation *invitation, char secret[static SECRET_BYTES],
	struct error *err);

/** End a transaction: commit when all went well, else undo; gives back whether all did. */
bool people_settle(struct people *people, bool done, struct error *err);

/** Hash a passphrase, or try one, in turn: ERROR_BUSY when the turn does not come. */
char *people_hash(struct people *people, const char *passphrase, struct error *err);
bool people_try(struct people *people, const char *hash, const char *passphrase, bool *fits,
	struct error *err);

struct account;

/** `person` starts as {0}. What is needed is taken from the account. */
void people_fill(struct person *person, const struct account *account);

#endif
