#include "sheet/sheet.h"
#include "support/desk.h"
#include "support/golden.h"
#include "support/rows.h"

/* The example sheets, which nobody would take for one another. */
static struct desk a_desk_of_examples(void)
{
	struct desk desk = desk_new();
	struct dirent **entries;
	int count = scandir(FIXTURES "/sheets", &entries, NULL, alphasort);
	assert_true(count > 0 && catalogue_begin(desk.catalogue, NULL));
	for (int i = 0; i < count; i++) {
		OWNED_STRING path = file_join(FIXTURES "/sheets", entries[i]->d_name);
		if (strstr(path, ".md")) {
			OWNED_STRING bytes = golden_read(path);
			OWNED_STRING id = desk_put(&desk, entries[i]->d_name, bytes, CATALOGUE_TAKEN);
			assert_non_null(id);
		}
		free(entries[i]);
	}
	free(entries);
	size_t applied = 0;
	assert_true(catalogue_commit(desk.catalogue, NULL));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, &applied, NULL));
	return desk;
}

static struct sheet *read_sheet(const struct desk *desk, const char *name)
{
	OWNED_REMARKS remarks = {0};
	OWNED_STRING path = file_join(FIXTURES "/sheets", name);
	OWNED_STRING bytes = golden_read(path);
	struct sheet *sheet = sheet_parse(desk->vocabularies, bytes, strlen(bytes), &remarks);
	assert_non_null(sheet);
	return sheet;
}

static void find(const struct desk *desk, const struct sheet *sheet, struct cards *cards)
{
	struct error err = {0};
	if (!catalogue_alike(desk->catalogue, sheet, cards, &err))
		fail_msg("%s", err.text);
}

static void set(char **field, const char *value)
{
	free(*field);
	*field = mem_copy(value);
}

struct each {
	const struct desk *desk;
	size_t sheets;
};

static void is_like_itself_alone(void *context, const char *id, const char *modified_on)
{
	struct each *each = context;
	(void)modified_on;
	OWNED(catalogue_sheet) found = catalogue_find(each->desk->catalogue, id, NULL);
	OWNED_STRING markdown = catalogue_markdown(each->desk->catalogue, id, NULL);
	OWNED_REMARKS remarks = {0};
	OWNED_CARDS own = {0}, others = {0};
	OWNED(sheet) sheet = sheet_parse(each->desk->vocabularies, markdown, strlen(markdown), &remarks);

	find(each->desk, sheet, &others);
	if (others.count)
		fail_msg("%s is like %s (%.0f %%)", found->sheet->title, others.items[0].title,
			others.items[0].score);
	set(&sheet->id, NULL);
	find(each->desk, sheet, &own);
	assert_int_equal(own.count, 1);
	assert_string_equal(own.items[0].id, id);
	assert_in_range((int)own.items[0].score, 99, 100);
	each->sheets++;
}

static void each_example_is_like_itself_and_no_other(void **state)
{
	(void)state;
	OWNED_DESK desk = a_desk_of_examples();
	struct each each = { .desk = &desk };
	assert_true(catalogue_each_published(desk.catalogue, is_like_itself_alone, &each, NULL));
	assert_true(each.sheets > 50);
}

/* Somebody sends the sheet of a colleague under another title and for other classes, half of it. */
static void a_sheet_taken_up_again_is_recognised(void **state)
{
	(void)state;
	OWNED_DESK desk = a_desk_of_examples();
	OWNED(sheet) sheet = read_sheet(&desk, "defi-robots-inter-degres-cm2-6e.md");
	OWNED_CARDS cards = {0};
	OWNED_STRING title = mem_copy(sheet->title);
	set(&sheet->id, NULL);
	set(&sheet->title, "Une rencontre entre deux classes");
	set(&sheet->summary,
		"Une autre manière de le dire, avec des mots que personne n’avait écrits jusque-là.");
	words_done(&sheet->levels);
	sheet->levels = (struct words){0};
	words_add(&sheet->levels, "5e");
	sheet->body[strlen(sheet->body) * 3 / 4] = '\0';
	find(&desk, sheet, &cards);
	assert_int_equal(cards.count, 1);
	assert_string_equal(cards.items[0].title, title);
	assert_in_range((int)cards.items[0].score, 50, 99);
}

static void a_draft_of_nothing_is_like_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = a_desk_of_examples();
	OWNED(sheet) sheet = sheet_new();
	OWNED_CARDS cards = {0};
	find(&desk, sheet, &cards);
	assert_int_equal(cards.count, 0);
}

static void a_body_that_cannot_be_rendered_stops_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = a_desk_of_examples();
	OWNED(sheet) sheet = read_sheet(&desk, "defi-robots-inter-degres-cm2-6e.md");
	OWNED_CARDS cards = {0};
	free(sheet->body);
	sheet->body = mem_new(1, SHEET_BODY_BYTES + 2);
	memset(sheet->body, 'a', SHEET_BODY_BYTES + 1);
	find(&desk, sheet, &cards);
}

static void what_is_withdrawn_is_not_told(void **state)
{
	(void)state;
	OWNED_DESK desk = a_desk_of_examples();
	OWNED(sheet) sheet = read_sheet(&desk, "defi-robots-inter-degres-cm2-6e.md");
	OWNED_CARDS before = {0}, after = {0};
	set(&sheet->id, NULL);
	find(&desk, sheet, &before);
	assert_int_equal(before.count, 1);
	/* Before the index hears of it as well. */
	assert_true(catalogue_withdraw(desk.catalogue, before.items[0].id, DESK_NOW, NULL));
	find(&desk, sheet, &after);
	assert_int_equal(after.count, 0);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, each_example_is_like_itself_and_no_other);
	SUITE_TEST(&suite, a_sheet_taken_up_again_is_recognised);
	SUITE_TEST(&suite, a_draft_of_nothing_is_like_nothing);
	SUITE_TEST(&suite, a_body_that_cannot_be_rendered_stops_nothing);
	SUITE_TEST(&suite, what_is_withdrawn_is_not_told);
	return suite_run(&suite, "catalogue/alike");
}
