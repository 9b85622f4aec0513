#include "catalogue/chain.h"

#include "support/desk.h"
#include "support/rows.h"

/* Take a sheet for these levels that carries these notions. */
static void take(const struct desk *desk, const char *path, const char *levels, const char *notions)
{
	static const char model[] = "[cm1, cm2, 6e]";
	OWNED_STRING lines = text_make("programme: [%s]\n", notions);
	OWNED_STRING sheet = desk_sheet(path, *notions ? lines : "");
	const char *place = strstr(sheet, model);
	assert_non_null(place);
	OWNED_STRING bytes = text_make("%.*s[%s]%s", (int)(place - sheet), sheet, levels,
		place + strlen(model));
	OWNED_STRING id = desk_put(desk, path, bytes, CATALOGUE_TAKEN);
	assert_non_null(id);
}

static struct desk some_desk(void)
{
	struct desk desk = desk_new();
	take(&desk, "a.md", "cm1, cm2", "2635");
	take(&desk, "b.md", "cycle3", "2635");
	take(&desk, "c.md", "5e", "964");
	take(&desk, "d.md", "ce2", "2635");
	take(&desk, "e.md", "4e", "3390");
	take(&desk, "f.md", "6e", "");
	take(&desk, "g.md", "2gt", "660");
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	return desk;
}

struct row {
	const char *name, *notion, *level, *classes;
};

static const struct row rows[] = {
	{ "a notion is followed into the cycles after it, a whole cycle stands in each of its classes, "
		"gaps are there, a class elsewhere only with a sheet",
		"2635", NULL, "ce2:1 cm1:2 cm2:2 6e:1 5e:1 4e:0 3e:0 lycee:1" },
	{ "and back into those before it", "660", NULL, "ce2:1 cm1:2 cm2:2 6e:1 5e:1 4e:0 3e:0 lycee:1" },
	{ "a notion nothing carries on stays in its cycle", "3390", NULL, "5e:0 4e:1 3e:0" },
	{ "a notion no sheet carries is all gaps", "2719", NULL, "cm1:0 cm2:0 6e:0 5e:0 4e:0 3e:0" },
	{ "one class is asked for", "2635", "cm2", "cm2:2" },
	{ "one class without a sheet", "2635", "3e", "3e:0" },
	{ "a notion that is none", "9999", NULL, NULL },
	{ "a class that is none", "2635", "cm9", NULL },
	{ "a cycle is no class", "2635", "cycle3", NULL },
};

static struct chain *find(const struct desk *desk, const char *notion, const char *level, unsigned page,
	struct error *err)
{
	return catalogue_chain(desk->catalogue, &(struct chain_wanted){ notion, level, page, false }, err);
}

static char *told(const struct chain *chain)
{
	OWNED_TEXT told = {0};
	for (size_t i = 0; i < chain->class_count; i++)
		text_format(&told, "%s%s:%zu", i ? " " : "", chain->classes[i].level->key,
			chain->classes[i].total);
	return mem_copy(text_string(&told));
}

static void follows(void **state)
{
	const struct row *row = *state;
	OWNED_DESK desk = some_desk();
	struct error err = {0};
	OWNED(chain) chain = find(&desk, row->notion, row->level, 1, &err);
	if (!row->classes) {
		assert_null(chain);
		assert_int_equal(err.kind, ERROR_NOT_FOUND);
		return;
	}
	assert_non_null(chain);
	OWNED_STRING got = told(chain);
	assert_string_equal(got, row->classes);
	for (size_t i = 0; i < chain->class_count; i++)
		assert_int_equal(chain->classes[i].cards.count, chain->classes[i].total);
}

static void a_class_with_many_sheets_has_pages(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	assert_true(catalogue_begin(desk.catalogue, NULL));
	for (int i = 0; i < CHAIN_PAGE_CARDS + 2; i++) {
		OWNED_STRING path = text_make("fiche-%02d.md", i);
		take(&desk, path, "cm1", "2637");
	}
	assert_true(catalogue_commit(desk.catalogue, NULL));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));

	OWNED(chain) all = find(&desk, "2637", NULL, 0, NULL);
	assert_int_equal(all->classes[0].cards.count, CHAIN_CARDS);
	assert_int_equal(all->classes[0].total, CHAIN_PAGE_CARDS + 2);
	OWNED(chain) first = find(&desk, "2637", "cm1", 1, NULL);
	assert_int_equal(first->classes[0].cards.count, CHAIN_PAGE_CARDS);
	OWNED(chain) second = find(&desk, "2637", "cm1", 2, NULL);
	assert_int_equal(second->classes[0].cards.count, 2);
	OWNED(chain) past = find(&desk, "2637", "cm1", CHAIN_LAST_PAGE, NULL);
	assert_int_equal(past->classes[0].cards.count, 0);
}

static void notions_are_counted(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	size_t size = vocabulary_size(desk.vocabularies, VOCABULARY_PROGRAMME), sum = 0;
	size_t *counts = mem_new(size, sizeof *counts);
	assert_true(catalogue_count_notions(desk.catalogue, false, counts, NULL));
	assert_int_equal(counts[vocabulary_find(desk.vocabularies, VOCABULARY_PROGRAMME, "2635")->rank], 3);
	for (size_t i = 0; i < size; i++)
		sum += counts[i];
	assert_int_equal(sum, 6);
	free(counts);
}

/* Sheets made to show the product count when they are asked for, and only then. */
static void examples_are_counted_when_asked_for(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	free(desk_take(&desk, "exemple.md", "Pour montrer", "programme: [2635]\nexemple: true\n"));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	size_t size = vocabulary_size(desk.vocabularies, VOCABULARY_PROGRAMME);
	size_t rank = vocabulary_find(desk.vocabularies, VOCABULARY_PROGRAMME, "2635")->rank;
	size_t *counts = mem_new(size, sizeof *counts);
	for (size_t with = 0; with < 2; with++) {
		assert_true(catalogue_count_notions(desk.catalogue, with, counts, NULL));
		assert_int_equal(counts[rank], 3 + with);
		OWNED(chain) chain = catalogue_chain(desk.catalogue, &(struct chain_wanted){
			"2635", "cm1", 1, with,
		}, NULL);
		assert_int_equal(chain->classes[0].total, 2 + with);
		assert_int_equal(chain->classes[0].cards.count, 2 + with);
	}
	free(counts);
}

/* The chain is data: each notion goes on with one that is there, of a later cycle. */
static void what_carries_a_notion_on_comes_later(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	for (size_t i = 0; i < vocabulary_size(desk.vocabularies, VOCABULARY_PROGRAMME); i++) {
		const struct term *notion = vocabulary_at(desk.vocabularies, VOCABULARY_PROGRAMME, i);
		OWNED_WORDS next = {0};
		words_split(&next, notion->next, ';');
		for (size_t k = 0; k < next.count; k++) {
			const struct term *later = vocabulary_find(desk.vocabularies, VOCABULARY_PROGRAMME,
				next.items[k]);
			assert_non_null(later);
			assert_true(vocabulary_find(desk.vocabularies, VOCABULARY_LEVELS, later->cycle)->rank
				> vocabulary_find(desk.vocabularies, VOCABULARY_LEVELS, notion->cycle)->rank);
		}
	}
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, follows);
	SUITE_TEST(&suite, a_class_with_many_sheets_has_pages);
	SUITE_TEST(&suite, notions_are_counted);
	SUITE_TEST(&suite, examples_are_counted_when_asked_for);
	SUITE_TEST(&suite, what_carries_a_notion_on_comes_later);
	return suite_run(&suite, "catalogue/chain");
}
