#ifndef PROPOSALS_REPORTED_H
#define PROPOSALS_REPORTED_H

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "people/people.h"
#include "proposals/dossier.h"
#include "proposals/paper.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "store/accounts.h"
#include "store/db.h"
#include "support/rows.h"
#include "support/temp.h"

/* One sheet online, and who may be told what readers say of it. */

enum { NOW = 1500000000 };

#define ROBOT_SHEET SHEET("Un robot", "pas à pas")

struct house {
	char *folder, *sheet;
	struct vocabularies *vocabularies;
	struct proposals *proposals;
	struct db *db;
	struct person teacher, near, other, far, dan;
};

static inline void add_person(struct house *house, struct person *person, enum role role, const char *name,
	const char *scope)
{
	OWNED_STRING email = text_make("%s@ac-limoges.fr", name);
	if (scope)
		words_add(&person->scopes, scope);
	person->role = role;
	person->name = mem_copy(name);
	OWNED_STRING key = mem_copy(role_key(role));
	const struct account account = {
		.email = email, .name = person->name, .role = key, .scopes = person->scopes, .made_at = NOW,
	};
	assert_true(accounts_add(house->db, &account, &person->row, NULL));
}

static inline char *publish(struct house *house)
{
	OWNED_RECEIPT receipt = {0};
	const struct catalogue_publication publication = { .markdown = ROBOT_SHEET, .validator = "dan" };
	assert_true(catalogue_publish(proposals_catalogue(house->proposals), &publication, NOW, &receipt, NULL));
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
	return mem_copy(receipt.id);
}

static inline int set_up(void **state)
{
	struct house *house = mem_new(1, sizeof *house);
	house->folder = temp_folder();
	house->vocabularies = vocabularies_load(VOCABULARIES, NULL);
	house->proposals = proposals_open(house->folder, house->vocabularies, NULL);
	house->db = catalogue_store(proposals_catalogue(house->proposals));
	proposals_set_time(house->proposals, NOW);
	add_person(house, &house->teacher, ROLE_TEACHER, "prof", NULL);
	add_person(house, &house->near, ROLE_REFERENT, "pres", "thematique:codage");
	add_person(house, &house->other, ROLE_REFERENT, "autre", NULL);
	add_person(house, &house->far, ROLE_REFERENT, "loin", "thematique:ent");
	add_person(house, &house->dan, ROLE_DAN, "dan", NULL);
	house->sheet = publish(house);
	*state = house;
	return 0;
}

static inline int tear_down(void **state)
{
	struct house *house = *state;
	struct person *const people[] = {
		&house->teacher, &house->near, &house->other, &house->far, &house->dan,
	};
	for (size_t i = 0; i < sizeof people / sizeof people[0]; i++)
		person_done(people[i]);
	proposals_free(house->proposals);
	vocabularies_free(house->vocabularies);
	temp_drop(&house->folder);
	free(house->sheet);
	free(house);
	return 0;
}

static inline struct actor as(const struct person *person)
{
	return (struct actor){ .person = person };
}

static inline enum report_outcome report(struct house *house, const char *reason, const char *message)
{
	enum report_outcome outcome;
	assert_true(dossier_report(house->proposals, house->sheet, reason, message, &outcome, NULL));
	return outcome;
}

/* Do an act upon the edition there is now; who may not see the dossier is forbidden it. */
static inline enum outcome act(struct house *house, int64_t row, const struct person *person,
	enum dossier_act what, const char *answer)
{
	const struct actor actor = as(person);
	enum outcome outcome;
	OWNED(dossier) dossier = dossier_find(house->proposals, row, &actor, NULL);
	if (!dossier)
		return OUTCOME_FORBIDDEN;
	const struct dossier_deed deed = { what, dossier->stored->edition, answer };
	assert_true(dossier_act(house->proposals, &actor, row, &deed, &outcome, NULL));
	return outcome;
}

#define TEST(check) cmocka_unit_test_setup_teardown(check, set_up, tear_down)

#endif
