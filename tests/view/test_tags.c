#include "catalogue/catalogue.h"
#include "support/cards.h"
#include "support/shown.h"
#include "view/sheet_tags.h"
#include "view/tag_upkeep.h"
#include "view/tags.h"

#define NASTY "<i>d’avant</i> & \"après\""

static void add_counted(struct counted_tags *tags, const char *key, const char *name, size_t count)
{
	tags->items = mem_resize(tags->items, tags->count + 1, sizeof *tags->items);
	tags->items[tags->count++] = (struct counted_tag){
		mem_copy(key), mem_copy(name), mem_copy(key), count,
	};
}

static void add_shown(struct shown_tags *tags, const char *key, const char *name, const char *how)
{
	tags->items = mem_resize(tags->items, tags->count + 1, sizeof *tags->items);
	tags->items[tags->count++] = (struct shown_tag){
		.key = mem_copy(key),
		.name = mem_copy(name),
		.is_confirmed = strchr(how, 'c'),
		.is_authors = strchr(how, 'a'),
		.is_mine = strchr(how, 'm'),
	};
}

static struct shown_tags some_tags(void)
{
	struct shown_tags tags = {0};
	add_shown(&tags, "conte", "Conte", "ca");
	add_shown(&tags, "jeu", "jeux", "c");
	add_shown(&tags, "c++", "C++", "m");
	add_shown(&tags, "nasty", NASTY, "");
	return tags;
}

/* ---- All of them ---- */

static void all_tags_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_COUNTED_TAGS tags = {0};
	add_counted(&tags, "3d", "3D", 12);
	add_counted(&tags, "c++", "C++", 1);
	add_counted(&tags, "conte", "Conte", 1234);
	add_counted(&tags, "ελλαδα", "Ελλάδα", 1);
	add_counted(&tags, "nasty", NASTY, 2);
	view_tags(shown.fields, &tags, NULL);
	shown_compare(&shown, "etiquettes.html", "etiquettes.html");
}

static void no_tag_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_COUNTED_TAGS tags = {0};
	view_tags(shown.fields, &tags, NULL);
	shown_compare(&shown, "etiquettes.html", "etiquettes-aucune.html");
}

static void add_many(struct counted_tags *tags, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		OWNED_STRING key = text_make("%c%zu", (int)('a' + i % 2), i);
		add_counted(tags, key, key, i);
	}
}

/* Those most sheets have, or all of one letter. */
static void many_tags_come_letter_by_letter(void **state)
{
	(void)state;
	OWNED_SHOWN frequent = shown_new(), letter = shown_new();
	OWNED_COUNTED_TAGS tags = {0}, same = {0};
	add_many(&tags, TAGS_AT_ONCE + 2);
	add_many(&same, TAGS_AT_ONCE + 2);
	view_tags(frequent.fields, &tags, NULL);
	OWNED_STRING page = shown_render(&frequent, "etiquettes.html");
	assert_shows(page, "Il y a 302");
	assert_shows(page, "les 300 plus");
	assert_shows(page, "/etiquettes?lettre=A");
	assert_hides(page, "/etiquettes/a0\"");
	assert_shows(page, "/etiquettes/a2\"");

	view_tags(letter.fields, &same, "A");
	OWNED_STRING of_letter = shown_render(&letter, "etiquettes.html");
	assert_shows(of_letter, "/etiquettes/a0\"");
	assert_hides(of_letter, "/etiquettes/b1\"");
}

static void few_tags_need_no_letters(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_COUNTED_TAGS tags = {0};
	add_many(&tags, TAGS_AT_ONCE);
	view_tags(shown.fields, &tags, NULL);
	OWNED_STRING page = shown_render(&shown, "etiquettes.html");
	assert_hides(page, "lettre=");
	assert_shows(page, "/etiquettes/a0\"");
}

/* ---- One ---- */

static void show_tag(struct shown *shown, struct catalogue_tag *tag, size_t total, bool is_keeper)
{
	OWNED(found) found = mem_new(1, sizeof *found);
	found->total = total;
	view_tag(shown->fields, &(struct tag_page){
		.tag = tag, .found = found, .page = 2, .last = total ? 3 : 1, .is_keeper = is_keeper,
		.done = is_keeper ? "renommee" : "<b>",
	}, shown->vocabularies);
}

static void a_tag_is_as_agreed(void **state)
{
	(void)state;
	char key[] = "c++", name[] = NASTY, theme[] = "webradio";
	OWNED_SHOWN shown = shown_new();
	show_tag(&shown, &(struct catalogue_tag){ key, name, theme, false }, 45, true);
	shown_compare(&shown, "etiquette.html", "etiquette.html");
}

static void a_tag_of_no_sheet_is_as_agreed(void **state)
{
	(void)state;
	char key[] = "jeu", name[] = "Jeu";
	OWNED_SHOWN shown = shown_new();
	show_tag(&shown, &(struct catalogue_tag){ key, name, NULL, false }, 0, false);
	shown_compare(&shown, "etiquette.html", "etiquette-nue.html");
}

/* ---- On a sheet ---- */

/* usage.html includes it: the rest of that page is left empty. */
struct sheet_row {
	const char *name;
	bool has_tags, is_member, is_keeper;
	enum tagging_outcome outcome;  /* TAGGED: nothing was asked */
	const char *file;
};

static const struct sheet_row sheet_rows[] = {
	{ "a reader reads", true, false, false, TAGGED, "etiquettes-fiche-lecteur.html" },
	{ "a teacher adds, backs and takes back", true, true, false, TAGGED, "etiquettes-fiche.html" },
	{ "a référent confirms and dismisses", true, true, true, TAGGED, "etiquettes-fiche-referent.html" },
	{ "the first is asked for", false, true, false, TAGGING_FAULTY, "etiquettes-fiche-faute.html" },
	{ "a near one is told", false, true, false, TAGGING_NEAR, "etiquettes-fiche-proche.html" },
};

static void tags_of_a_sheet_are_as_agreed(void **state)
{
	const struct sheet_row *row = *state;
	char near[] = "robotique";
	OWNED_SHOWN shown = shown_new();
	OWNED_SHOWN_TAGS tags = {0};
	OWNED_COUNTED_TAGS known = {0};
	if (row->has_tags)
		tags = some_tags();
	add_counted(&known, "nasty", NASTY, 2);
	const struct tagging_result result = { row->outcome, TAG_STRANGE, near };
	view_sheet_tags(shown.fields, &(struct sheet_tags){
		.id = "2017-0042",
		.tags = &tags,
		.token = row->is_member ? "JETON" : NULL,
		.is_keeper = row->is_keeper,
		.known = &known,
		.done = row->is_keeper ? "etiquette-ajoutee" : "",
		.result = row->outcome == TAGGED ? NULL : &result,
		.typed = row->outcome == TAGGED ? NULL : NASTY,
	});
	OWNED_STRING page = shown_render(&shown, "usage.html");
	const char *start = strstr(page, "<section class=\"etiquettes-fiche\"");
	const char *end = start ? strstr(start, "</section>") : NULL;
	assert_non_null(end);
	OWNED_STRING section = mem_copy_bytes(start, (size_t)(end - start) + strlen("</section>\n"));
	OWNED_STRING path = text_make(FIXTURES "/pages/%s", row->file);
	golden_compare(path, section);
}

static void a_sheet_without_tags_says_nothing_to_a_reader(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_sheet_tags(shown.fields, &(struct sheet_tags){
		.id = "2017-0042", .tags = &(struct shown_tags){0}, .done = "",
	});
	OWNED_STRING page = shown_render(&shown, "usage.html");
	assert_hides(page, "etiquettes-fiche");
}

/* ---- For référents ---- */

static void show_upkeep(struct shown *shown, struct catalogue_tag *tag,
	const struct upkeep_result *result)
{
	OWNED_COUNTED_TAGS known = {0};
	add_counted(&known, "nasty", NASTY, 2);
	view_upkeep(shown->fields, &(struct upkeep_page){
		.tag = tag, .known = &known, .token = "JETON", .done = "", .result = result,
	}, shown->vocabularies);
}

static void upkeep_is_as_agreed(void **state)
{
	(void)state;
	char key[] = "c++", name[] = NASTY, theme[] = "webradio";
	OWNED_SHOWN shown = shown_new();
	show_upkeep(&shown, &(struct catalogue_tag){ key, name, theme, false }, NULL);
	shown_compare(&shown, "etiquette-gerer.html", "etiquette-gerer.html");
}

static void a_forbidden_tag_is_as_agreed(void **state)
{
	(void)state;
	char key[] = "jeu", name[] = "jeu";
	OWNED_SHOWN shown = shown_new();
	show_upkeep(&shown, &(struct catalogue_tag){ key, name, NULL, true },
		&(struct upkeep_result){ .outcome = UPKEEP_TAKEN });
	shown_compare(&shown, "etiquette-gerer.html", "etiquette-interdite.html");
}

static void those_that_wait_are_as_agreed(void **state)
{
	(void)state;
	char key[] = "jeu", name[] = NASTY, theme[] = "webradio";
	OWNED_SHOWN shown = shown_new();
	view_waiting_tags(shown.fields, "JETON", "confirmees");
	struct fields *list = view_waiting_add(shown.fields, NULL, &(struct waiting_tag){
		"2017-0042", "Une fiche <b>", "c++", NASTY, 2, 1500000000 - 7200,
	}, 1, 1500000000);
	view_waiting_add(shown.fields, list, &(struct waiting_tag){
		"2017-0043", "Une autre", "jeu", "jeu", 1, 1500000000,
	}, 2, 1500000000);
	struct fields *marked = view_marked_add(shown.fields, NULL,
		&(struct stored_tag){ 1, key, name, NULL, true }, shown.vocabularies);
	view_marked_add(shown.fields, marked, &(struct stored_tag){ 2, key, name, theme, false },
		shown.vocabularies);
	shown_compare(&shown, "etiquettes-attente.html", "etiquettes-attente.html");
}

static void nothing_that_waits_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_waiting_tags(shown.fields, "JETON", "");
	view_waiting_none(shown.fields);
	shown_compare(&shown, "etiquettes-attente.html", "etiquettes-attente-vide.html");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, all_tags_are_as_agreed);
	SUITE_TEST(&suite, no_tag_is_as_agreed);
	SUITE_TEST(&suite, many_tags_come_letter_by_letter);
	SUITE_TEST(&suite, few_tags_need_no_letters);
	SUITE_TEST(&suite, a_tag_is_as_agreed);
	SUITE_TEST(&suite, a_tag_of_no_sheet_is_as_agreed);
	SUITE_ROWS(&suite, sheet_rows, tags_of_a_sheet_are_as_agreed);
	SUITE_TEST(&suite, a_sheet_without_tags_says_nothing_to_a_reader);
	SUITE_TEST(&suite, upkeep_is_as_agreed);
	SUITE_TEST(&suite, a_forbidden_tag_is_as_agreed);
	SUITE_TEST(&suite, those_that_wait_are_as_agreed);
	SUITE_TEST(&suite, nothing_that_waits_is_as_agreed);
	return suite_run(&suite, "view/tags");
}
