#include "catalogue/catalogue.h"

#include "base/words.h"
#include "index/respell.h"
#include "index/search.h"
#include "support/desk.h"
#include "support/rows.h"

/* What a correction costs, and what becomes of an answer when none can be looked for. The linker
 * (--wrap, tests/meson.build) has what the catalogue calls pass through here. */

struct question;

static struct watch {
	enum error_kind respelling_fails;
	unsigned respelt, asked;
	struct words written;  /* « light/typed » of each call */
	bool is_written_twice;
} watch;

bool __real_search_respell(struct search *search, const struct question *word,
	struct respelling *respelling, struct error *err);
bool __wrap_search_respell(struct search *search, const struct question *word,
	struct respelling *respelling, struct error *err);
struct search_result *__real_search_run(struct search *search,
	const struct search_request *request, struct error *err);
struct search_result *__wrap_search_run(struct search *search,
	const struct search_request *request, struct error *err);
char *__real_written_form(struct catalogue *catalogue, const char *light, const char *typed,
	struct error *err);
char *__wrap_written_form(struct catalogue *catalogue, const char *light, const char *typed,
	struct error *err);

bool __wrap_search_respell(struct search *search, const struct question *word,
	struct respelling *respelling, struct error *err)
{
	watch.respelt++;
	if (watch.respelling_fails)
		return error_set(err, watch.respelling_fails, "as the test says");
	return __real_search_respell(search, word, respelling, err);
}

struct search_result *__wrap_search_run(struct search *search,
	const struct search_request *request, struct error *err)
{
	watch.asked++;
	return __real_search_run(search, request, err);
}

char *__wrap_written_form(struct catalogue *catalogue, const char *light, const char *typed,
	struct error *err)
{
	OWNED_STRING call = text_make("%s/%s", light, typed);
	watch.is_written_twice |= words_has(&watch.written, call);
	words_add(&watch.written, call);
	return __real_written_form(catalogue, light, typed, err);
}

static void watch_anew(enum error_kind respelling_fails)
{
	words_done(&watch.written);
	watch = (struct watch){ .respelling_fails = respelling_fails };
}

static void fill(const struct desk *desk)
{
	free(desk_take(desk, "a.md", "Le robot et le hérisson", ""));
	free(desk_take(desk, "b.md", "Une tablette et sa programmation", ""));
	free(desk_take(desk, "c.md", "Une évaluation, des tables et des têtes", ""));
	assert_true(catalogue_sync(desk->catalogue, NULL, NULL, NULL, NULL));
}

static struct found *ask(const struct desk *desk, const char *question, bool is_exact,
	struct error *err)
{
	const struct catalogue_request request = { .question = question, .is_exact = is_exact };
	return catalogue_search(desk->catalogue, &request, err);
}

/* ---- What it costs ---- */

struct cost_row {
	const char *name, *typed;
};

static const struct cost_row cost_rows[] = {
	{ "four words that no sheet has together",
		"robbto ET tabltete ET evalaution ET progrmamation" },
	{ "four words, some of which sheets have", "robbto tabltete evalaution progrmamation" },
	{ "more words than are corrected",
		"robbto ET tabltete ET evalaution ET progrmamation ET hérison ET tabl ET robbot" },
	{ "words like none", "xylophage ET zzyzx" },
	{ "one word", "hérison" },
};

static void costs_little(void **state)
{
	const struct cost_row *row = *state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	watch_anew(ERROR_NONE);
	OWNED(found) found = ask(&desk, row->typed, false, NULL);
	assert_non_null(found);
	assert_true(watch.respelt > 0);
	assert_true(watch.asked <= 1 + RESPELL_MOST);
	assert_false(watch.is_written_twice);
	watch_anew(ERROR_NONE);
}

static void what_is_typed_exactly_costs_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	watch_anew(ERROR_NONE);
	OWNED(found) found = ask(&desk, cost_rows[0].typed, true, NULL);
	assert_non_null(found);
	assert_int_equal(watch.respelt, 0);
	assert_int_equal(watch.asked, 1);
	watch_anew(ERROR_NONE);
}

/* « nacrier » is written in `ways` ways, once each, and then twice in small letters. */
static struct found *ask_of_many_ways(unsigned ways)
{
	OWNED_DESK desk = desk_new();
	OWNED_TEXT words = {0};
	for (unsigned way = 1; way <= ways; way++) {
		char word[] = "nacrier ";
		for (unsigned letter = 0; letter < 5; letter++)
			if (way >> letter & 1)
				word[letter] = (char)(word[letter] - 'a' + 'A');
		text_add(&words, word);
	}
	OWNED_STRING model = desk_sheet("La perle", "");
	const char *body = strstr(model, "Dans la cour");
	assert_non_null(body);
	OWNED_STRING bytes = text_make("%.*s%snacrier nacrier. %s", (int)(body - model), model,
		text_string(&words), body);
	free(desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	return ask(&desk, "nacreir", false, NULL);
}

static void sixteen_ways_of_writing_are_counted(void **state)
{
	(void)state;
	OWNED(found) at = ask_of_many_ways(15);
	assert_string_equal(at->correction, "nacrier");
	OWNED(found) past = ask_of_many_ways(16);
	assert_string_equal(past->correction, "Nacrier");
}

/* What only a field beside the text says is written whole too, not as the index has it: « glycin ». */
static void a_correction_is_written_as_any_field_has_it(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "La tortue", "objectifs: \"Planter des Glycines.\"\n"
		"prerequis: \"Un jardin de Pivoines.\"\nlogiciel_nom: [Pergolier]\netiquettes: [Jonquillade]\n"
		"liens:\n  - {titre: \"Les Magnolianes\", url: \"https://example.org/\", nature: site}\n"));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	const char *const rows[][2] = {
		{ "glyccines", "Glycines" }, { "pivvoines", "Pivoines" }, { "perrgolier", "Pergolier" },
		{ "jonnquillade", "Jonquillade" }, { "maggnolianes", "Magnolianes" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OWNED(found) found = ask(&desk, rows[i][0], false, NULL);
		assert_non_null(found);
		assert_non_null(found->correction);
		assert_string_equal(found->correction, rows[i][1]);
	}
}

/* ---- When none can be looked for ---- */

static void an_answer_does_not_wait_for_a_correction(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	struct error err = {0};
	watch_anew(ERROR_BUSY);
	OWNED(found) found = ask(&desk, "tablette OU hérison", false, &err);
	assert_non_null(found);
	assert_int_equal(err.kind, ERROR_NONE);
	assert_int_equal(watch.respelt, 1);
	assert_int_equal(found->total, 1);
	assert_int_equal(found->cards.count, 1);
	assert_null(found->correction);
	assert_int_equal(found->unknown.count, 1);
	watch_anew(ERROR_NONE);
}

static void damage_is_told_all_the_same(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	struct error err = {0};
	watch_anew(ERROR_FAILED);
	assert_null(ask(&desk, "tablette OU hérison", false, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	watch_anew(ERROR_NONE);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, cost_rows, costs_little);
	SUITE_TEST(&suite, what_is_typed_exactly_costs_nothing);
	SUITE_TEST(&suite, sixteen_ways_of_writing_are_counted);
	SUITE_TEST(&suite, a_correction_is_written_as_any_field_has_it);
	SUITE_TEST(&suite, an_answer_does_not_wait_for_a_correction);
	SUITE_TEST(&suite, damage_is_told_all_the_same);
	return suite_run(&suite, "catalogue/corrections");
}
