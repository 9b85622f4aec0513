#ifndef PROPOSALS_HOUSE_H
#define PROPOSALS_HOUSE_H

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "people/people.h"
#include "proposals/paper.h"
#include "proposals/proposals.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "store/accounts.h"
#include "store/acts.h"
#include "store/db.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>

/* What the tests of proposals and of who may see them share. */

enum { NOW = 1500000000 };

struct house {
	char *folder;
	struct vocabularies *vocabularies;
	struct proposals *proposals;
	struct person teacher, other, referent, far, dan;
};

static inline char *text_of(const char *title, const char *word)
{
	return text_make(SHEET("%s", "%s"), title, word);
}

static inline void add_person(struct house *house, struct person *person, enum role role, const char *name)
{
	OWNED_STRING email = text_make("%s@ac-limoges.fr", name);
	OWNED_STRING role_name = mem_copy(role_key(role));
	OWNED_STRING copy = mem_copy(name);
	const struct account account = {
		.email = email, .name = copy, .role = role_name, .scopes = person->scopes, .made_at = NOW,
	};
	struct db *db = catalogue_store(proposals_catalogue(house->proposals));
	assert_true(accounts_add(db, &account, &person->row, NULL));
	person->role = role;
	person->name = mem_copy(name);
}

static inline int set_up(void **state)
{
	struct house *house = mem_new(1, sizeof *house);
	house->folder = temp_folder();
	house->vocabularies = vocabularies_load(VOCABULARIES, NULL);
	house->proposals = proposals_open(house->folder, house->vocabularies, NULL);
	proposals_set_time(house->proposals, NOW);
	words_add(&house->far.scopes, "thematique:ent");
	add_person(house, &house->teacher, ROLE_TEACHER, "prof");
	add_person(house, &house->other, ROLE_TEACHER, "autre");
	add_person(house, &house->referent, ROLE_REFERENT, "ref");
	add_person(house, &house->far, ROLE_REFERENT, "loin");
	add_person(house, &house->dan, ROLE_DAN, "dan");
	*state = house;
	return 0;
}

static inline int tear_down(void **state)
{
	struct house *house = *state;
	person_done(&house->teacher);
	person_done(&house->other);
	person_done(&house->referent);
	person_done(&house->far);
	person_done(&house->dan);
	proposals_free(house->proposals);
	vocabularies_free(house->vocabularies);
	temp_drop(&house->folder);
	free(house);
	return 0;
}

static inline struct actor as(const struct person *person)
{
	return (struct actor){ .person = person };
}

static inline int64_t begin(struct house *house, const struct person *person, const char *markdown)
{
	const struct actor actor = as(person);
	const struct beginning beginning = { .markdown = markdown };
	char secret[SECRET_BYTES];
	int64_t row;
	assert_true(proposal_begin(house->proposals, &actor, &beginning, &row, secret, NULL));
	return row;
}

static inline struct proposal *seen_by(struct house *house, int64_t row, const struct person *person)
{
	const struct actor actor = as(person);
	return proposal_find(house->proposals, row, &actor, NULL);
}

/* Do an act upon the edition there is now. */
static inline enum outcome act(struct house *house, int64_t row, const struct person *person,
	struct deed deed)
{
	const struct actor actor = as(person);
	enum outcome outcome = OUTCOME_DONE;
	OWNED(proposal) proposal = proposal_find(house->proposals, row, &actor, NULL);
	if (!proposal)
		return OUTCOME_FORBIDDEN;
	deed.edition = deed.edition ? deed.edition : proposal->stored->edition;
	assert_true(proposal_act(house->proposals, &actor, row, &deed, &outcome, NULL));
	return outcome;
}

static inline void must(struct house *house, int64_t row, const struct person *person, enum life_act what)
{
	assert_int_equal(act(house, row, person, (struct deed){ .act = what }), OUTCOME_DONE);
}

/* Sent, claimed and accepted: gives the id of the sheet. */
static inline char *publish(struct house *house, int64_t row, int64_t base)
{
	must(house, row, &house->teacher, ACT_SEND);
	must(house, row, &house->referent, ACT_CLAIM);
	assert_int_equal(act(house, row, &house->referent, (struct deed){ .act = ACT_ACCEPT, .base = base }),
		OUTCOME_DONE);
	OWNED(proposal) proposal = seen_by(house, row, &house->teacher);
	assert_int_equal(proposal->state, LIFE_PUBLISHED);
	return mem_copy(proposal->stored->sheet);
}

static inline bool is_online(struct house *house, const char *id, const char *word)
{
	OWNED_STRING markdown = catalogue_markdown(proposals_catalogue(house->proposals), id, NULL);
	return markdown && strstr(markdown, word);
}

#define TEST(check) cmocka_unit_test_setup_teardown(check, set_up, tear_down)

#endif
