#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "people/people.h"
#include "proposals/proposals.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "store/accounts.h"
#include "store/acts.h"
#include "store/db.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>

enum { NOW = 1500000000 };

/* A sheet that may be published; %s: its title, a word of its body. */
#define SHEET \
	"---\n" \
	"titre: %s sur un quadrillage\n" \
	"resume: Les élèves programment un robot de sol sur un quadrillage, puis vérifient à pied.\n" \
	"type: scenario\n" \
	"niveaux: [cm1, cm2]\n" \
	"enseignements: [c3-mathematiques]\n" \
	"thematiques: [codage]\n" \
	"equipements: [robot-programmable]\n" \
	"duree: PT2H\n" \
	"licence: CC-BY-SA-4.0\n" \
	"auteurs:\n" \
	"  - signature: Une équipe\n" \
	"---\n" \
	"\n" \
	"## Déroulement\n" \
	"\n" \
	"Les élèves avancent %s. Par groupes de trois, ils tracent d’abord le chemin sur le\n" \
	"quadrillage de la cour, le disent avec des flèches, puis programment le robot. Ils comparent\n" \
	"le chemin prévu et celui qui a été parcouru, cherchent l’erreur, la corrigent et recommencent\n" \
	"jusqu’à ce que le robot arrive à la case voulue sans sortir du tapis.\n"

struct house {
	char *folder;
	struct vocabularies *vocabularies;
	struct proposals *proposals;
	struct person teacher, other, referent, far, dan;
};

static char *text_of(const char *title, const char *word)
{
	return text_make(SHEET, title, word);
}

static void add_person(struct house *house, struct person *person, enum role role, const char *name)
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

static int set_up(void **state)
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

static int tear_down(void **state)
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

static struct actor as(const struct person *person)
{
	return (struct actor){ .person = person };
}

static int64_t begin(struct house *house, const struct person *person, const char *markdown)
{
	const struct actor actor = as(person);
	const struct beginning beginning = { .markdown = markdown };
	char secret[SECRET_BYTES];
	int64_t row;
	assert_true(proposal_begin(house->proposals, &actor, &beginning, &row, secret, NULL));
	return row;
}

static struct proposal *seen_by(struct house *house, int64_t row, const struct person *person)
{
	const struct actor actor = as(person);
	return proposal_find(house->proposals, row, &actor, NULL);
}

/* Do an act upon the edition there is now. */
static enum outcome act(struct house *house, int64_t row, const struct person *person,
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

static void must(struct house *house, int64_t row, const struct person *person, enum life_act what)
{
	assert_int_equal(act(house, row, person, (struct deed){ .act = what }), OUTCOME_DONE);
}

/* Sent, claimed and accepted: gives the id of the sheet. */
static char *publish(struct house *house, int64_t row, int64_t base)
{
	must(house, row, &house->teacher, ACT_SEND);
	must(house, row, &house->referent, ACT_CLAIM);
	assert_int_equal(act(house, row, &house->referent, (struct deed){ .act = ACT_ACCEPT, .base = base }),
		OUTCOME_DONE);
	OWNED(proposal) proposal = seen_by(house, row, &house->teacher);
	assert_int_equal(proposal->state, LIFE_PUBLISHED);
	return mem_copy(proposal->stored->sheet);
}

static bool is_online(struct house *house, const char *id, const char *word)
{
	OWNED_STRING markdown = catalogue_markdown(proposals_catalogue(house->proposals), id, NULL);
	return markdown && strstr(markdown, word);
}

/* ---- The whole way ---- */

static void a_draft_is_written_sent_and_published(void **state)
{
	struct house *house = *state;
	int64_t row = begin(house, &house->teacher, NULL);
	assert_int_equal(act(house, row, &house->teacher, (struct deed){ .act = ACT_SEND }),
		OUTCOME_NOT_READY);

	OWNED_STRING text = text_of("Un robot", "lentement");
	assert_int_equal(act(house, row, &house->teacher, (struct deed){ .act = ACT_SAVE, .markdown = text }),
		OUTCOME_DONE);
	OWNED(proposal) draft = seen_by(house, row, &house->teacher);
	assert_string_equal(draft->stored->title, "Un robot sur un quadrillage");
	assert_int_equal(draft->stored->edition, 2);

	OWNED_STRING id = publish(house, row, 0);
	assert_true(is_online(house, id, "lentement"));
	OWNED(catalogue_sheet) sheet = catalogue_find(proposals_catalogue(house->proposals), id, NULL);
	assert_string_equal(sheet->sheet->status, "publie");
	assert_string_equal(sheet->sheet->validator, "referent");
	assert_string_equal(sheet->sheet->published_on, "2017-07-14");
	assert_string_equal(sheet->sheet->review_on, "2019-07-14");
	assert_int_equal(sheet->sheet->version, 1);
}

static void a_returned_one_is_mended(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "trop vite");
	OWNED_STRING better = text_of("Un robot", "pas à pas");
	int64_t row = begin(house, &house->teacher, text);
	must(house, row, &house->teacher, ACT_SEND);
	assert_int_equal(act(house, row, &house->teacher, (struct deed){ .act = ACT_SAVE, .markdown = better }),
		OUTCOME_FORBIDDEN);
	must(house, row, &house->referent, ACT_CLAIM);

	struct deed deed = { .act = ACT_RETURN, .message = "Dites le temps de chaque étape." };
	assert_int_equal(act(house, row, &house->referent, deed), OUTCOME_NO_REASON);
	deed.reason = "parce que";
	assert_int_equal(act(house, row, &house->referent, deed), OUTCOME_NO_REASON);
	deed.reason = "incomplet";
	deed.message = NULL;
	assert_int_equal(act(house, row, &house->referent, deed), OUTCOME_NO_MESSAGE);
	deed.message = "Dites le temps de chaque étape.";
	assert_int_equal(act(house, row, &house->referent, deed), OUTCOME_DONE);

	assert_int_equal(act(house, row, &house->teacher, (struct deed){ .act = ACT_SAVE, .markdown = better }),
		OUTCOME_DONE);
	OWNED_STRING id = publish(house, row, 0);
	assert_true(is_online(house, id, "pas à pas"));
}

static void the_version_online_stays_until_the_new_one_is_accepted(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	OWNED_STRING id = publish(house, begin(house, &house->teacher, text), 0);

	const struct actor actor = as(&house->teacher);
	const struct beginning again = { .sheet = id };
	char secret[SECRET_BYTES];
	int64_t row;
	assert_true(proposal_begin(house->proposals, &actor, &again, &row, secret, NULL));
	OWNED(proposal) draft = seen_by(house, row, &house->teacher);
	assert_int_equal(draft->stored->base, 1);
	assert_non_null(strstr(draft->stored->markdown, "lentement"));

	OWNED_STRING better = text_of("Un robot", "gaiement");
	assert_int_equal(act(house, row, &house->teacher, (struct deed){ .act = ACT_SAVE, .markdown = better }),
		OUTCOME_DONE);
	must(house, row, &house->teacher, ACT_SEND);
	must(house, row, &house->referent, ACT_CLAIM);
	assert_true(is_online(house, id, "lentement"));
	assert_int_equal(act(house, row, &house->referent, (struct deed){ .act = ACT_ACCEPT, .base = 1 }),
		OUTCOME_DONE);
	assert_true(is_online(house, id, "gaiement"));
	OWNED(catalogue_sheet) sheet = catalogue_find(proposals_catalogue(house->proposals), id, NULL);
	assert_int_equal(sheet->sheet->version, 2);
}

/* The sheet online moved under the reviewer's eyes: nothing is published over it. */
static void an_acceptance_over_another_version_is_stale(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	OWNED_STRING id = publish(house, begin(house, &house->teacher, text), 0);
	int64_t rows[2];
	const struct actor actor = as(&house->teacher);
	const struct beginning again = { .sheet = id };
	char secret[SECRET_BYTES];
	for (size_t i = 0; i < 2; i++) {
		OWNED_STRING word = text_make("mot%zu", i);
		OWNED_STRING better = text_of("Un robot", word);
		assert_true(proposal_begin(house->proposals, &actor, &again, &rows[i], secret, NULL));
		assert_int_equal(act(house, rows[i], &house->teacher,
			(struct deed){ .act = ACT_SAVE, .markdown = better }), OUTCOME_DONE);
		must(house, rows[i], &house->teacher, ACT_SEND);
		must(house, rows[i], &house->referent, ACT_CLAIM);
	}
	const struct deed accept = { .act = ACT_ACCEPT, .base = 1 };
	assert_int_equal(act(house, rows[0], &house->referent, accept), OUTCOME_DONE);
	assert_int_equal(act(house, rows[1], &house->referent, accept), OUTCOME_STALE);
	assert_true(is_online(house, id, "mot0"));
	OWNED(proposal) second = seen_by(house, rows[1], &house->referent);
	assert_int_equal(second->state, LIFE_CLAIMED);
	assert_int_equal(act(house, rows[1], &house->referent,
		(struct deed){ .act = ACT_ACCEPT, .base = 2 }), OUTCOME_DONE);
	assert_true(is_online(house, id, "mot1"));
}

static void a_variant_cites_its_source(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	OWNED_STRING id = publish(house, begin(house, &house->teacher, text), 0);
	const struct actor actor = as(&house->other);
	const struct beginning variant = { .source = id };
	char secret[SECRET_BYTES];
	int64_t row;
	assert_true(proposal_begin(house->proposals, &actor, &variant, &row, secret, NULL));
	OWNED(proposal) proposal = seen_by(house, row, &house->other);
	assert_null(proposal->stored->sheet);
	assert_null(proposal->sheet->id);
	assert_int_equal(proposal->sheet->author_count, 0);
	assert_int_equal(proposal->sheet->relation_count, 1);
	assert_string_equal(proposal->sheet->relations[0].type, "est-base-sur");
	assert_string_equal(proposal->sheet->relations[0].target, id);
	assert_non_null(strstr(proposal->sheet->body, "lentement"));
}

/* A sheet with a licence, a trial and an outcome, published; gives its id. */
static char *publish_tried(struct house *house, const char *licence)
{
	OWNED_STRING text = text_of("Un robot", "lentement");
	OWNED_TEXT whole = {0};
	const char *place = strstr(text, "licence:");
	text_add_bytes(&whole, text, (size_t)(place - text));
	text_format(&whole,
		"experimente: 2015-2016\nbilan:\n  texte: Ils ont aimé.\n  obstacles: [cout]\nlicence: %s",
		licence);
	text_add(&whole, strchr(place, '\n'));
	return publish(house, begin(house, &house->teacher, text_string(&whole)), 0);
}

static void what_others_noticed_is_not_ones_own(void **state)
{
	struct house *house = *state;
	OWNED_STRING id = publish_tried(house, "CC-BY-NC-SA-4.0");
	const struct actor actor = as(&house->other);
	const struct beginning variant = { .source = id };
	char secret[SECRET_BYTES];
	int64_t row;
	assert_true(proposal_begin(house->proposals, &actor, &variant, &row, secret, NULL));
	OWNED(proposal) proposal = seen_by(house, row, &house->other);
	assert_null(proposal->sheet->tried);
	assert_null(proposal->sheet->outcome);
	assert_int_equal(proposal->sheet->obstacles.count, 0);
	assert_string_equal(proposal->sheet->licence, "CC-BY-NC-SA-4.0");
}

static void what_may_not_be_adapted_has_no_variant(void **state)
{
	struct house *house = *state;
	OWNED_STRING id = publish_tried(house, "CC-BY-ND-4.0");
	const struct actor actor = as(&house->other);
	const struct beginning variant = { .source = id }, version = { .sheet = id };
	char secret[SECRET_BYTES];
	int64_t row;
	struct error err = {0};
	assert_false(proposal_begin(house->proposals, &actor, &variant, &row, secret, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_true(proposal_begin(house->proposals, &actor, &version, &row, secret, NULL));
}

static void a_blank_one_has_what_the_person_usually_writes(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	const struct beginning blank = {0};
	const struct actor teacher = as(&house->teacher), other = as(&house->other), nobody = {0};
	char secret[SECRET_BYTES];
	int64_t row;
	begin(house, &house->teacher, text);
	assert_true(proposal_begin(house->proposals, &teacher, &blank, &row, secret, NULL));
	OWNED(proposal) usual = seen_by(house, row, &house->teacher);
	assert_null(usual->sheet->title);
	assert_int_equal(usual->sheet->levels.count, 2);
	assert_true(words_has(&usual->sheet->subjects, "c3-mathematiques"));
	assert_string_equal(usual->sheet->authors[0].signature, "Une équipe");
	assert_int_equal(usual->sheet->themes.count, 0);

	assert_true(proposal_begin(house->proposals, &other, &blank, &row, secret, NULL));
	OWNED(proposal) first = seen_by(house, row, &house->other);
	assert_int_equal(first->sheet->levels.count, 0);
	assert_string_equal(first->sheet->licence, "CC-BY-SA-4.0");

	assert_true(proposal_begin(house->proposals, &nobody, &blank, &row, secret, NULL));
	OWNED(proposal) unknown = proposal_find_door(house->proposals, secret, NULL);
	assert_int_equal(unknown->sheet->author_count, 0);
}

/* One whose owner has an account, or that was sent, stays. */
static void a_draft_left_behind_is_forgotten(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	const struct beginning brought = { .markdown = text };
	const struct actor nobody = {0}, teacher = as(&house->teacher);
	char draft[SECRET_BYTES], sent[SECRET_BYTES], other[SECRET_BYTES];
	int64_t rows[3];
	enum outcome outcome;
	assert_true(proposal_begin(house->proposals, &nobody, &brought, &rows[0], draft, NULL));
	assert_true(proposal_begin(house->proposals, &nobody, &brought, &rows[1], sent, NULL));
	assert_true(proposal_begin(house->proposals, &teacher, &brought, &rows[2], other, NULL));
	const struct actor author = { .door = sent };
	assert_true(proposal_act(house->proposals, &author, rows[1],
		&(struct deed){ .act = ACT_SEND, .edition = 1 }, &outcome, NULL));

	proposals_set_time(house->proposals, NOW + DRAFT_SECONDS);
	int64_t row;
	assert_true(proposal_begin(house->proposals, &teacher, &brought, &row, other, NULL));
	OWNED(proposal) still = proposal_find_door(house->proposals, draft, NULL);
	assert_non_null(still);
	proposals_set_time(house->proposals, NOW + DRAFT_SECONDS + 1);
	assert_true(proposal_begin(house->proposals, &teacher, &brought, &row, other, NULL));
	assert_null(proposal_find_door(house->proposals, draft, NULL));
	OWNED(proposal) waiting = proposal_find_door(house->proposals, sent, NULL);
	OWNED(proposal) owned = seen_by(house, rows[2], &house->teacher);
	assert_non_null(waiting);
	assert_non_null(owned);
}

static void small_corrections_are_the_reviewers(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentemant");
	OWNED_STRING mended = text_of("Un robot", "lentement");
	int64_t row = begin(house, &house->teacher, text);
	must(house, row, &house->teacher, ACT_SEND);
	must(house, row, &house->referent, ACT_CLAIM);
	assert_int_equal(act(house, row, &house->referent,
		(struct deed){ .act = ACT_CORRECT, .markdown = "rien" }), OUTCOME_NOT_READY);
	assert_int_equal(act(house, row, &house->referent,
		(struct deed){ .act = ACT_CORRECT, .markdown = mended }), OUTCOME_DONE);
	assert_int_equal(act(house, row, &house->referent, (struct deed){ .act = ACT_ACCEPT }), OUTCOME_DONE);
	OWNED(proposal) proposal = seen_by(house, row, &house->teacher);
	assert_true(is_online(house, proposal->stored->sheet, "lentement"));
}

/* ---- Who may ---- */

static void a_draft_is_its_authors_alone(void **state)
{
	struct house *house = *state;
	int64_t row = begin(house, &house->teacher, NULL);
	assert_null(seen_by(house, row, &house->other));
	assert_null(seen_by(house, row, &house->referent));
	assert_null(seen_by(house, row, &house->dan));
	assert_null(seen_by(house, row, NULL));
	assert_null(seen_by(house, row + 1, &house->teacher));
}

static void who_reviews_is_in_reach(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	int64_t row = begin(house, &house->teacher, text);
	must(house, row, &house->teacher, ACT_SEND);
	assert_null(seen_by(house, row, &house->far));
	assert_null(seen_by(house, row, &house->other));
	OWNED(proposal) near = seen_by(house, row, &house->referent);
	assert_non_null(near);
	assert_int_equal(near->parts, PART_BIT(PART_REVIEWER));
}

static void nobody_publishes_ones_own_but_the_dan(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	int64_t mine = begin(house, &house->referent, text);
	must(house, mine, &house->referent, ACT_SEND);
	assert_int_equal(act(house, mine, &house->referent, (struct deed){ .act = ACT_CLAIM }),
		OUTCOME_FORBIDDEN);

	int64_t dans = begin(house, &house->dan, text);
	must(house, dans, &house->dan, ACT_SEND);
	must(house, dans, &house->dan, ACT_CLAIM);
	must(house, dans, &house->dan, ACT_ACCEPT);
}

static void one_holds_and_the_dan_takes_over(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	struct person second = {0};
	add_person(house, &second, ROLE_REFERENT, "second");
	int64_t row = begin(house, &house->teacher, text);
	must(house, row, &house->teacher, ACT_SEND);
	must(house, row, &house->referent, ACT_CLAIM);
	assert_int_equal(act(house, row, &second, (struct deed){ .act = ACT_CLAIM }), OUTCOME_FORBIDDEN);
	assert_int_equal(act(house, row, &second, (struct deed){ .act = ACT_ACCEPT }), OUTCOME_FORBIDDEN);
	must(house, row, &house->dan, ACT_CLAIM);
	assert_int_equal(act(house, row, &house->referent, (struct deed){ .act = ACT_ACCEPT }),
		OUTCOME_FORBIDDEN);
	must(house, row, &house->dan, ACT_RELEASE);
	must(house, row, &second, ACT_CLAIM);
	person_done(&second);
}

static void a_write_from_an_older_edition_is_stale(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	int64_t row = begin(house, &house->teacher, NULL);
	struct deed deed = { .act = ACT_SAVE, .markdown = text, .edition = 1 };
	assert_int_equal(act(house, row, &house->teacher, deed), OUTCOME_DONE);
	assert_int_equal(act(house, row, &house->teacher, deed), OUTCOME_STALE);
	OWNED(proposal) proposal = seen_by(house, row, &house->teacher);
	assert_int_equal(proposal->stored->edition, 2);
}

/* ---- Without an account ---- */

static void a_private_link_is_the_authors_door(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	const struct actor nobody = {0};
	const struct beginning beginning = { .markdown = text };
	char secret[SECRET_BYTES], other[SECRET_BYTES];
	int64_t row;
	assert_true(proposal_begin(house->proposals, &nobody, &beginning, &row, secret, NULL));
	assert_true(secret_is_one(secret));

	OWNED(proposal) proposal = proposal_find_door(house->proposals, secret, NULL);
	assert_int_equal(proposal->parts, PART_BIT(PART_AUTHOR));
	const struct actor author = { .door = secret };
	enum outcome outcome;
	const struct deed send = { .act = ACT_SEND, .edition = 1 };
	assert_true(proposal_act(house->proposals, &author, row, &send, &outcome, NULL));
	assert_int_equal(outcome, OUTCOME_DONE);

	secret_make(other);
	struct error err = {0};
	assert_null(proposal_find_door(house->proposals, other, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	const struct actor pirate = { .door = other };
	assert_false(proposal_act(house->proposals, &pirate, row, &send, &outcome, NULL));
	assert_false(proposal_close_door(house->proposals, &pirate, row, NULL));

	struct db *db = catalogue_store(proposals_catalogue(house->proposals));
	int64_t before = 0, after = 0;
	assert_true(acts_last(db, &before, NULL));
	assert_true(proposal_close_door(house->proposals, &author, row, NULL));
	assert_true(acts_last(db, &after, NULL));
	assert_int_equal(after, before + 1);
	assert_null(proposal_find_door(house->proposals, secret, NULL));
	OWNED(proposal) still = seen_by(house, row, &house->referent);
	assert_non_null(still);
}

static void a_new_version_wants_an_account(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	OWNED_STRING id = publish(house, begin(house, &house->teacher, text), 0);
	const struct actor nobody = {0};
	const struct beginning again = { .sheet = id };
	char secret[SECRET_BYTES];
	int64_t row;
	struct error err = {0};
	assert_false(proposal_begin(house->proposals, &nobody, &again, &row, secret, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

static void so_many_on_the_way_and_no_more(void **state)
{
	struct house *house = *state;
	for (size_t i = 0; i < PROPOSALS_OPEN; i++)
		begin(house, &house->teacher, NULL);
	const struct actor actor = as(&house->teacher);
	const struct beginning beginning = {0};
	char secret[SECRET_BYTES];
	int64_t row;
	struct error err = {0};
	assert_false(proposal_begin(house->proposals, &actor, &beginning, &row, secret, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

/* ---- Lists ---- */

static void add_title(void *context, const struct proposal *proposal)
{
	text_format(context, "%s;", proposal->sheet->title);
}

static char *queue_of(struct house *house, const struct person *person, struct queue queue)
{
	const struct actor actor = as(person);
	struct text titles = {0};
	struct queue_page page = { .proposal = add_title, .context = &titles };
	assert_true(proposal_list_queue(house->proposals, &actor, &queue, &page, NULL));
	if (page.next.row)
		text_add(&titles, "…");
	text_add(&titles, "");
	return text_take(&titles);
}

static void the_queue_begins_with_the_one_that_waits(void **state)
{
	struct house *house = *state;
	static const char *const titles[] = { "Premier robot", "Deuxième robot", "Un brouillon" };
	for (size_t i = 0; i < 3; i++) {
		OWNED_STRING text = text_of(titles[i], "lentement");
		proposals_set_time(house->proposals, NOW + (int64_t)i);
		int64_t row = begin(house, &house->teacher, text);
		if (i < 2)
			must(house, row, &house->teacher, ACT_SEND);
		if (i == 1)
			must(house, row, &house->referent, ACT_CLAIM);
	}
	OWNED_STRING all = queue_of(house, &house->referent, (struct queue){0});
	assert_string_equal(all, "Premier robot sur un quadrillage;Deuxième robot sur un quadrillage;");
	OWNED_STRING mine = queue_of(house, &house->referent, (struct queue){ .only_mine = true });
	assert_string_equal(mine, "Deuxième robot sur un quadrillage;");
	OWNED_STRING waiting = queue_of(house, &house->referent, (struct queue){ .only_waiting = true });
	assert_string_equal(waiting, "Premier robot sur un quadrillage;");
	OWNED_STRING old = queue_of(house, &house->dan, (struct queue){ .before = NOW + 1 });
	assert_string_equal(old, "Premier robot sur un quadrillage;");
	OWNED_STRING far = queue_of(house, &house->far, (struct queue){0});
	assert_string_equal(far, "");
	OWNED_STRING whole = queue_of(house, &house->far, (struct queue){ .whole = true });
	assert_string_equal(whole, "Premier robot sur un quadrillage;Deuxième robot sur un quadrillage;");
	OWNED_STRING teachers = queue_of(house, &house->other, (struct queue){ .whole = true });
	assert_string_equal(teachers, "");
}

/* As many that wait, sent one second after the other. */
static void fill_queue(struct house *house, size_t count, const char *theme, int64_t from)
{
	struct db *db = catalogue_store(proposals_catalogue(house->proposals));
	char state[] = "soumis", title[] = "Une fiche";
	OWNED_STRING text = text_make("---\ntitre: Une fiche sur %s\nthematiques: [%s]\n---\n", theme, theme);
	assert_true(db_begin(db, NULL));
	for (size_t i = 0; i < count; i++) {
		int64_t row, sent = from + (int64_t)i;
		const struct stored_proposal stored = {
			.state = state, .title = title, .markdown = text,
			.made_at = sent, .changed_at = sent, .sent_at = sent,
		};
		assert_true(proposals_add(db, &stored, &row, NULL));
	}
	assert_true(db_commit(db, NULL));
}

static void others_do_not_hide_ones_own(void **state)
{
	struct house *house = *state;
	fill_queue(house, 450, "codage", NOW);
	fill_queue(house, 1, "ent", NOW + 1000);
	OWNED_STRING far = queue_of(house, &house->far, (struct queue){0});
	assert_string_equal(far, "Une fiche sur ent;");
}

static void count_one(void *context, const struct proposal *proposal)
{
	(void)proposal;
	++*(size_t *)context;
}

/* Many of the same second as well: a page begins behind a place, not behind a time. */
static void page_after_page_each_is_shown_once(void **state)
{
	struct house *house = *state;
	const struct actor actor = as(&house->referent);
	fill_queue(house, QUEUE_PAGE, "codage", NOW);
	for (size_t i = 0; i < QUEUE_PAGE; i++)
		fill_queue(house, 1, "ent", NOW + 5);
	struct queue queue = {0};
	size_t pages[2] = {0};
	for (size_t i = 0; i < 2; i++) {
		struct queue_page page = { .proposal = count_one, .context = &pages[i] };
		assert_true(proposal_list_queue(house->proposals, &actor, &queue, &page, NULL));
		queue.after = page.next;
		assert_int_equal(page.next.row == 0, i == 1);
	}
	assert_int_equal(pages[0], QUEUE_PAGE);
	assert_int_equal(pages[1], QUEUE_PAGE);
}

static void add_event(void *context, const struct proposal_event *event)
{
	text_format(context, "%s %s %s %s;", event->part, event->act, event->reason, event->message);
}

static void the_thread_tells_what_happened(void **state)
{
	struct house *house = *state;
	OWNED_STRING text = text_of("Un robot", "lentement");
	int64_t row = begin(house, &house->teacher, text);
	must(house, row, &house->teacher, ACT_SEND);
	must(house, row, &house->referent, ACT_CLAIM);
	act(house, row, &house->teacher, (struct deed){ .act = ACT_SAY, .message = "Bonjour" });
	act(house, row, &house->referent, (struct deed){
		.act = ACT_REFUSE, .reason = "doublon", .message = "Voyez 2017-0001.",
	});
	OWNED(proposal) proposal = seen_by(house, row, &house->teacher);
	assert_int_equal(proposal->state, LIFE_REFUSED);
	OWNED_TEXT events = {0};
	assert_true(proposal_events(house->proposals, proposal, add_event, &events, NULL));
	assert_string_equal(text_string(&events), "auteur envoyer  ;relecture prendre  ;auteur ecrire  Bonjour;"
		"relecture refuser doublon Voyez 2017-0001.;");
}

#define TEST(check) cmocka_unit_test_setup_teardown(check, set_up, tear_down)

/* « Proposer une fiche » beside a gap of the programmes. */
static void a_draft_may_aim_at_a_notion(void **state)
{
	struct house *house = *state;
	const struct actor actor = as(&house->teacher);
	const struct beginning beginning = { .notion = "2635", .level = "6e" };
	char secret[SECRET_BYTES];
	int64_t row = 0;
	assert_true(proposal_begin(house->proposals, &actor, &beginning, &row, secret, NULL));
	OWNED(proposal) draft = proposal_find(house->proposals, row, &actor, NULL);
	const char *markdown = draft->stored->markdown;
	assert_non_null(strstr(markdown, "programme: [2635]"));
	assert_non_null(strstr(markdown, "thematiques: [codage]"));
	assert_non_null(strstr(markdown, "niveaux: [6e]"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_draft_may_aim_at_a_notion),
		TEST(a_draft_is_written_sent_and_published),
		TEST(a_returned_one_is_mended),
		TEST(the_version_online_stays_until_the_new_one_is_accepted),
		TEST(an_acceptance_over_another_version_is_stale),
		TEST(a_variant_cites_its_source),
		TEST(what_others_noticed_is_not_ones_own),
		TEST(what_may_not_be_adapted_has_no_variant),
		TEST(a_blank_one_has_what_the_person_usually_writes),
		TEST(a_draft_left_behind_is_forgotten),
		TEST(small_corrections_are_the_reviewers),
		TEST(a_draft_is_its_authors_alone),
		TEST(who_reviews_is_in_reach),
		TEST(nobody_publishes_ones_own_but_the_dan),
		TEST(one_holds_and_the_dan_takes_over),
		TEST(a_write_from_an_older_edition_is_stale),
		TEST(a_private_link_is_the_authors_door),
		TEST(a_new_version_wants_an_account),
		TEST(so_many_on_the_way_and_no_more),
		TEST(the_queue_begins_with_the_one_that_waits),
		TEST(others_do_not_hide_ones_own),
		TEST(page_after_page_each_is_shown_once),
		TEST(the_thread_tells_what_happened),
	};
	return cmocka_run_group_tests_name("proposals/proposals", tests, NULL, NULL);
}
