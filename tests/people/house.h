#ifndef PEOPLE_HOUSE_H
#define PEOPLE_HOUSE_H

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "people/gate.h"
#include "people/people.h"
#include "store/account_requests.h"
#include "store/accounts.h"
#include "store/acts.h"
#include "store/passes.h"
#include "store/sessions.h"
#include "support/rows.h"
#include "support/stored.h"

#include <string.h>
#include <time.h>

/* What the tests of accounts and of sessions share. */

enum { NOW = 1500000000 };

#define PASSPHRASE "quatre mots sans rapport"

/* A data folder with a DAN who has just come in. */
struct house {
	char *folder;
	struct db *db;
	struct gate *gate;
	struct people *people;
	struct person dan;
	char secret[SECRET_BYTES];  /* of the DAN's session */
};

static inline struct person person_of(enum role role, const char *email)
{
	return (struct person){ .role = role, .email = mem_copy(email), .name = mem_copy("Quelqu’un") };
}

static inline struct newcomer newcomer(const char *email)
{
	return (struct newcomer){ email, "Nouvelle personne", PASSPHRASE, "Firefox, Linux" };
}

static inline int set_up(void **state)
{
	struct house *house = mem_new(1, sizeof *house);
	house->folder = temp_folder();
	house->db = stored_open(house->folder);
	house->gate = gate_new();
	house->people = people_open(house->folder, house->gate, NULL);
	people_set_time(house->people, NOW);

	char key[SECRET_BYTES];
	OWNED_PERSON dan = person_of(ROLE_DAN, "dan@ac-limoges.fr");
	struct newcomer who = newcomer(NULL);
	if (!people_create(house->people, &dan, key, NULL)
		|| !people_enter(house->people, key, &who, house->secret, NULL)
		|| !people_find_visitor(house->people, house->secret, &house->dan, NULL))
		return 1;
	*state = house;
	return 0;
}

static inline int tear_down(void **state)
{
	struct house *house = *state;
	person_done(&house->dan);
	people_free(house->people);
	gate_free(house->gate);
	db_free(house->db);
	temp_drop(&house->folder);
	free(house);
	return 0;
}

/* Invite somebody and have them come. */
static inline void join(struct house *house, enum role role, const char *email, struct person *person,
	char session[static SECRET_BYTES])
{
	char secret[SECRET_BYTES];
	const struct invitation invitation = { .role = role };
	struct newcomer who = newcomer(email);
	assert_true(people_invite(house->people, &house->dan, &invitation, secret, NULL));
	assert_true(people_enter(house->people, secret, &who, session, NULL));
	assert_true(people_find_visitor(house->people, session, person, NULL));
}

static inline enum signing sign_in(struct house *house, const char *email, const char *passphrase,
	char secret[static SECRET_BYTES])
{
	const struct signing_request request = { email, passphrase, "192.0.2.1", "Firefox, Linux" };
	enum signing outcome;
	assert_true(people_sign_in(house->people, &request, &outcome, secret, NULL));
	return outcome;
}

static inline bool is_over(struct house *house, const char *secret, int64_t now)
{
	struct error err = {0};
	OWNED_PERSON person = {0};
	people_set_time(house->people, now);
	bool found = people_find_visitor(house->people, secret, &person, &err);
	if (!found)
		assert_int_equal(err.kind, ERROR_NOT_FOUND);
	return !found;
}

static inline size_t rows_of(struct house *house, const char *sql)
{
	size_t count = 0;
	OWNED(query) rows = db_query(house->db, sql);
	while (query_next(rows))
		count = (size_t)query_integer(rows, 0);
	assert_true(query_end(rows, NULL));
	return count;
}

#define TEST(check) cmocka_unit_test_setup_teardown(check, set_up, tear_down)

#endif
