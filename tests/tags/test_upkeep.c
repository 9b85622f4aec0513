#include "tags/upkeep.h"

#include "support/taggers.h"

static enum upkeep_outcome keep(const struct class *class, enum upkeep_act act, const char *tag,
	const char *value)
{
	OWNED_UPKEEP result = {0};
	struct error err = {0};
	const struct tagger tagger = class_tagger(class, &class->referent);
	const struct upkeep upkeep = { .tag = tag, .act = act, .value = value };
	if (!upkeep_do(&tagger, &upkeep, &result, &err))
		fail_msg("%s", err.text);
	assert_int_equal(result.key != NULL, result.outcome == UPKEEP_DONE);
	return result.outcome;
}

/* Where the address of a tag leads. */
static void assert_leads(const struct class *class, const char *typed, const char *key)
{
	OWNED(catalogue_tag) tag = catalogue_find_tag(class->desk.catalogue, typed, NULL);
	assert_string_equal(tag ? tag->key : "", key);
}

static void another_name_keeps_the_old_address(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.referent, "ecran partage");
	assert_int_equal(keep(&class, UPKEEP_RENAME, "ecran-partage", "Partage d’écran"), UPKEEP_DONE);
	assert_tags(&class, class.sheet, "Partage d’écran");
	assert_leads(&class, "ecran-partage", "partage-d-ecran");
	assert_int_equal(class_count(&class, FACET_TAG, "Partage d’écran", ""), 1);
	assert_int_equal(class_count(&class, FACET_TAG, "ecran partage", ""), 0);
	assert_int_equal(class_count(&class, FACET_TAG, NULL, "tag:\"écran partagé\""), 1);
	assert_true(desk_is_sound(&class.desk));
}

static void the_same_tag_may_be_written_otherwise(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.referent, "ecole dehors");
	assert_int_equal(keep(&class, UPKEEP_RENAME, "ecole-dehors", "École dehors"), UPKEEP_DONE);
	assert_tags(&class, class.sheet, "École dehors");
	assert_leads(&class, "ecole-dehors", "ecole-dehors");
}

static void a_name_may_come_back(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.referent, "jeu");
	assert_int_equal(keep(&class, UPKEEP_RENAME, "jeu", "ludique"), UPKEEP_DONE);
	assert_int_equal(keep(&class, UPKEEP_RENAME, "ludique", "jeu"), UPKEEP_DONE);
	assert_leads(&class, "ludique", "jeu");
}

static void names_that_will_not_do(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.referent, "jeu");
	class_tag(&class, &class.referent, "conte");
	assert_int_equal(keep(&class, UPKEEP_RENAME, "jeu", "<b>"), UPKEEP_FAULTY);
	assert_int_equal(keep(&class, UPKEEP_RENAME, "jeu", "Contes"), UPKEEP_TAKEN);
	assert_int_equal(keep(&class, UPKEEP_RENAME, "jeu", " jeu "), UPKEEP_SAME);
	assert_int_equal(keep(&class, UPKEEP_RENAME, "jeu", NULL), UPKEEP_FAULTY);
	assert_tags(&class, class.sheet, "conte, jeu");
}

static void two_tags_become_one(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	OWNED_STRING other = desk_take(&class.desk, "b.md", "La tortue", "etiquettes: [escape game]\n");
	class_tag(&class, &class.referent, "jeu d’évasion");
	assert_int_equal(keep(&class, UPKEEP_MERGE, "jeu-d-evasion", "Escape Game"), UPKEEP_DONE);
	assert_tags(&class, class.sheet, "escape game");
	assert_tags(&class, other, "escape game");
	assert_leads(&class, "jeu d’évasion", "escape-game");
	assert_int_equal(class_count(&class, FACET_TAG, "escape game", ""), 2);
	assert_int_equal(class_count(&class, FACET_TAG, NULL, "tag:\"jeu d’évasion\""), 2);
	assert_int_equal(class_tag(&class, &class.teachers[0], "jeux d'évasion"), TAGGED_ALREADY);
	assert_true(desk_is_sound(&class.desk));
}

static void chains_of_merges_lead_to_the_last(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.referent, "un jeu");
	class_tag(&class, &class.referent, "deux jeux");
	class_tag(&class, &class.referent, "trois jeux");
	assert_int_equal(keep(&class, UPKEEP_MERGE, "un-jeu", "deux jeux"), UPKEEP_DONE);
	assert_int_equal(keep(&class, UPKEEP_MERGE, "deux-jeu", "trois jeux"), UPKEEP_DONE);
	assert_leads(&class, "un jeu", "trois-jeu");
	assert_tags(&class, class.sheet, "trois jeux");
}

static void voices_of_two_names_count_together(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.teachers[0], "jeu");
	class_tag(&class, &class.teachers[1], "jeu");
	class_tag(&class, &class.teachers[1], "ludique");
	class_tag(&class, &class.teachers[2], "ludique");
	assert_int_equal(keep(&class, UPKEEP_MERGE, "ludique", "jeu"), UPKEEP_DONE);
	assert_tags(&class, class.sheet, "jeu");
}

static void what_was_proposed_stays_so_when_merged(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.teachers[0], "jeu");
	class_tag(&class, &class.teachers[0], "ludique");
	assert_int_equal(keep(&class, UPKEEP_MERGE, "ludique", "jeu"), UPKEEP_DONE);
	assert_tags(&class, class.sheet, "(jeu)");
	assert_int_equal(class_do(&class, &class.teachers[0], TAGGING_WITHDRAW, class.sheet, "jeu"), TAGGED);
}

static void merges_that_will_not_do(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.referent, "jeu");
	class_tag(&class, &class.referent, "conte");
	assert_int_equal(keep(&class, UPKEEP_FORBID, "conte", NULL), UPKEEP_DONE);
	assert_int_equal(keep(&class, UPKEEP_MERGE, "jeu", "Jeux"), UPKEEP_SAME);
	assert_int_equal(keep(&class, UPKEEP_MERGE, "jeu", "inconnue"), UPKEEP_UNKNOWN);
	assert_int_equal(keep(&class, UPKEEP_MERGE, "jeu", NULL), UPKEEP_UNKNOWN);
	assert_int_equal(keep(&class, UPKEEP_MERGE, "jeu", "conte"), UPKEEP_BANNED);
}

static void a_forbidden_tag_is_seen_nowhere_until_it_is_allowed(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	OWNED_STRING other = desk_take(&class.desk, "b.md", "La tortue", "etiquettes: [nul]\n");
	class_tag(&class, &class.referent, "nul");
	assert_int_equal(keep(&class, UPKEEP_FORBID, "nul", NULL), UPKEEP_DONE);
	assert_int_equal(keep(&class, UPKEEP_FORBID, "nul", NULL), UPKEEP_SAME);
	assert_tags(&class, class.sheet, "");
	assert_tags(&class, other, "");
	assert_int_equal(class_count(&class, FACET_TAG, "nul", ""), 0);
	assert_int_equal(class_tag(&class, &class.teachers[0], "Nuls"), TAGGING_FORBIDDEN);
	assert_int_equal(keep(&class, UPKEEP_ALLOW, "nul", NULL), UPKEEP_DONE);
	assert_tags(&class, other, "nul");
	assert_int_equal(class_count(&class, FACET_TAG, "nul", ""), 2);
	assert_true(desk_is_sound(&class.desk));
}

static void a_promoted_tag_brings_its_sheets_under_a_theme(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	OWNED_STRING other = desk_take(&class.desk, "b.md", "La tortue", "");
	class_tag(&class, &class.referent, "micro radio");
	class_do(&class, &class.teachers[0], TAGGING_ADD, other, "micro radio");
	assert_int_equal(class_count(&class, FACET_THEME, "webradio", ""), 0);
	assert_int_equal(keep(&class, UPKEEP_PROMOTE, "micro-radio", "webradio"), UPKEEP_DONE);
	assert_int_equal(class_count(&class, FACET_THEME, "webradio", ""), 1);  /* the one that is confirmed */
	assert_int_equal(keep(&class, UPKEEP_PROMOTE, "micro-radio", "webradio"), UPKEEP_SAME);
	assert_int_equal(keep(&class, UPKEEP_PROMOTE, "micro-radio", "gnou"), UPKEEP_UNKNOWN);
	assert_int_equal(keep(&class, UPKEEP_PROMOTE, "micro-radio", ""), UPKEEP_DONE);
	assert_int_equal(class_count(&class, FACET_THEME, "webradio", ""), 0);
	assert_true(desk_is_sound(&class.desk));
}

static void a_tag_nobody_has_is_not_found(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	const struct tagger tagger = class_tagger(&class, &class.dan);
	for (enum upkeep_act act = 0; act < UPKEEP_ACTS; act++) {
		OWNED_UPKEEP result = {0};
		struct error err = {0};
		assert_false(upkeep_do(&tagger, &(struct upkeep){ "rien", act, "jeu" }, &result, &err));
		assert_int_equal(err.kind, ERROR_NOT_FOUND);
	}
}

static void a_rebuild_gives_the_same(void **state)
{
	(void)state;
	OWNED_CLASS class = class_new();
	class_tag(&class, &class.referent, "jeu");
	class_tag(&class, &class.teachers[0], "conte");
	keep(&class, UPKEEP_RENAME, "jeu", "ludique");
	keep(&class, UPKEEP_PROMOTE, "ludique", "jeu");
	assert_int_equal(class_count(&class, FACET_THEME, "jeu", ""), 1);
	assert_true(catalogue_rebuild(class.desk.catalogue, NULL, NULL, NULL));
	assert_int_equal(class_count(&class, FACET_THEME, "jeu", ""), 1);
	assert_int_equal(class_count(&class, FACET_TAG, "ludique", ""), 1);
	assert_int_equal(class_count(&class, FACET_TAG, "conte", ""), 1);
	assert_true(desk_is_sound(&class.desk));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, another_name_keeps_the_old_address);
	SUITE_TEST(&suite, the_same_tag_may_be_written_otherwise);
	SUITE_TEST(&suite, a_name_may_come_back);
	SUITE_TEST(&suite, names_that_will_not_do);
	SUITE_TEST(&suite, two_tags_become_one);
	SUITE_TEST(&suite, chains_of_merges_lead_to_the_last);
	SUITE_TEST(&suite, voices_of_two_names_count_together);
	SUITE_TEST(&suite, what_was_proposed_stays_so_when_merged);
	SUITE_TEST(&suite, merges_that_will_not_do);
	SUITE_TEST(&suite, a_forbidden_tag_is_seen_nowhere_until_it_is_allowed);
	SUITE_TEST(&suite, a_promoted_tag_brings_its_sheets_under_a_theme);
	SUITE_TEST(&suite, a_tag_nobody_has_is_not_found);
	SUITE_TEST(&suite, a_rebuild_gives_the_same);
	return suite_run(&suite, "tags/upkeep");
}
