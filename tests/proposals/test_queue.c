#include "proposals/proposals.h"

#include "proposals/reported.h"

static void add_waiting(void *context, const struct dossier *dossier)
{
	text_format(context, "signalement %zu;", dossier->stored->reports);
}

static void add_proposal(void *context, const struct proposal *proposal)
{
	text_format(context, "%s;", proposal->stored->title);
}

static char *queue_of(struct house *house, const struct person *person, struct queue queue)
{
	const struct actor actor = as(person);
	struct text told = {0};
	struct queue_page page = { .proposal = add_proposal, .dossier = add_waiting, .context = &told };
	assert_true(proposal_list_queue(house->proposals, &actor, &queue, &page, NULL));
	text_add(&told, "");
	return text_take(&told);
}

static void the_queue_has_both(void **state)
{
	struct house *house = *state;
	char sent[] = "soumis", title[] = "Une fiche", text[] = ROBOT_SHEET;
	int64_t row;
	struct stored_proposal stored = {
		.state = sent, .title = title, .markdown = text, .made_at = NOW, .changed_at = NOW,
		.sent_at = NOW - 1,
	};
	assert_true(proposals_add(house->db, &stored, &row, NULL));
	stored.sent_at = NOW + 1;
	assert_true(proposals_add(house->db, &stored, &row, NULL));
	report(house, "lien_mort", "");
	OWNED_STRING all = queue_of(house, &house->near, (struct queue){0});
	assert_string_equal(all, "Une fiche;signalement 1;Une fiche;");
	OWNED_STRING dossiers = queue_of(house, &house->near, (struct queue){ .only_dossiers = true });
	assert_string_equal(dossiers, "signalement 1;");
	OWNED_STRING proposals = queue_of(house, &house->near, (struct queue){ .only_proposals = true });
	assert_string_equal(proposals, "Une fiche;Une fiche;");
	OWNED_STRING far = queue_of(house, &house->far, (struct queue){0});
	assert_string_equal(far, "");
	act(house, 1, &house->near, DOSSIER_CLAIM, NULL);
	OWNED_STRING held = queue_of(house, &house->near, (struct queue){ .only_held = true, .only_mine = true });
	assert_string_equal(held, "signalement 1;");
	act(house, 1, &house->near, DOSSIER_SETTLE, "Réparé.");
	OWNED_STRING none = queue_of(house, &house->near, (struct queue){ .only_dossiers = true });
	assert_string_equal(none, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_queue_has_both),
	};
	return cmocka_run_group_tests_name("proposals/queue", tests, NULL, NULL);
}
