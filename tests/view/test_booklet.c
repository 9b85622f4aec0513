#include "base/mem.h"
#include "catalogue/catalogue.h"
#include "sheet/body.h"
#include "support/shown.h"
#include "view/booklet.h"

static struct catalogue_sheet *sheet_from(const struct shown *shown, const char *source)
{
	struct error err = {0};
	OWNED_REMARKS remarks = {0};
	struct catalogue_sheet *found = mem_new(1, sizeof *found);
	found->sheet = sheet_parse(shown->vocabularies, source, strlen(source), &remarks);
	if (!found->sheet)
		fail_msg("%s", remarks.count ? remarks.items[0].sentence : "no sheet");
	found->body = body_render(found->sheet->body, &err);
	assert_non_null(found->body);
	sheet_derive(shown->vocabularies, found->sheet, &found->facts);
	return found;
}

/* A full sheet, one without detail, and one whose text finds no room. */
static struct booklet booklet_new(const struct shown *shown)
{
	OWNED_STRING full = golden_read(FIXTURES "/pages/fiche-pleine.md");
	struct booklet booklet = {
		.entries = mem_new(3, sizeof *booklet.entries),
		.count = 3,
		.base_url = "https://exemple.fr",
		.day = mem_copy("2017-07-14"),
	};
	booklet.entries[0] = (struct booklet_entry){ sheet_from(shown, full), true };
	booklet.entries[1] = (struct booklet_entry){ sheet_from(shown,
		"---\nid: 2017-0043\ntitre: \"1. Une *fiche* sans détail\"\nresume: Rien de plus.\n---\n"
		"Un titre\n===\n\n## Une partie\n\nUn paragraphe.\n"), true };
	booklet.entries[2] = (struct booklet_entry){ sheet_from(shown,
		"---\nid: 2017-0044\ntitre: Une fiche trop longue\n---\n## Une partie\n\nCaché.\n"), false };
	words_add(&booklet.missing, "1999-0001");
	booklet.is_partial = true;
	return booklet;
}

static void a_page_for_paper_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_BOOKLET booklet = booklet_new(&shown);
	view_booklet(shown.fields, &booklet, shown.vocabularies);
	OWNED_STRING page = shown_render(&shown, "livret.html");
	assert_shows(page, "<h3 id=\"fiche-2017-0043-partie-un-titre\">Un titre</h3>");
	assert_shows(page, "<h4 id=\"fiche-2017-0043-partie-une-partie\">");
	assert_hides(page, "Caché");
	assert_hides(page, "<script");
	shown_compare(&shown, "livret.html", "livret.html");
}

static void a_file_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_BOOKLET booklet = booklet_new(&shown);
	OWNED_STRING file = view_booklet_markdown(&booklet, shown.vocabularies);
	assert_shows(file, "\n## 2. 1\\. Une \\*fiche\\* sans détail\n");
	assert_shows(file, "\n### Un titre\n\n#### Une partie\n");
	assert_hides(file, "Caché");
	golden_compare(FIXTURES "/pages/livret.md", file);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_page_for_paper_is_as_agreed);
	SUITE_TEST(&suite, a_file_is_as_agreed);
	return suite_run(&suite, "view/booklet");
}
