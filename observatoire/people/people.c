#include "people/handle.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "people/gate.h"
#include "store/accounts.h"
#include "store/acts.h"
#include "store/db.h"
#include "store/migrate.h"

struct people *people_open(const char *dir, struct gate *gate, struct error *err)
{
	OWNED_STRING path = file_join(dir, "observatoire.db");
	if (!file_exists(path)) {
		error_set(err, ERROR_NOT_FOUND, "%s: no catalogue there", dir);
		return NULL;
	}
	OWNED(people) people = mem_new(1, sizeof *people);
	people->gate = gate;
	people->db = db_open(path, DB_WRITE, err);
	return people->db && migrate_check(people->db, err) ? TAKE(people) : NULL;
}

void people_free(struct people *people)
{
	if (!people)
		return;
	db_free(people->db);
	free(people);
}

void people_set_time(struct people *people, int64_t now)
{
	people->now = now;
}

void person_done(struct person *person)
{
	free(person->email);
	free(person->name);
	words_done(&person->scopes);
	*person = (struct person){0};
}

void people_fill(struct person *person, const struct account *account)
{
	person->row = account->row;
	person->email = mem_copy(account->email);
	person->name = mem_copy(account->name);
	words_copy(&person->scopes, &account->scopes);
	if (!role_find(account->role, &person->role))
		person->role = ROLE_READER;
}

bool people_note(struct people *people, const struct person *by, const char *kind,
	const char *object,
	const char *detail, struct error *err)
{
	const struct act act = {
		.made_at = people->now,
		.account = by ? by->row : 0,
		.role = by ? role_key(by->role) : "commande",
		.kind = kind,
		.object = object,
		.detail = detail,
	};
	return acts_add(people->db, &act, err);
}

char *people_object(int64_t account)
{
	return text_make("compte:%lld", (long long)account);
}

bool people_settle(struct people *people, bool done, struct error *err)
{
	if (done)
		return db_commit(people->db, err);
	db_rollback(people->db);
	return false;
}

bool people_last_act(struct people *people, int64_t *number, struct error *err)
{
	return acts_last(people->db, number, err);
}

bool people_list_acts(struct people *people, int64_t after, size_t limit, people_each_act *each,
	void *context, struct error *err)
{
	return acts_list(people->db, after, limit, each, context, err);
}
