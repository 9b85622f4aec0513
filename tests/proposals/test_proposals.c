#include "proposals/house.h"

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
		TEST(the_thread_tells_what_happened),
	};
	return cmocka_run_group_tests_name("proposals/proposals", tests, NULL, NULL);
}
