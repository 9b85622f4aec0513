#include "people/handle.h"

#include "base/mem.h"
#include "store/accounts.h"
#include "store/db.h"
#include "store/passes.h"
#include "store/sessions.h"

#include <string.h>

/* Invitations and keys: links good for one use. */

static const char door_purpose[] = "porte";

enum { LISTED_SECONDS = 90 * 24 * 3600 };

void door_done(struct door *door)
{
	free(door->email);
	free(door->name);
	words_done(&door->scopes);
	*door = (struct door){0};
}

/* ---- Made ---- */

static bool make(struct people *people, struct pass *pass, char secret[static SECRET_BYTES],
	struct error *err)
{
	char mark[HASH_BYTES], fresh[SECRET_BYTES];
	secret_make(fresh);
	secret_mark(door_purpose, fresh, mark);
	pass->mark = mark;
	bool done = passes_add(people->db, pass, err);
	pass->mark = NULL;
	if (done)
		memcpy(secret, fresh, sizeof fresh);
	return done;
}

bool people_add_invitation(struct people *people, const struct person *by,
	const struct invitation *invitation, char secret[static SECRET_BYTES],
	struct error *err)
{
	OWNED_STRING scopes = invitation->scopes ? words_join(invitation->scopes, "\n") : mem_copy("");
	OWNED_STRING role = mem_copy(role_key(invitation->role));
	OWNED_STRING email = mem_copy(invitation->email);
	struct pass pass = {
		.role = role,
		.email = email,
		.scopes = scopes,
		.made_by = by ? by->row : 0,
		.made_at = people->now,
		.ends_at = people->now + INVITATION_SECONDS,
	};
	return make(people, &pass, secret, err) && people_note(people, by, "invitation", role, "", err);
}

bool people_invite(struct people *people, const struct person *by,
	const struct invitation *invitation, char secret[static SECRET_BYTES], struct error *err)
{
	if (by && !(role_may_invite(by->role) & ROLE_BIT(invitation->role)))
		return error_set(err, ERROR_INVALID, "%s may not invite %s", role_key(by->role),
			role_key(invitation->role));
	return db_begin(people->db, err)
		&& people_settle(people, people_add_invitation(people, by, invitation, secret, err), err);
}

static bool add_key(struct people *people, const struct person *by, int64_t account,
	char key[static SECRET_BYTES], struct error *err)
{
	OWNED_STRING object = people_object(account);
	struct pass pass = {
		.account = account,
		.made_by = by ? by->row : 0,
		.made_at = people->now,
		.ends_at = people->now + KEY_SECONDS,
	};
	return passes_revoke_keys(people->db, account, people->now, err) && make(people, &pass, key, err)
		&& people_note(people, by, "cle", object, "", err);
}

bool people_make_key(struct people *people, const struct person *by, int64_t account,
	char key[static SECRET_BYTES], struct error *err)
{
	OWNED(account) found = accounts_find(people->db, account, err);
	return found && db_begin(people->db, err)
		&& people_settle(people, add_key(people, by, account, key, err), err);
}

static bool add_account(struct people *people, const struct person *person, int64_t *row,
	struct error *err)
{
	OWNED_STRING role = mem_copy(role_key(person->role));
	const struct account account = {
		.email = person->email,
		.name = person->name,
		.role = role,
		.scopes = person->scopes,
		.made_at = people->now,
	};
	return accounts_add(people->db, &account, row, err);
}

static bool create(struct people *people, const struct person *account,
	char key[static SECRET_BYTES], struct error *err)
{
	int64_t row;
	if (!add_account(people, account, &row, err))
		return false;
	OWNED_STRING object = people_object(row);
	return people_note(people, NULL, "compte", object, role_key(account->role), err)
		&& add_key(people, NULL, row, key, err);
}

bool people_create(struct people *people, const struct person *account,
	char key[static SECRET_BYTES], struct error *err)
{
	return db_begin(people->db, err)
		&& people_settle(people, create(people, account, key, err), err);
}

/* ---- Used ---- */

static bool read_key(struct people *people, const struct pass *pass, struct door *door,
	struct error *err)
{
	OWNED(account) account = accounts_find(people->db, pass->account, err);
	if (!account)
		return false;
	if (account->closed_at)
		return error_set(err, ERROR_NOT_FOUND, "the account is closed");
	OWNED_PERSON person = {0};
	people_fill(&person, account);
	*door = (struct door){
		.is_key = true,
		.account = account->row,
		.role = person.role,
		.email = TAKE(person.email),
		.name = TAKE(person.name),
	};
	words_copy(&door->scopes, &person.scopes);
	return true;
}

static bool read_invitation(const struct pass *pass, struct door *door, struct error *err)
{
	enum role role;
	if (!role_find(pass->role, &role))
		return error_set(err, ERROR_NOT_FOUND, "an invitation to be nothing");
	*door = (struct door){ .role = role, .email = mem_copy(pass->email) };
	words_split(&door->scopes, pass->scopes, '\n');
	return true;
}

bool people_open_door(struct people *people, const char *secret, struct door *door,
	struct error *err)
{
	char mark[HASH_BYTES];
	if (!secret_is_one(secret))
		return error_set(err, ERROR_NOT_FOUND, "not a secret of ours");
	secret_mark(door_purpose, secret, mark);
	OWNED(pass) pass = passes_find(people->db, mark, err);
	if (!pass)
		return false;
	if (pass->used_at || pass->revoked_at || pass->ends_at <= people->now)
		return error_set(err, ERROR_NOT_FOUND, "the link is no longer good");
	if (!(pass->account ? read_key(people, pass, door, err) : read_invitation(pass, door, err)))
		return false;
	door->ends_at = pass->ends_at;
	return true;
}

/* Somebody going through a door. */
struct entry {
	const struct door *door;
	const struct newcomer *newcomer;
	const char *mark, *hash;  /* of the link, of the passphrase */
};

static bool settle_account(struct people *people, const struct entry *entry, int64_t *row,
	struct error *err)
{
	const struct door *door = entry->door;
	if (door->is_key) {
		*row = door->account;
		return sessions_remove_all(people->db, door->account, NULL, err);
	}
	OWNED_STRING email = mem_copy(door->email ? door->email : entry->newcomer->email);
	OWNED_STRING name = mem_copy(entry->newcomer->name);
	const struct person person = {
		.role = door->role, .email = email, .name = name, .scopes = door->scopes,
	};
	return add_account(people, &person, row, err);
}

static bool pass_through(struct people *people, const struct entry *entry,
	char session[static SECRET_BYTES], struct error *err)
{
	bool is_good;
	int64_t row;
	if (!passes_use(people->db, entry->mark, people->now, &is_good, err))
		return false;
	if (!is_good)
		return error_set(err, ERROR_NOT_FOUND, "the link was used meanwhile");
	if (!settle_account(people, entry, &row, err)
		|| !accounts_set_passphrase(people->db, row, entry->hash, err))
		return false;

	OWNED_STRING object = people_object(row);
	const struct person who = { .row = row, .role = entry->door->role };
	return people_note(people, &who, entry->door->is_key ? "phrase-de-passe" : "compte", object,
			role_key(who.role), err)
		&& people_begin_session(people, row, entry->newcomer->browser, session, err);
}

bool people_enter(struct people *people, const char *secret, const struct newcomer *newcomer,
	char session[static SECRET_BYTES], struct error *err)
{
	char mark[HASH_BYTES];
	OWNED_DOOR door = {0};
	if (!people_open_door(people, secret, &door, err))
		return false;
	secret_mark(door_purpose, secret, mark);
	OWNED_STRING hash = people_hash(people, newcomer->passphrase, err);
	const struct entry entry = { &door, newcomer, mark, hash };
	return hash && db_begin(people->db, err)
		&& people_settle(people, pass_through(people, &entry, session, err), err);
}

/* ---- Listed, revoked ---- */

static int64_t whose(const struct person *person)
{
	return person->role == ROLE_DAN ? 0 : person->row;
}

bool people_list_invitations(struct people *people, const struct person *person,
	people_each_invitation *each, void *context, struct error *err)
{
	const struct passes_wanted wanted = {
		whose(person), people->now - LISTED_SECONDS, PEOPLE_LISTED,
	};
	return passes_list(people->db, wanted, each, context, err);
}

bool people_revoke_invitation(struct people *people, const struct person *person,
	const char *mark, struct error *err)
{
	OWNED(pass) pass = passes_find(people->db, mark, err);
	if (!pass)
		return false;
	if (pass->account || (whose(person) && pass->made_by != person->row))
		return error_set(err, ERROR_NOT_FOUND, "not an invitation of this person");
	return db_begin(people->db, err)
		&& people_settle(people, passes_revoke(people->db, mark, people->now, err)
			&& people_note(people, person, "invitation-annulee", pass->role, "", err), err);
}
