#include "catalogue/catalogue.h"
#include "sheet/body.h"
#include "support/shown.h"
#include "view/sheet.h"

/* A sheet as the catalogue would give it. */
struct given {
	struct catalogue_sheet found;
	struct words titles;
};

static void given_done(struct given *given)
{
	sheet_free(given->found.sheet);
	sheet_facts_done(&given->found.facts);
	body_free(given->found.body);
	words_done(&given->titles);
}

#define OWNED_GIVEN __attribute__((cleanup(given_done))) struct given

static struct given given_from(const struct shown *shown, const char *source)
{
	struct error err = {0};
	OWNED_REMARKS remarks = {0};
	struct given given = {0};
	given.found.sheet = sheet_parse(shown->vocabularies, source, strlen(source), &remarks);
	if (!given.found.sheet)
		fail_msg("%s", remarks.count ? remarks.items[0].sentence : "no sheet");
	given.found.body = body_render(given.found.sheet->body, &err);
	assert_non_null(given.found.body);
	sheet_derive(shown->vocabularies, given.found.sheet, &given.found.facts);
	return given;
}

static void show(struct shown *shown, const struct given *given)
{
	view_sheet(shown->fields, &(struct sheet_page){
		.found = &given->found,
		.address = "https://exemple.fr/usages/2017-0042",
		.source_link = "/usages/2017-0042.md",
		.report_link = "/usages/2017-0042/signaler",
		.relation_titles = &given->titles,
	}, shown->vocabularies);
}

static void a_full_sheet_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_STRING source = golden_read(FIXTURES "/pages/fiche-pleine.md");
	OWNED_GIVEN given = given_from(&shown, source);
	words_add(&given.titles, "La fiche <d’avant>");
	words_add(&given.titles, "");
	show(&shown, &given);
	shown_compare(&shown, "usage.html", "usage.html");
}

static void a_bare_sheet_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_GIVEN given = given_from(&shown,
		"---\nid: 2017-0043\ntitre: Une fiche sans détail\nresume: Rien de plus.\n---\nUn paragraphe.\n");
	show(&shown, &given);
	shown_compare(&shown, "usage.html", "usage-nue.html");
}

static void what_authors_write_stays_text(void **state)
{
	(void)state;
	static const char *const never[] = {
		"<script", "<b>qui", "<exemple>", "<3>", "<ce>", "<seuls>", "<Viaéduc>", "<d’avant>", "?a=1&b=2",
	};
	OWNED_SHOWN shown = shown_new();
	OWNED_STRING source = golden_read(FIXTURES "/pages/fiche-pleine.md");
	OWNED_GIVEN given = given_from(&shown, source);
	words_add(&given.titles, "La fiche <d’avant>");
	show(&shown, &given);
	OWNED_STRING page = shown_render(&shown, "usage.html");
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		assert_hides(page, never[i]);
}

struct contents_row {
	const char *name, *body;
	bool is_shown;
};

static const struct contents_row contents[] = {
	{ "without headings there is no contents", "Un texte.\n",                        false },
	{ "two headings need no contents",         "## Un\n\na\n\n## Deux\n\nb\n",       false },
	{ "three headings have theirs",            "## Un\n\n## Deux\n\n## Trois\n\nc\n", true },
};

static void shows_contents(void **state)
{
	const struct contents_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED_STRING source = text_make("---\nid: 2017-0044\ntitre: Une fiche\n---\n%s", row->body);
	OWNED_GIVEN given = given_from(&shown, source);
	show(&shown, &given);
	OWNED_STRING page = shown_render(&shown, "usage.html");
	assert_true((strstr(page, "class=\"sommaire\"") != NULL) == row->is_shown);
	if (row->is_shown)
		assert_shows(page, "<a href=\"#partie-trois\">Trois</a>");
}

static void a_sheet_nobody_signs_is_anonymous(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_GIVEN given = given_from(&shown,
		"---\nid: 2017-0045\ntitre: Une fiche\nauteurs: [{signature: anonyme}]\n---\nTexte.\n");
	show(&shown, &given);
	OWNED_STRING page = shown_render(&shown, "usage.html");
	assert_shows(page, "Auteur anonyme, «");
	assert_hides(page, "Signée par");
}

static void a_sheet_not_tried_claims_no_trial(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_GIVEN given = given_from(&shown,
		"---\nid: 2017-0046\ntitre: Une fiche\nexperimente: non\n---\nTexte.\n");
	show(&shown, &given);
	OWNED_STRING page = shown_render(&shown, "usage.html");
	assert_hides(page, "class=\"bilan\"");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_full_sheet_is_as_agreed);
	SUITE_TEST(&suite, a_bare_sheet_is_as_agreed);
	SUITE_TEST(&suite, what_authors_write_stays_text);
	SUITE_ROWS(&suite, contents, shows_contents);
	SUITE_TEST(&suite, a_sheet_nobody_signs_is_anonymous);
	SUITE_TEST(&suite, a_sheet_not_tried_claims_no_trial);
	return suite_run(&suite, "view/sheet");
}
