#include "people/handle.h"

#include "base/mem.h"
#include "base/text.h"
#include "people/email.h"
#include "people/gate.h"
#include "store/account_requests.h"
#include "store/accounts.h"
#include "store/db.h"
#include "store/passes.h"
#include "store/sessions.h"

/* Accounts there are, and those that are asked for. */

bool people_find(struct people *people, const char *email, struct person *person, struct error *err)
{
	OWNED_STRING folded = email_fold(email);
	if (!folded)
		return error_set(err, ERROR_NOT_FOUND, "not an address");
	OWNED(account) account = accounts_find_email(people->db, folded, err);
	if (account)
		people_fill(person, account);
	return account;
}

char *people_name(struct people *people, int64_t account, struct error *err)
{
	OWNED(account) found = accounts_find(people->db, account, err);
	return found ? TAKE(found->name) : NULL;
}

bool people_close(struct people *people, const struct person *by, int64_t account,
	bool is_closed, struct error *err)
{
	if (by && by->row == account)
		return error_set(err, ERROR_INVALID, "nobody closes the account one came by");
	OWNED(account) found = accounts_find(people->db, account, err);
	if (!found || !db_begin(people->db, err))
		return false;
	OWNED_STRING object = people_object(account);
	bool done = accounts_close(people->db, account, is_closed ? people->now : 0, err)
		&& sessions_remove_all(people->db, account, NULL, err)
		&& people_note(people, by, is_closed ? "compte-ferme" : "compte-rouvert", object, "", err);
	return people_settle(people, done, err);
}

bool people_erase(struct people *people, const struct person *by, int64_t account, struct error *err)
{
	OWNED(account) found = accounts_find(people->db, account, err);
	if (!found || !db_begin(people->db, err))
		return false;
	OWNED_STRING object = people_object(account);
	return people_settle(people, accounts_remove(people->db, account, err)
		&& passes_forget(people->db, found->email, err)
		&& account_requests_forget(people->db, found->email, err)
		&& people_note(people, by, "compte-efface", object, "", err), err);
}

/* ---- « Demander un compte » ---- */

/* A school goes out by one address: as many as a staff room on the day it hears of the site. */
static const struct gate_limit by_address = { "demande-adresse", 20, 60 * 60 };

bool people_may_ask(struct people *people, const char *address)
{
	return !*address || gate_take(people->gate, &by_address, address, people->now);
}

static bool add_request(struct people *people, const struct account_request *request,
	struct error *err)
{
	bool is_there;
	size_t waiting;
	if (!account_requests_has(people->db, request->email, &is_there, err)
		|| !account_requests_count(people->db, &waiting, err))
		return false;
	if (is_there)
		return true;
	if (waiting >= REQUESTS_MAX)
		return error_set(err, ERROR_TOO_LARGE, "%zu requests wait for an answer", waiting);
	struct account_request dated = *request;
	dated.made_at = people->now;
	return account_requests_add(people->db, &dated, err);
}

bool people_ask(struct people *people, const struct account_request *request,
	struct error *err)
{
	return db_begin(people->db, err) && people_settle(people, add_request(people, request, err), err);
}

bool people_list_requests(struct people *people, people_each_request *each, void *context,
	struct error *err)
{
	return account_requests_list(people->db, each, context, err);
}

bool people_count_requests(struct people *people, size_t *count, struct error *err)
{
	return account_requests_count(people->db, count, err);
}

/* The request being answered. */
struct wanted {
	int64_t row;
	char *email;
};

static void note_wanted(void *context, const struct account_request *request)
{
	struct wanted *wanted = context;
	wanted->email = mem_copy(request->email);
}

/* Whoever answers could otherwise come in by another's account. */
static bool has_no_account(struct people *people, const char *email, struct error *err)
{
	struct error why = {0};
	OWNED(account) account = accounts_find_email(people->db, email, &why);
	if (account)
		return error_set(err, ERROR_INVALID, "the address has an account");
	return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
}

static bool answer(struct people *people, const struct person *by, const struct wanted *wanted,
	bool is_accepted, char secret[static SECRET_BYTES], struct error *err)
{
	bool is_first;
	OWNED_STRING object = text_make("demande:%lld", (long long)wanted->row);
	const struct account_answer given = {
		wanted->row, is_accepted ? "acceptee" : "refusee", by->row, people->now,
	};
	if (!account_requests_answer(people->db, &given, &is_first, err))
		return false;
	if (!is_first)
		return error_set(err, ERROR_NOT_FOUND, "somebody answered meanwhile");
	if (!people_note(people, by, is_accepted ? "demande-acceptee" : "demande-refusee", object, "",
			err))
		return false;
	const struct invitation invitation = { .role = ROLE_TEACHER, .email = wanted->email };
	return !is_accepted || people_add_invitation(people, by, &invitation, secret, err);
}

bool people_answer(struct people *people, const struct person *by, int64_t row, bool is_accepted,
	char secret[static SECRET_BYTES], struct error *err)
{
	struct wanted wanted = { .row = row };
	if (!account_requests_find(people->db, row, note_wanted, &wanted, err))
		return false;
	OWNED_STRING email = wanted.email;
	if (is_accepted && !has_no_account(people, email, err))
		return false;
	return db_begin(people->db, err)
		&& people_settle(people, answer(people, by, &wanted, is_accepted, secret, err), err);
}
