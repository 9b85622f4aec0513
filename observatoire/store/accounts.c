#include "store/accounts.h"

#include "base/mem.h"
#include "store/db.h"

#include <stdlib.h>
#include <string.h>

void account_free(struct account *account)
{
	if (!account)
		return;
	free(account->email);
	free(account->name);
	free(account->role);
	free(account->passphrase);
	words_done(&account->scopes);
	free(account);
}

/* « zap:23-1 » → « zap », « 23-1 ». */
static bool add_scope(struct db *db, int64_t row, const char *scope, struct error *err)
{
	const char *colon = strchr(scope, ':');
	if (!colon)
		return error_set(err, ERROR_INVALID, "a scope without a kind");
	OWNED_STRING kind = mem_copy_bytes(scope, (size_t)(colon - scope));
	OWNED(query) insert = db_query(db,
		"INSERT INTO account_scope (account, kind, value) VALUES (:account, :kind, :value)");
	query_bind_integer(insert, ":account", row);
	query_bind_text(insert, ":kind", kind);
	query_bind_text(insert, ":value", colon + 1);
	return query_run(insert, err);
}

static bool add_row(struct db *db, const struct account *account, int64_t *row, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO account (email, name, role, made_at) VALUES (:email, :name, :role, :now)");
	query_bind_text(insert, ":email", account->email);
	query_bind_text(insert, ":name", account->name);
	query_bind_text(insert, ":role", account->role);
	query_bind_integer(insert, ":now", account->made_at);
	if (!query_run(insert, err))
		return false;
	*row = db_last_row(db);
	return true;
}

bool accounts_add(struct db *db, const struct account *account, int64_t *row, struct error *err)
{
	int64_t fresh = 0;
	if (!db_begin(db, err))
		return false;
	bool done = add_row(db, account, &fresh, err);
	for (size_t i = 0; done && i < account->scopes.count; i++)
		done = add_scope(db, fresh, account->scopes.items[i], err);
	if (!done) {
		db_rollback(db);
		return false;
	}
	if (!db_commit(db, err))
		return false;
	*row = fresh;
	return true;
}

static bool read_scopes(struct db *db, struct account *account, struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT kind || ':' || value FROM account_scope WHERE account = :account ORDER BY kind, value");
	query_bind_integer(list, ":account", account->row);
	while (query_next(list))
		words_add(&account->scopes, query_text(list, 0));
	return query_end(list, err);
}

#define COLUMNS "SELECT row, email, name, role, passphrase, made_at, coalesce(closed_at, 0) FROM account"

static struct account *read_row(const struct query *query)
{
	struct account *account = mem_new(1, sizeof *account);
	account->row = query_integer(query, 0);
	account->email = query_copy(query, 1);
	account->name = query_copy(query, 2);
	account->role = query_copy(query, 3);
	account->passphrase = query_copy(query, 4);
	account->made_at = query_integer(query, 5);
	account->closed_at = query_integer(query, 6);
	return account;
}

/* The one row of a statement already bound. */
static struct account *read_one(struct db *db, struct query *query, struct error *err)
{
	OWNED(account) account = NULL;
	if (query_next(query))
		account = read_row(query);
	if (!query_end(query, err))
		return NULL;
	if (!account) {
		error_set(err, ERROR_NOT_FOUND, "no such account");
		return NULL;
	}
	return read_scopes(db, account, err) ? TAKE(account) : NULL;
}

struct account *accounts_find(struct db *db, int64_t row, struct error *err)
{
	OWNED(query) find = db_query(db, COLUMNS " WHERE row = :row");
	query_bind_integer(find, ":row", row);
	return read_one(db, find, err);
}

struct account *accounts_find_email(struct db *db, const char *email, struct error *err)
{
	OWNED(query) find = db_query(db, COLUMNS " WHERE email = :email");
	query_bind_text(find, ":email", email);
	return read_one(db, find, err);
}

bool accounts_set_passphrase(struct db *db, int64_t row, const char *hash, struct error *err)
{
	OWNED(query) update = db_query(db, "UPDATE account SET passphrase = :hash WHERE row = :row");
	query_bind_text(update, ":hash", hash);
	query_bind_integer(update, ":row", row);
	return query_run(update, err);
}

bool accounts_set_name(struct db *db, int64_t row, const char *name, struct error *err)
{
	OWNED(query) update = db_query(db, "UPDATE account SET name = :name WHERE row = :row");
	query_bind_text(update, ":name", name);
	query_bind_integer(update, ":row", row);
	return query_run(update, err);
}

bool accounts_close(struct db *db, int64_t row, int64_t closed_at, struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE account SET closed_at = nullif(:at, 0) WHERE row = :row");
	query_bind_integer(update, ":at", closed_at);
	query_bind_integer(update, ":row", row);
	return query_run(update, err);
}

bool accounts_remove(struct db *db, int64_t row, struct error *err)
{
	OWNED(query) delete = db_query(db, "DELETE FROM account WHERE row = :row");
	query_bind_integer(delete, ":row", row);
	return query_run(delete, err);
}

bool accounts_list(struct db *db, accounts_each *each, void *context, struct error *err)
{
	OWNED(query) list = db_query(db, COLUMNS " ORDER BY row DESC");
	while (query_next(list)) {
		OWNED(account) account = read_row(list);
		each(context, account);
	}
	return query_end(list, err);
}
