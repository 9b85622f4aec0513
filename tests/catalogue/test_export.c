#include "catalogue/catalogue.h"

#include "base/words.h"
#include "support/desk.h"
#include "support/rows.h"

/* An export in memory: paths and texts, side by side. */
struct exported {
	struct words paths, texts;
};

static void exported_done(struct exported *exported)
{
	words_done(&exported->paths);
	words_done(&exported->texts);
}

#define OWNED_EXPORTED __attribute__((cleanup(exported_done))) struct exported

static bool keep(void *context, const char *path, const char *markdown, struct error *err)
{
	(void)err;
	struct exported *exported = context;
	words_add(&exported->paths, path);
	words_add(&exported->texts, markdown);
	return true;
}

static void export_all(const struct desk *desk, struct exported *exported)
{
	struct error err = {0};
	assert_true(catalogue_export(desk->catalogue, keep, exported, &err));
}

/* A catalogue with a bit of everything. */
static void fill(const struct desk *desk)
{
	struct error err = {0};
	free(desk_take(desk, "a.md", "Le robot", ""));
	free(desk_take(desk, "a.md", "Le robot de sol", ""));
	free(desk_take(desk, "dossier.md", "La tortue",
		"id: 2012-0042\nversion: 3\ndate_creation: 2012-01-05\n"));
	free(desk_take(desk, "brouillon.md", "Le crayon", "statut: brouillon\n"));
	free(desk_take(desk, "exemple.md", "Le carnet", "exemple: true\nstatut: a_revoir\n"));
	OWNED_STRING gone = desk_take(desk, "parti.md", "Le tableau", "");
	assert_true(catalogue_withdraw(desk->catalogue, gone, DESK_NOW, &err));
	/* Two sheets no file stands for any more. */
	free(desk_take(desk, "pris.md", "La règle", ""));
	free(desk_take(desk, "pris.md", "Le compas", "id: 2011-0001\n"));
	OWNED_STRING id = desk_take(desk, "pris.md", "La gomme", "id: 2011-0002\n");
	assert_non_null(id);
	free(desk_take(desk, "2011-0001.md", "Le taille-crayon", ""));
	/* Named by a person: no folder that is ingested would show them. */
	free(desk_take(desk, ".caché.md", "Le buvard", ""));
	free(desk_take(desk, "encrier.txt", "L’encrier", ""));
}

static void an_export_ingested_elsewhere_is_the_same_catalogue(void **state)
{
	(void)state;
	OWNED_DESK here = desk_new();
	fill(&here);
	OWNED_EXPORTED first = {0};
	export_all(&here, &first);
	assert_int_equal(first.paths.count, 11);

	OWNED_DESK there = desk_new();
	for (size_t i = 0; i < first.paths.count; i++) {
		const struct catalogue_file file = { first.paths.items[i], first.texts.items[i],
			strlen(first.texts.items[i]), there.root };
		OWNED_RECEIPT receipt = {0};
		/* Years later: no date of today may slip in. */
		assert_true(catalogue_put(there.catalogue, &file, DESK_NOW + 200000000, false, &receipt, NULL));
		assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
	}

	OWNED_EXPORTED second = {0};
	export_all(&there, &second);
	assert_int_equal(second.paths.count, first.paths.count);
	for (size_t i = 0; i < first.paths.count; i++) {
		assert_string_equal(second.paths.items[i], first.paths.items[i]);
		assert_string_equal(second.texts.items[i], first.texts.items[i]);
	}
	struct catalogue_figures ours, theirs;
	assert_true(catalogue_figures(here.catalogue, &ours, NULL));
	assert_true(catalogue_figures(there.catalogue, &theirs, NULL));
	assert_int_equal(ours.sheets, theirs.sheets);
	assert_int_equal(ours.examples, theirs.examples);
}

static void no_two_sheets_share_a_path(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED_EXPORTED exported = {0};
	export_all(&desk, &exported);
	OWNED_WORDS seen = {0};
	for (size_t i = 0; i < exported.paths.count; i++)
		assert_true(words_add_once(&seen, exported.paths.items[i]));
	assert_true(words_has(&seen, "sans-fichier/2011-0001.md"));
}

/* An export is a folder to be ingested: hidden files and those that are no .md would be passed over. */
static void each_file_is_one_a_folder_shows(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED_STRING without = file_join(desk.root, "sans-fichier");
	OWNED_STRING hidden = file_join(desk.root, "a/.b");
	assert_true(file_make_folder(without, NULL) && file_make_folder(hidden, NULL));
	free(desk_take(&desk, "sans-fichier/2011-0001.md", "Le cahier", ""));
	free(desk_take(&desk, "a/.b/c.md", "Le classeur", ""));
	free(desk_take(&desk, "a/D.MD", "Le protège-cahier", ""));
	OWNED_EXPORTED exported = {0};
	export_all(&desk, &exported);
	OWNED_WORDS seen = {0};
	for (size_t i = 0; i < exported.paths.count; i++) {
		const char *path = exported.paths.items[i];
		assert_true(words_add_once(&seen, path));
		assert_true(path[0] != '.' && !strstr(path, "/."));
		assert_true(text_equals(path, "a/D.MD") || strcmp(path + strlen(path) - 3, ".md") == 0);
	}
	assert_true(words_has(&seen, "a/D.MD"));
	assert_true(words_has(&seen, "sans-fichier/sans-fichier/2011-0001.md"));
}

static bool refuse(void *context, const char *path, const char *markdown, struct error *err)
{
	(void)path;
	(void)markdown;
	++*(int *)context;
	return error_set(err, ERROR_FAILED, "full");
}

static void a_visitor_that_fails_ends_the_export(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	int calls = 0;
	struct error err = {0};
	assert_false(catalogue_export(desk.catalogue, refuse, &calls, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	assert_int_equal(calls, 1);
}

static void add_id(void *context, const char *id, const char *modified_on)
{
	assert_non_null(modified_on);
	words_add(context, id);
}

static void the_sitemap_names_what_is_public(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED_WORDS ids = {0};
	assert_true(catalogue_each_published(desk.catalogue, add_id, &ids, NULL));
	struct catalogue_figures figures;
	assert_true(catalogue_figures(desk.catalogue, &figures, NULL));
	assert_int_equal(ids.count, figures.sheets);
}

static void the_latest_come_first(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING old = desk_take(&desk, "a.md", "Le robot", "date_publication: 2015-01-01\n");
	OWNED_STRING recent = desk_take(&desk, "b.md", "La tortue", "date_publication: 2016-01-01\n");
	OWNED_STRING oldest = desk_take(&desk, "c.md", "Le crayon", "date_publication: 2014-01-01\n");
	OWNED_CARDS cards = {0};
	assert_true(catalogue_latest(desk.catalogue, 2, &cards, NULL));
	assert_int_equal(cards.count, 2);
	assert_string_equal(cards.items[0].id, recent);
	assert_string_equal(cards.items[1].id, old);
	assert_int_equal(cards.items[0].levels.count, 3);
	assert_string_equal(cards.items[0].duration, "PT3H");
	assert_null(cards.items[0].snippet_html);
	assert_non_null(oldest);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, an_export_ingested_elsewhere_is_the_same_catalogue);
	SUITE_TEST(&suite, no_two_sheets_share_a_path);
	SUITE_TEST(&suite, each_file_is_one_a_folder_shows);
	SUITE_TEST(&suite, a_visitor_that_fails_ends_the_export);
	SUITE_TEST(&suite, the_sitemap_names_what_is_public);
	SUITE_TEST(&suite, the_latest_come_first);
	return suite_run(&suite, "catalogue/export");
}
