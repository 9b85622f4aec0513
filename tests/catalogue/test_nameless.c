#include "catalogue/catalogue.h"

#include "base/text.h"
#include "support/desk.h"
#include "support/rows.h"

/* « tag:machin »: what a field asks for that is not there, and what it may have been. */

static void fill(const struct desk *desk)
{
	free(desk_take(desk, "a.md", "Le hérisson", "etiquettes: [Défi, Classes mobiles]\n"));
	free(desk_take(desk, "b.md", "La tortue", "etiquettes: [Défi lecture, robotique]\n"));
	assert_true(catalogue_sync(desk->catalogue, NULL, NULL, NULL, NULL));
}

static const struct row {
	const char *name, *typed, *told;
} rows[] = {
	{ "a tag that is there is not told", "tag:défi", "" },
	{ "however it is written", "tag:CLASSE-MOBILE", "" },
	{ "one that is like none", "tag:machin", "machin?" },
	{ "one that is like another, in quotes or not", "tag:defii", "defii? tag:\"Défi\"" },
	{ "quotes are kept", "tag:\"class mobil\"", "class mobil? tag:\"classe mobile\"" },
	{ "the beginning of several, and of entries of lists", "tag:rob tortue",
		"rob? tag:\"robotique\" tortue tag:\"robot programmable\" tortue" },
	{ "a name that finds something", "tag:\"defi lectur\"", "defi lectur? tag:\"Défi lecture\"" },
	{ "is not offered where it finds nothing", "tag:\"defi lectur\" ET hérisson", "defi lectur?" },
	{ "a theme is like a theme", "theme:codag", "codag? theme:\"codage\"" },
	{ "an author is like nobody", "auteur:machin", "machin?" },
	{ "a level", "niveau:cm9 tortue", "cm9? niveau:\"CM1\" tortue niveau:\"CM2\" tortue" },
};

static char *told(const struct found *found)
{
	OWNED_TEXT text = {0};
	for (size_t i = 0; i < found->nameless.count; i++) {
		const struct nameless_field *field = &found->nameless.items[i];
		text_format(&text, "%s%s?", i ? " " : "", field->value);
		assert_int_equal(field->near.count, field->questions.count);
		for (size_t near = 0; near < field->near.count; near++)
			text_format(&text, " %s", field->questions.items[near]);
	}
	return text_take(&text);
}

static void tells(void **state)
{
	const struct row *row = *state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	const struct catalogue_request request = { .question = row->typed };
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	assert_non_null(found);
	OWNED_STRING got = told(found);
	assert_string_equal(got, row->told);
}

static void a_list_tells_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	const struct catalogue_request request = { .question = "tag:machin", .is_list = true };
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	assert_int_equal(found->nameless.count, 0);
}

static void three_are_told_at_most(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	const struct catalogue_request request = { .question = "tag:aaa tag:bbb tag:ccc tag:ddd" };
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	OWNED_STRING got = told(found);
	assert_string_equal(got, "aaa? bbb? ccc?");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, tells);
	SUITE_TEST(&suite, a_list_tells_nothing);
	SUITE_TEST(&suite, three_are_told_at_most);
	return suite_run(&suite, "catalogue/nameless");
}
