#include "support/desk.h"
#include "support/rows.h"

static void cards_come_in_the_order_asked(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING first = desk_take(&desk, "a.md", "La tortue", "");
	OWNED_STRING second = desk_take(&desk, "b.md", "Le crayon", "");
	OWNED_WORDS ids = {0}, missing = {0};
	OWNED_CARDS cards = {0};
	words_add(&ids, second);
	words_add(&ids, first);
	assert_true(catalogue_pick(desk.catalogue, &ids, &cards, &missing, NULL));
	assert_int_equal(cards.count, 2);
	assert_string_equal(cards.items[0].id, second);
	assert_string_equal(cards.items[1].title, "La tortue, une fiche pour les essais du catalogue");
	assert_int_equal(missing.count, 0);
}

static void what_the_public_may_not_see_is_told(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING shown = desk_take(&desk, "a.md", "La tortue", "");
	OWNED_STRING draft = desk_take(&desk, "b.md", "Le crayon", "statut: brouillon\n");
	OWNED_STRING gone = desk_take(&desk, "c.md", "La gomme", "");
	assert_true(catalogue_withdraw(desk.catalogue, gone, DESK_NOW, NULL));
	OWNED_WORDS ids = {0}, missing = {0};
	OWNED_CARDS cards = {0};
	words_add(&ids, draft);
	words_add(&ids, "1999-0001");
	words_add(&ids, shown);
	words_add(&ids, gone);
	assert_true(catalogue_pick(desk.catalogue, &ids, &cards, &missing, NULL));
	OWNED_STRING told = words_join(&missing, " ");
	OWNED_STRING expected = text_make("%s 1999-0001 %s", draft, gone);
	assert_int_equal(cards.count, 1);
	assert_string_equal(told, expected);
}

static void nothing_asked_is_nothing_given(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_WORDS ids = {0}, missing = {0};
	OWNED_CARDS cards = {0};
	assert_true(catalogue_pick(desk.catalogue, &ids, &cards, &missing, NULL));
	assert_int_equal(cards.count + missing.count, 0);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, cards_come_in_the_order_asked);
	SUITE_TEST(&suite, what_the_public_may_not_see_is_told);
	SUITE_TEST(&suite, nothing_asked_is_nothing_given);
	return suite_run(&suite, "catalogue/pick");
}
