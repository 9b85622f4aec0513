#ifndef PEOPLE_PEOPLE_H
#define PEOPLE_PEOPLE_H

#include "base/error.h"
#include "base/owned.h"
#include "base/secret.h"
#include "base/words.h"
#include "people/role.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct account_request;
struct act;
struct gate;

/* People who have an account: how they come in, prove who they are, and go. What the public sees of a sheet
 * never comes from here: a signature is written in the sheet.
 *
 * Whatever changes is on the disk when a call returns true, with its line in the journal; but sessions have
 * none: when somebody works is nobody's business. Every call may fail
 * with ERROR_BUSY (another program writes; retry) or ERROR_FAILED; what else is told beside it. */

/** The people of one data folder, for one thread at a time. */
struct people;

/**
 * Open those of the data folder `dir`, where a catalogue was opened for writing before. `gate` is
 * shared by all threads and borrowed; NULL when no passphrase will be tried or chosen. NULL with
 * ERROR_NOT_FOUND, ERROR_INVALID (another version), ERROR_FAILED (nothing can be written).
 */
struct people *people_open(const char *dir, struct gate *gate, struct error *err);
void people_free(struct people *people);
OWNABLE(people)

/** Say what time it is, Unix time, for all calls that follow. */
void people_set_time(struct people *people, int64_t now);

enum {
	PERSON_NAME_MAX = 80,                  /* characters */
	SESSION_SECONDS = 14 * 24 * 3600,      /* a session ends after two weeks, */
	SESSION_IDLE_SECONDS = 12 * 3600,      /* or twelve hours without a page */
	INVITATION_SECONDS = 14 * 24 * 3600,
	KEY_SECONDS = 2 * 24 * 3600,           /* to choose a passphrase again */
	PEOPLE_LISTED = 500,                   /* invitations of a list */
	SESSIONS_MAX = 30,                     /* of one account: the one used longest ago ends */
	REQUESTS_MAX = 500,                    /* that wait for an answer */
	REQUEST_SECONDS = 180 * 24 * 3600,     /* a request is forgotten after six months, */
	ANSWERED_SECONDS = 90 * 24 * 3600,     /* or three after its answer; so is a link after its end */
};

/** Somebody with an account; {0} is a reader. Strings are owned. */
struct person {
	int64_t row;          /* of the account; 0: nobody */
	enum role role;
	char *email, *name;
	struct words scopes;  /* « zap:23-1 »; none: everything */
	char session[HASH_BYTES];  /* mark of the session by which the person came; "" otherwise */
};
void person_done(struct person *person);
#define OWNED_PERSON __attribute__((cleanup(person_done))) struct person

/* ---- Passphrases ---- */

enum passphrase_fault {
	PASSPHRASE_GOOD,
	PASSPHRASE_SHORT,       /* under PASSPHRASE_MIN characters */
	PASSPHRASE_LONG,        /* past PASSPHRASE_MAX_BYTES */
	PASSPHRASE_POOR,        /* fewer than five different characters */
	PASSPHRASE_IS_ADDRESS,  /* it is, or holds, the e-mail */
};

/** What is wrong with a passphrase. Length makes it strong, not signs (NIST SP 800-63B, 5.1.1). */
enum passphrase_fault passphrase_check(const char *passphrase, const char *email);

/* ---- Coming and going ---- */

enum signing {
	SIGNED_IN,
	SIGNING_REFUSED,   /* no such account, a closed one, or another passphrase: nobody is told which */
	SIGNING_TOO_MANY,  /* tried too often: later */
};

/** What a browser sends. Borrowed. */
struct signing_request {
	const char *email, *passphrase;
	const char *address;  /* where it comes from; "" when not known */
	const char *browser;  /* « Firefox, Linux » */
};

/**
 * Sign somebody in. The time it takes does not tell whether the account exists. The secret is for the
 * browser alone; only its mark is stored. ERROR_BUSY as well when too many sign in at once.
 */
bool people_sign_in(struct people *people, const struct signing_request *request,
	enum signing *outcome, char secret[static SECRET_BYTES], struct error *err);

/** Who holds the secret of a session; ERROR_NOT_FOUND: it is over, or was none. `person` starts as {0}. */
bool people_find_visitor(struct people *people, const char *secret,
	struct person *person, struct error *err);

/** End one session of a person by its mark; ending one that is over is fine. */
bool people_end_session(struct people *people, const struct person *person, const char *mark,
	struct error *err);

/** End all but the one the person came by. */
bool people_end_other_sessions(struct people *people, const struct person *person,
	struct error *err);

/** Where a person is signed in, the latest first; borrowed for the call. */
struct session;  /* store/sessions.h */
typedef void people_each_session(void *context, const struct session *session);
bool people_list_sessions(struct people *people, const struct person *person,
	people_each_session *each, void *context, struct error *err);

/**
 * Choose another passphrase, given the present one: every other session ends, keys that wait are
 * void, and this session goes on under a new secret. The new one was checked. `outcome` as of signing in.
 */
struct passphrase_change {
	const char *present, *chosen;
};
bool people_change_passphrase(struct people *people, const struct person *person,
	const struct passphrase_change *change, enum signing *outcome, char secret[static SECRET_BYTES],
	struct error *err);

bool people_rename(struct people *people, const struct person *person, const char *name,
	struct error *err);

/* ---- Links ---- */

/** What a link is good for. Strings are owned. */
struct door {
	bool is_key;          /* for an account there is: choose a passphrase. Else: make an account */
	int64_t account;      /* of a key */
	enum role role;       /* of the account */
	char *email;          /* of the account, or of the only person meant; NULL: any */
	char *name;           /* of the account; NULL for an invitation */
	struct words scopes;
	int64_t ends_at;      /* Unix time */
};
void door_done(struct door *door);
#define OWNED_DOOR __attribute__((cleanup(door_done))) struct door

/** ERROR_NOT_FOUND: unknown, used, revoked or too old; nobody is told which. `door` starts as {0}. */
bool people_open_door(struct people *people, const char *secret, struct door *door,
	struct error *err);

struct newcomer {
	const char *email, *name;      /* checked: email_fold(), PERSON_NAME_MAX */
	const char *passphrase;        /* checked */
	const char *browser;
};

/**
 * Go through a door, once: an account is made, or has another passphrase and no session left; the person is
 * signed in. ERROR_NOT_FOUND as people_open_door(); ERROR_INVALID: the e-mail has an account already.
 */
bool people_enter(struct people *people, const char *secret, const struct newcomer *newcomer,
	char session[static SECRET_BYTES], struct error *err);

/** Somebody to come. Borrowed. */
struct invitation {
	enum role role;
	const char *email;           /* folded, or NULL: whoever has the link */
	const struct words *scopes;  /* or NULL */
};

/** Make a link. `by` NULL: the command line. ERROR_INVALID when the role of `by` may not invite this one. */
bool people_invite(struct people *people, const struct person *by,
	const struct invitation *invitation, char secret[static SECRET_BYTES], struct error *err);

struct pass;  /* store/passes.h */
typedef void people_each_invitation(void *context, const struct pass *pass);

/** The invitations of a person (of everybody, for the DAN) of the last ninety days. */
bool people_list_invitations(struct people *people, const struct person *person,
	people_each_invitation *each, void *context, struct error *err);

/** ERROR_NOT_FOUND: it is not the person's, who is not the DAN. */
bool people_revoke_invitation(struct people *people, const struct person *person,
	const char *mark, struct error *err);

/* ---- Accounts ---- */

/** Make an account without passphrase, and a key for it. ERROR_INVALID: the e-mail has one already. */
bool people_create(struct people *people, const struct person *account,
	char key[static SECRET_BYTES], struct error *err);

/** A key for somebody who lost the passphrase; earlier keys are void. ERROR_NOT_FOUND: no such account. */
bool people_make_key(struct people *people, const struct person *by, int64_t account,
	char key[static SECRET_BYTES], struct error *err);

/**
 * Close an account (all its sessions end), or open it again. ERROR_NOT_FOUND: no such account;
 * ERROR_INVALID: it is that of `by`, who could not come back.
 */
bool people_close(struct people *people, const struct person *by, int64_t account,
	bool is_closed, struct error *err);

/**
 * Erase an account, its name and its address, in requests and invitations too: acts keep its number,
 * which no other will have.
 * ERROR_NOT_FOUND: no such account; ERROR_INVALID: something that must stay is still its own.
 */
bool people_erase(struct people *people, const struct person *by, int64_t account, struct error *err);

/** ERROR_NOT_FOUND. `person` starts as {0}. */
bool people_find(struct people *people, const char *email, struct person *person,
	struct error *err);

/** The name of an account, for the caller to free(); NULL with ERROR_NOT_FOUND as well. */
char *people_name(struct people *people, int64_t account, struct error *err);

/** Which accounts. Borrowed. */
struct accounts_wanted {
	const char *words;      /* each is in the name or the e-mail, past case and accents; "": any */
	unsigned roles;         /* a set */
	size_t skipped, limit;  /* how many are passed over, and told at most */
};

/** An account in a list. Borrowed for the call. */
struct member {
	int64_t row;
	enum role role;
	const char *email, *name;
	const struct words *scopes;
	int64_t closed_at;     /* Unix time; 0: open */
	bool has_passphrase;   /* or none was chosen yet */
};

/** Tell them by name, and how many there are in all. */
typedef void people_each_member(void *context, const struct member *member);
bool people_list_accounts(struct people *people, const struct accounts_wanted *wanted,
	people_each_member *each, void *context, size_t *total, struct error *err);

/* ---- « Demander un compte » ---- */

/** Count one request from an address ("": not known, not counted); false when there were too many. */
bool people_may_ask(struct people *people, const char *address);

/**
 * Note what is asked; its row and time are set by the call. Nothing happens when the address waits for an
 * answer already. ERROR_TOO_LARGE: REQUESTS_MAX of them wait.
 */
bool people_ask(struct people *people, const struct account_request *request,
	struct error *err);

typedef void people_each_request(void *context, const struct account_request *request);
bool people_list_requests(struct people *people, people_each_request *each, void *context,
	struct error *err);
bool people_count_requests(struct people *people, size_t *count, struct error *err);

/**
 * Answer a request: when it is accepted, `secret` is that of an invitation for the address that asked.
 * ERROR_NOT_FOUND: there is none, or it was answered; ERROR_INVALID: the address has an account, for which
 * nobody but the DAN makes a key.
 */
bool people_answer(struct people *people, const struct person *by, int64_t row, bool is_accepted,
	char secret[static SECRET_BYTES], struct error *err);

/* ---- The journal ---- */

/** The number of its last line; 0 without any. */
bool people_last_act(struct people *people, int64_t *number, struct error *err);

typedef void people_each_act(void *context, const struct act *act);
bool people_list_acts(struct people *people, int64_t after, size_t limit, people_each_act *each,
	void *context, struct error *err);

#endif
