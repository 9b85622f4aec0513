#include "tags/tagging.h"

#include "store/acts.h"
#include "support/taggers.h"

static void a_tag_is_proposed_then_confirmed_by_three(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	assert_int_equal(class_tag(&class, &class.teachers[0], "Plan de travail"), TAGGED);
	assert_tags(&class, class.sheet, "(Plan de travail)");
	assert_int_equal(class_tag(&class, &class.teachers[0], "plans de travail"), TAGGED_ALREADY);
	assert_int_equal(class_tag(&class, &class.teachers[1], "PLAN-DE-TRAVAIL"), TAGGED);
	assert_tags(&class, class.sheet, "(Plan de travail)");
	assert_int_equal(class_tag(&class, &class.teachers[2], "plan de travail"), TAGGED);
	assert_tags(&class, class.sheet, "Plan de travail");
}

static void a_keeper_confirms_alone(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	assert_int_equal(class_tag(&class, &class.teachers[0], "escape game"), TAGGED);
	assert_int_equal(class_tag(&class, &class.referent, "escape game"), TAGGED);
	assert_tags(&class, class.sheet, "escape game");
	assert_int_equal(class_tag(&class, &class.dan, "jeu"), TAGGED);
	assert_tags(&class, class.sheet, "escape game, jeu");
}

static void a_referent_of_something_else_is_one_voice(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	assert_int_equal(class_tag(&class, &class.far, "jeu"), TAGGED);
	assert_tags(&class, class.sheet, "(jeu)");
	assert_int_equal(class_do(&class, &class.far, TAGGING_DISMISS, class.sheet, "jeu"), TAGGING_REFUSED);
}

static void who_proposed_alone_may_take_it_back(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.teachers[0], "jeu");
	assert_int_equal(class_do(&class, &class.teachers[1], TAGGING_WITHDRAW, class.sheet, "jeu"),
		TAGGING_REFUSED);
	class_tag(&class, &class.teachers[1], "jeu");
	assert_int_equal(class_do(&class, &class.teachers[0], TAGGING_WITHDRAW, class.sheet, "jeu"), TAGGED);
	assert_tags(&class, class.sheet, "(jeu)");
	assert_int_equal(class_do(&class, &class.teachers[1], TAGGING_WITHDRAW, class.sheet, "jeu"), TAGGED);
	assert_tags(&class, class.sheet, "");
}

static void what_a_keeper_dismissed_comes_back_by_a_keeper_alone(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.teachers[0], "jeu");
	assert_int_equal(class_do(&class, &class.teachers[0], TAGGING_DISMISS, class.sheet, "jeu"),
		TAGGING_REFUSED);
	assert_int_equal(class_do(&class, &class.referent, TAGGING_DISMISS, class.sheet, "jeu"), TAGGED);
	assert_tags(&class, class.sheet, "");
	assert_int_equal(class_tag(&class, &class.teachers[1], "jeu"), TAGGING_DISMISSED);
	assert_int_equal(class_tag(&class, &class.dan, "jeu"), TAGGED);
	assert_tags(&class, class.sheet, "jeu");
}

static void what_the_author_wrote_is_nobody_elses(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	OWNED_STRING id = desk_take(&class.desk, "b.md", "La tortue", "etiquettes: [jeu]\n");
	assert_int_equal(class_do(&class, &class.teachers[0], TAGGING_ADD, id, "jeux"), TAGGED_ALREADY);
	assert_int_equal(class_do(&class, &class.referent, TAGGING_DISMISS, id, "jeu"), TAGGING_REFUSED);
	assert_tags(&class, id, "jeu");
}

static void a_tag_that_others_put_outlives_a_new_version(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.referent, "jeu");
	free(desk_take(&class.desk, "a.md", "Le hérisson et le renard", "etiquettes: [conte]\n"));
	assert_tags(&class, class.sheet, "conte, jeu");
}

struct name_row {
	const char *name, *typed;
	enum tagging_outcome outcome;
	enum tag_fault fault;
};

static const struct name_row name_rows[] = {
	{ "a good name is taken",       "réalité augmentée", TAGGED,         TAG_GOOD },
	{ "markup is not",              "<script>",          TAGGING_FAULTY, TAG_STRANGE },
	{ "nothing is not",             "  ",                TAGGING_FAULTY, TAG_SHORT },
	{ "a sentence is not", "une phrase qui n’est plus une étiquette du tout", TAGGING_FAULTY, TAG_LONG },
	{ "a year is not",              "2017",              TAGGING_FAULTY, TAG_NO_LETTER },
};

static void takes_names(void **state)
{
	const struct name_row *row = *state;
	OWNED_CLASS class = class_new();
	OWNED_TAGGING result = {0};
	const struct tagger tagger = class_tagger(&class, &class.teachers[0]);
	const struct tagging tagging = { .sheet = class.sheet, .act = TAGGING_ADD, .tag = row->typed };
	assert_true(tagging_do(&tagger, &tagging, &result, NULL));
	assert_int_equal(result.outcome, row->outcome);
	assert_int_equal(result.fault, row->fault);
}

static void a_slip_is_told_before_it_makes_a_tag(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.teachers[0], "Robotique");
	OWNED_TAGGING result = {0};
	const struct tagger tagger = class_tagger(&class, &class.teachers[0]);
	struct tagging tagging = { .sheet = class.sheet, .act = TAGGING_ADD, .tag = "Robotiqe" };
	assert_true(tagging_do(&tagger, &tagging, &result, NULL));
	assert_int_equal(result.outcome, TAGGING_NEAR);
	assert_string_equal(result.name, "Robotique");
	assert_tags(&class, class.sheet, "(Robotique)");
	assert_int_equal(class_tag(&class, &class.teachers[0], "Robotiqe"), TAGGED);
}

static void a_sheet_that_is_not_online_has_no_tags(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	OWNED_STRING draft = desk_take(&class.desk, "b.md", "Le crayon", "statut: brouillon\n");
	const char *sheets[] = { draft, "2017-9999", "", "x' OR '1'='1" };
	const struct tagger tagger = class_tagger(&class, &class.dan);
	for (size_t i = 0; i < sizeof sheets / sizeof sheets[0]; i++) {
		OWNED_TAGGING result = {0};
		struct error err = {0};
		const struct tagging tagging = { .sheet = sheets[i], .act = TAGGING_ADD, .tag = "jeu" };
		assert_false(tagging_do(&tagger, &tagging, &result, &err));
		assert_int_equal(err.kind, ERROR_NOT_FOUND);
	}
	assert_true(catalogue_withdraw(class.desk.catalogue, class.sheet, DESK_NOW, NULL));
	OWNED_TAGGING result = {0};
	const struct tagging tagging = { .sheet = class.sheet, .act = TAGGING_ADD, .tag = "jeu" };
	assert_false(tagging_do(&tagger, &tagging, &result, NULL));
}

static void a_sheet_has_so_many_tags(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	for (int i = 0; i < TAGGING_PER_SHEET; i++) {
		OWNED_STRING name = text_make("tag %c%c", 'a' + i / 26, 'a' + i % 26);
		assert_int_equal(class_tag(&class, &class.teachers[0], name), TAGGED);
	}
	assert_int_equal(class_tag(&class, &class.teachers[0], "un de trop"), TAGGING_TOO_MANY);
	assert_int_equal(class_tag(&class, &class.teachers[1], "tag aa"), TAGGED);
}

static void a_person_tags_so_often(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	for (int i = 0; i < TAGGING_PER_DAY; i++) {
		assert_int_equal(class_tag(&class, &class.teachers[0], "jeu"), TAGGED);
		class_do(&class, &class.teachers[0], TAGGING_WITHDRAW, class.sheet, "jeu");
	}
	assert_int_equal(class_tag(&class, &class.teachers[0], "jeu"), TAGGING_TOO_OFTEN);
	assert_int_equal(class_tag(&class, &class.teachers[1], "jeu"), TAGGED);

	OWNED_TAGGING result = {0};
	struct tagger tomorrow = class_tagger(&class, &class.teachers[0]);
	tomorrow.now += 24 * 3600;
	const struct tagging tagging = { .sheet = class.sheet, .act = TAGGING_ADD, .tag = "jeu" };
	assert_true(tagging_do(&tomorrow, &tagging, &result, NULL));
	assert_int_equal(result.outcome, TAGGED);
}

static void the_index_follows(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.teachers[0], "Escape game");
	assert_int_equal(class_count(&class, FACET_TAG, "Escape game", ""), 1);
	assert_int_equal(class_count(&class, FACET_TAG, NULL, "tag:\"escape games\""), 1);
	assert_int_equal(class_count(&class, FACET_TAG, NULL, "+escape"), 0);
	class_tag(&class, &class.referent, "Escape game");
	assert_int_equal(class_count(&class, FACET_TAG, NULL, "+escape"), 1);
	assert_true(desk_is_sound(&class.desk));
}

static void keep_act(void *context, const struct act *act)
{
	struct text *told = context;
	text_format(told, "%s %s %s %s;", act->role, act->kind, act->object, act->detail);
}

static void every_act_is_in_the_journal(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.teachers[0], "jeu");
	class_tag(&class, &class.teachers[0], "jeu");
	class_do(&class, &class.referent, TAGGING_DISMISS, class.sheet, "jeu");
	OWNED_TEXT told = {0};
	assert_true(acts_list(catalogue_store(class.desk.catalogue), 0, 100, keep_act, &told, NULL));
	OWNED_STRING expected = text_make("enseignant etiquette-ajouter %s jeu;"
		"referent etiquette-ecarter %s jeu;", class.sheet, class.sheet);
	assert_string_equal(text_string(&told), expected);
}

static void somebody_forgotten_takes_no_tag_along(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.teachers[0], "jeu");
	assert_true(accounts_remove(catalogue_store(class.desk.catalogue), class.teachers[0].row, NULL));
	assert_tags(&class, class.sheet, "(jeu)");
	assert_int_equal(class_tag(&class, &class.teachers[1], "jeu"), TAGGED);
}

static void a_sheet_that_goes_takes_its_tags_along(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	size_t purged = 0;
	OWNED_STRING id = desk_take(&class.desk, "b.md", "La tortue", "exemple: true\netiquettes: [conte]\n");
	assert_int_equal(class_do(&class, &class.teachers[0], TAGGING_ADD, id, "jeu"), TAGGED);
	assert_int_equal(class_count(&class, FACET_TAG, "jeu", ""), 1);
	assert_true(catalogue_purge_examples(class.desk.catalogue, DESK_NOW, &purged, NULL));
	assert_int_equal(purged, 1);
	assert_int_equal(class_count(&class, FACET_TAG, "jeu", ""), 0);
	assert_true(desk_is_sound(&class.desk));
}

static void keep_waiting(void *context, const struct waiting_tag *waiting)
{
	text_format(context, "%s %s %zu;", waiting->sheet, waiting->key, waiting->voices);
}

static void assert_waiting(const struct class *class, const struct person *person, const char *expected)
{
	OWNED_TEXT told = {0};
	const struct tagger tagger = class_tagger(class, person);
	assert_true(tagging_list_waiting(&tagger, keep_waiting, &told, NULL));
	assert_string_equal(text_string(&told), expected);
}

static void what_waits_is_told_to_who_looks_after_it(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.teachers[0], "jeu");
	class_tag(&class, &class.teachers[1], "jeu");
	class_tag(&class, &class.referent, "conte");
	OWNED_STRING expected = text_make("%s jeu 2;", class.sheet);
	assert_waiting(&class, &class.dan, expected);
	assert_waiting(&class, &class.referent, expected);
	assert_waiting(&class, &class.far, "");
	class_tag(&class, &class.dan, "jeu");
	assert_waiting(&class, &class.dan, "");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_tag_is_proposed_then_confirmed_by_three);
	SUITE_TEST(&suite, a_keeper_confirms_alone);
	SUITE_TEST(&suite, a_referent_of_something_else_is_one_voice);
	SUITE_TEST(&suite, who_proposed_alone_may_take_it_back);
	SUITE_TEST(&suite, what_a_keeper_dismissed_comes_back_by_a_keeper_alone);
	SUITE_TEST(&suite, what_the_author_wrote_is_nobody_elses);
	SUITE_TEST(&suite, a_tag_that_others_put_outlives_a_new_version);
	SUITE_ROWS(&suite, name_rows, takes_names);
	SUITE_TEST(&suite, a_slip_is_told_before_it_makes_a_tag);
	SUITE_TEST(&suite, a_sheet_that_is_not_online_has_no_tags);
	SUITE_TEST(&suite, a_sheet_has_so_many_tags);
	SUITE_TEST(&suite, a_person_tags_so_often);
	SUITE_TEST(&suite, the_index_follows);
	SUITE_TEST(&suite, every_act_is_in_the_journal);
	SUITE_TEST(&suite, somebody_forgotten_takes_no_tag_along);
	SUITE_TEST(&suite, a_sheet_that_goes_takes_its_tags_along);
	SUITE_TEST(&suite, what_waits_is_told_to_who_looks_after_it);
	return suite_run(&suite, "tags/tagging");
}
