#include "catalogue/catalogue.h"

#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

/* « nom » and « (nom) » when it is only proposed, as the page has them. */
static char *tags_of(const struct desk *desk, const char *id)
{
	OWNED(catalogue_sheet) found = catalogue_find(desk->catalogue, id, NULL);
	assert_non_null(found);
	OWNED_WORDS words = {0};
	for (size_t i = 0; i < found->tags.count; i++) {
		const struct shown_tag *tag = &found->tags.items[i];
		words_give(&words, text_make(tag->is_confirmed ? "%s" : "(%s)", tag->name));
	}
	return words_join(&words, ", ");
}

static size_t count_of(const struct desk *desk, const char *question, const char *tag)
{
	const struct filter filter = { FACET_TAG, tag };
	const struct catalogue_request request = {
		.question = question, .filters = &filter, .filter_count = tag != NULL,
	};
	size_t total = 0;
	assert_true(catalogue_count(desk->catalogue, &request, &total, NULL));
	return total;
}

static void what_an_author_writes_is_a_confirmed_tag(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "a.md", "Le hérisson",
		"etiquettes: [Défi, Classes mobiles, defis]\n");
	OWNED_STRING tags = tags_of(&desk, id);
	assert_string_equal(tags, "Classes mobiles, Défi");
	desk_sync(&desk);
	assert_int_equal(count_of(&desk, "", "Défi"), 1);
	assert_int_equal(count_of(&desk, "tag:\"classe mobile\"", NULL), 1);
	assert_int_equal(count_of(&desk, "etiquette:défi", NULL), 1);
	assert_int_equal(count_of(&desk, "defi", NULL), 1);
	assert_true(desk_is_sound(&desk));
}

static void a_tag_keeps_its_first_name_on_other_sheets(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le hérisson", "etiquettes: [Classe mobile]\n"));
	OWNED_STRING id = desk_take(&desk, "b.md", "La tortue", "etiquettes: [CLASSES-MOBILES]\n");
	OWNED_STRING tags = tags_of(&desk, id);
	assert_string_equal(tags, "Classe mobile");
	desk_sync(&desk);
	assert_int_equal(count_of(&desk, "", "Classe mobile"), 2);
}

static void a_tag_that_the_author_drops_is_gone(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "a.md", "Le hérisson", "etiquettes: [Défi, Conte]\n");
	free(desk_take(&desk, "a.md", "Le hérisson", "etiquettes: [Conte]\n"));
	OWNED_STRING tags = tags_of(&desk, id);
	assert_string_equal(tags, "Conte");
	desk_sync(&desk);
	assert_int_equal(count_of(&desk, "", "Défi"), 0);
	assert_true(desk_is_sound(&desk));
}

static void tags_are_counted_as_a_dictionary_sorts_them(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le hérisson", "etiquettes: [zèbre, Écran, défi]\n"));
	free(desk_take(&desk, "b.md", "La tortue", "etiquettes: [défi]\n"));
	free(desk_take(&desk, "c.md", "Le crayon", "statut: brouillon\netiquettes: [défi, caché]\n"));
	desk_sync(&desk);

	OWNED_COUNTED_TAGS counted = {0};
	OWNED_TEXT told = {0};
	assert_true(catalogue_count_tags(desk.catalogue, &counted, NULL));
	for (size_t i = 0; i < counted.count; i++)
		text_format(&told, "%s %s %zu;", counted.items[i].key, counted.items[i].name,
			counted.items[i].count);
	assert_string_equal(text_string(&told), "defi défi 2;ecran Écran 1;zebre zèbre 1;");
}

static void a_facet_tells_names_and_counts(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le hérisson", "etiquettes: [Écran, défi]\n"));
	free(desk_take(&desk, "b.md", "La tortue", "etiquettes: [défi]\n"));
	desk_sync(&desk);
	const struct catalogue_request request = { .question = "" };
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	assert_non_null(found);
	assert_int_equal(found->value_count[FACET_TAG], 2);
	assert_string_equal(found->values[FACET_TAG][0].key, "défi");
	assert_int_equal(found->values[FACET_TAG][0].count, 2);
}

static void a_rebuild_gives_the_same(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le hérisson", "etiquettes: [Défi]\n"));
	desk_sync(&desk);
	assert_true(catalogue_rebuild(desk.catalogue, NULL, NULL, NULL));
	assert_int_equal(count_of(&desk, "", "Défi"), 1);
	assert_true(desk_is_sound(&desk));
}

static void a_new_tag_is_a_new_etag(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "a.md", "Le hérisson", "");
	OWNED(catalogue_sheet) before = catalogue_find(desk.catalogue, id, NULL);
	assert_true(db_run(catalogue_store(desk.catalogue),
		"UPDATE sheet SET tag_edition = 1, tagged_at = changed_at + 60", NULL));
	OWNED(catalogue_sheet) after = catalogue_find(desk.catalogue, id, NULL);
	assert_string_not_equal(after->etag, before->etag);
	assert_int_equal(after->changed_at, before->changed_at + 60);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, what_an_author_writes_is_a_confirmed_tag);
	SUITE_TEST(&suite, a_tag_keeps_its_first_name_on_other_sheets);
	SUITE_TEST(&suite, a_tag_that_the_author_drops_is_gone);
	SUITE_TEST(&suite, tags_are_counted_as_a_dictionary_sorts_them);
	SUITE_TEST(&suite, a_facet_tells_names_and_counts);
	SUITE_TEST(&suite, a_rebuild_gives_the_same);
	SUITE_TEST(&suite, a_new_tag_is_a_new_etag);
	return suite_run(&suite, "catalogue/tags");
}
