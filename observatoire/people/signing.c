#include "people/handle.h"

#include "base/mem.h"
#include "people/email.h"
#include "people/gate.h"
#include "store/account_requests.h"
#include "store/accounts.h"
#include "store/db.h"
#include "store/passes.h"
#include "store/sessions.h"

#include <string.h>

enum {
	TOUCH_SECONDS = 300,   /* how exactly it is known when a session was last used */
	BROWSER_BYTES = 80,
};

/* Whoever knows an address cannot lock its owner out for long; whoever tries many, from one place,
 * soon waits. A school goes out by one address: it gets more. */
static const struct gate_limit by_account = { "connexion-compte", 10, 15 * 60 };
static const struct gate_limit by_address = { "connexion-adresse", 100, 15 * 60 };
static const struct gate_limit by_person = { "phrase-de-passe", 10, 15 * 60 };

static const char session_purpose[] = "session";

static struct session_times times_of(const struct people *people)
{
	return (struct session_times){ people->now, people->now - SESSION_IDLE_SECONDS };
}

/* What is over is forgotten when somebody comes: personal data is not kept for nothing. */
static bool sweep(struct people *people, struct error *err)
{
	int64_t long_ago = people->now - ANSWERED_SECONDS;
	return sessions_sweep(people->db, times_of(people), err)
		&& passes_sweep(people->db, long_ago, err)
		&& account_requests_sweep(people->db, people->now - REQUEST_SECONDS, long_ago, err);
}

bool people_begin_session(struct people *people, int64_t account, const char *browser,
	char secret[static SECRET_BYTES], struct error *err)
{
	char mark[HASH_BYTES], fresh[SECRET_BYTES];
	secret_make(fresh);
	secret_mark(session_purpose, fresh, mark);
	OWNED_STRING shown = mem_copy_bytes(browser, strnlen(browser, BROWSER_BYTES));
	const struct session session = {
		.mark = mark,
		.account = account,
		.browser = shown,
		.made_at = people->now,
		.used_at = people->now,
		.ends_at = people->now + SESSION_SECONDS,
	};
	if (!sweep(people, err) || !sessions_add(people->db, &session, err)
		|| !sessions_trim(people->db, account, SESSIONS_MAX, err))
		return false;
	memcpy(secret, fresh, sizeof fresh);
	return true;
}

/* ---- Signing in ---- */

/* NULL without an error: there is no account that may sign in. */
static struct account *account_of(struct people *people, const char *email, bool *failed,
	struct error *err)
{
	struct error why = {0};
	OWNED(account) account = accounts_find_email(people->db, email, &why);
	*failed = !account && why.kind != ERROR_NOT_FOUND;
	if (*failed)
		error_set(err, why.kind, "%s", why.text);
	return account && account->passphrase && account->closed_at == 0 ? TAKE(account) : NULL;
}

static bool may_try(struct people *people, const char *email, const char *address)
{
	/* The place first: one that tried too often takes no tries away from anybody. */
	return (!*address || gate_take(people->gate, &by_address, address, people->now))
		&& gate_take(people->gate, &by_account, email, people->now);
}

static bool begin(struct people *people, const struct account *account, const char *browser,
	char secret[static SECRET_BYTES], struct error *err)
{
	return db_begin(people->db, err)
		&& people_settle(people,
			people_begin_session(people, account->row, browser, secret, err), err);
}

bool people_sign_in(struct people *people, const struct signing_request *request,
	enum signing *outcome, char secret[static SECRET_BYTES], struct error *err)
{
	OWNED_STRING folded = email_fold(request->email);
	const char *email = folded ? folded : "";
	*outcome = SIGNING_TOO_MANY;
	if (!may_try(people, email, request->address))
		return true;

	bool failed, fits;
	OWNED(account) account = account_of(people, email, &failed, err);
	const char *hash = account ? account->passphrase : gate_decoy(people->gate);
	if (failed || !people_try(people, hash, request->passphrase, &fits, err))
		return false;
	*outcome = SIGNING_REFUSED;
	if (!account || !fits)
		return true;

	*outcome = SIGNED_IN;
	gate_forget(people->gate, &by_account, email);
	return begin(people, account, request->browser, secret, err);
}

/* ---- Being somebody ---- */

struct noted {
	int64_t account, used_at;
};

static void note_session(void *context, const struct session *session)
{
	*(struct noted *)context = (struct noted){ session->account, session->used_at };
}

bool people_find_visitor(struct people *people, const char *secret,
	struct person *person, struct error *err)
{
	char mark[HASH_BYTES];
	struct noted noted;
	if (!secret_is_one(secret))
		return error_set(err, ERROR_NOT_FOUND, "not a secret of ours");
	secret_mark(session_purpose, secret, mark);
	if (!sessions_find(people->db, mark, times_of(people), note_session, &noted, err))
		return false;

	OWNED(account) account = accounts_find(people->db, noted.account, err);
	if (!account)
		return false;
	people_fill(person, account);
	memcpy(person->session, mark, sizeof mark);

	/* When a session was last used is not worth a failure. */
	if (people->now - noted.used_at >= TOUCH_SECONDS)
		sessions_touch(people->db, mark, people->now, NULL);
	return true;
}

bool people_end_session(struct people *people, const struct person *person, const char *mark,
	struct error *err)
{
	return sessions_remove(people->db, person->row, mark, err);
}

bool people_end_other_sessions(struct people *people, const struct person *person,
	struct error *err)
{
	return sessions_remove_all(people->db, person->row, person->session, err);
}

bool people_list_sessions(struct people *people, const struct person *person,
	people_each_session *each, void *context, struct error *err)
{
	return sessions_list(people->db, person->row, times_of(people), each, context, err);
}

/* ---- Another passphrase ---- */

static void note_browser(void *context, const struct session *session)
{
	char *browser = context;
	memccpy(browser, session->browser, '\0', BROWSER_BYTES);
}

static bool replace(struct people *people, const struct person *person, const char *hash,
	char secret[static SECRET_BYTES], struct error *err)
{
	char browser[BROWSER_BYTES + 1] = "";
	OWNED_STRING object = people_object(person->row);
	return sessions_find(people->db, person->session, times_of(people), note_browser, browser, err)
		&& accounts_set_passphrase(people->db, person->row, hash, err)
		&& passes_revoke_keys(people->db, person->row, people->now, err)
		&& sessions_remove_all(people->db, person->row, NULL, err)
		&& people_begin_session(people, person->row, browser, secret, err)
		&& people_note(people, person, "phrase-de-passe", object, "", err);
}

bool people_change_passphrase(struct people *people, const struct person *person,
	const struct passphrase_change *change, enum signing *outcome, char secret[static SECRET_BYTES],
	struct error *err)
{
	*outcome = SIGNING_TOO_MANY;
	if (!gate_take(people->gate, &by_person, person->email, people->now))
		return true;
	bool fits;
	OWNED(account) account = accounts_find(people->db, person->row, err);
	if (!account || !people_try(people, account->passphrase ? account->passphrase
			: gate_decoy(people->gate), change->present, &fits, err))
		return false;
	*outcome = SIGNING_REFUSED;
	if (!fits)
		return true;

	*outcome = SIGNED_IN;
	gate_forget(people->gate, &by_person, person->email);
	OWNED_STRING hash = people_hash(people, change->chosen, err);
	return hash && db_begin(people->db, err)
		&& people_settle(people, replace(people, person, hash, secret, err), err);
}

bool people_rename(struct people *people, const struct person *person, const char *name,
	struct error *err)
{
	OWNED_STRING object = people_object(person->row);
	return db_begin(people->db, err)
		&& people_settle(people, accounts_set_name(people->db, person->row, name, err)
			&& people_note(people, person, "nom", object, "", err), err);
}
