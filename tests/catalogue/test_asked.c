#include "catalogue/catalogue.h"

#include "index/synonyms.h"
#include "support/desk.h"
#include "support/rows.h"

/* When what was likely meant is listed in the place of what was typed. Nothing tells French words here:
 * of a short word, another letter makes another word. */

static struct desk desk;
static struct synonyms *synonyms;

struct row {
	const char *name, *typed;
	const char *correction;  /* NULL: whichever */
	const char *first;       /* how the title begins that is listed first */
	bool is_listed;          /* the correction, in the place of what was typed */
};

static const struct row rows[] = {
	{ "a term of the trade leaves no doubt", "fae news", "fake news", "Une infox au microscope", true },
	{ "nor one that sheets write in one word", "web raio", "web radio", "La webradio du matin", true },
	{ "it comes before sheets of other words near", "classe invercé", "classe inversée",
		"La classe inversée", true },
	{ "two words that sheets know, and a term is near", "min map", "mind map", "La carte mentale", true },
	{ "words keep the endings they were typed with", "mur colaborative", "mur collaborative",
		"Le mur collaboratif", true },
	{ "in quotes they were meant", "min \"map\"", NULL, "Le ratio de la mine", false },
	{ "words that make none are only asked about", "faon caxard", "faon canard", "Le faon", false },
	{ "so are words beside one that was typed whole", "classe inversée caxard", "classe inversée canard",
		"La classe inversée", false },
	{ "a term is likelier than words that make none", "faki news", "fake news", "Une infox au microscope",
		true },
	{ "a right word typed for another, by the one beside it", "carpe mentale", "carte mentale",
		"La carte mentale", true },
	{ "is only asked about where sheets have both", "voie haute", "voix haute", "Une voie sur la haute",
		false },
	{ "a sentence is ranked by all that is near", "quelle classe invercé avec un canard", NULL,
		"La classe inversée", false },
};

static void corrects(void **state)
{
	const struct row *row = *state;
	struct error err = {0};
	const struct catalogue_request request = { .question = row->typed, .per_page = 1 };
	OWNED(found) found = catalogue_search(desk.catalogue, &request, &err);
	assert_non_null(found);
	if (row->correction)
		assert_string_equal(found->correction, row->correction);
	assert_int_equal(found->is_corrected, row->is_listed);
	assert_int_equal(found->cards.count, 1);
	assert_memory_equal(found->cards.items[0].title, row->first, strlen(row->first));
}

/* Counts are those of the list, though the correction was first only counted. */
static void what_is_listed_is_counted(void **state)
{
	(void)state;
	const struct catalogue_request request = { .question = "classe invercé" };
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	assert_non_null(found);
	assert_int_equal(found->total, found->cards.count);
	assert_true(found->value_count[FACET_TYPE] > 0);
	assert_int_equal(found->unknown.count, 0);
}

/* Or of what was typed, as it stands, for whoever is still typing. */
static void a_count_is_that_of_the_list(void **state)
{
	(void)state;
	const struct catalogue_request typed = { .question = "carpe mentale" };
	OWNED(found) found = catalogue_search(desk.catalogue, &typed, NULL);
	size_t listed = 0, as_typed = 0;
	assert_non_null(found);
	assert_true(found->is_corrected);
	assert_true(catalogue_count_listed(desk.catalogue, &typed, &listed, NULL));
	assert_true(catalogue_count(desk.catalogue, &typed, &as_typed, NULL));
	assert_int_equal(listed, found->total);
	assert_int_not_equal(as_typed, found->total);
}

static void fill(void)
{
	static const char *const titles[] = {
		"Une infox au microscope", "La webradio du matin", "La classe inversée du canard",
		"Une fonction inverse en classe", "La classe et son inverse", "Le ratio de la mine vu de face",
		"La carte mentale", "Le mur collaboratif", "Le faon et le canard",
		"Un canard facile", "La carpe", "Lire à voix haute", "Une voie sur la haute vallée",
	};
	desk = desk_new();
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
		OWNED_STRING path = text_make("%zu.md", i);
		free(desk_take(&desk, path, titles[i], ""));
	}
	if (!catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL))
		abort();
	synonyms = synonyms_load(VOCABULARIES, desk.vocabularies, NULL);
	catalogue_use_synonyms(desk.catalogue, synonyms);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, corrects);
	SUITE_TEST(&suite, what_is_listed_is_counted);
	SUITE_TEST(&suite, a_count_is_that_of_the_list);
	fill();
	int failed = suite_run(&suite, "catalogue/asked");
	desk_done(&desk);
	synonyms_free(synonyms);
	return failed;
}
