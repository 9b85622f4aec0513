#include "page/pages.h"

#include "proposals/proposals.h"
#include "store/db.h"
#include "store/acts.h"
#include "support/visit.h"

#include <string.h>

/* Online for a long time: the day of the visit is not over. */
#define DATES "date_creation: 2016-01-01\ndate_publication: 2016-05-02\n"

static struct visit some_visit(void)
{
	struct visit visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "La tortue", "id: 2017-0001\n" DATES));
	free(desk_take(&visit.desk, "b.md", "Le lièvre", "id: 2017-0002\n" DATES));
	visit_publish(&visit);
	visit.app.proposals = proposals_open(visit.desk.dir, visit.desk.vocabularies, NULL);
	visit.app.visitor = (struct person){ .row = 3, .role = ROLE_DAN };
	return visit;
}

static void leave(struct visit *visit)
{
	proposals_free(visit->app.proposals);
	visit_done(visit);
}
#define OWNED_DAN __attribute__((cleanup(leave))) struct visit

static bool freeze(struct visit *visit, const char *body)
{
	return visit_post(visit, page_snapshot_make, NULL, body);
}

static const char *get(struct visit *visit, page_fn *page, const char *target, const char *number)
{
	visit_ask(visit, target);
	visit_name(visit, "numero", number);
	size_t length = 0;
	if (!page(&visit->app, visit->req, visit->res, &visit->err))
		return "";
	return response_get_body(visit->res, &length);
}

static void the_dan_freezes_the_figure_of_one_department(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=codage&departement=023&au=2017-07-13&note="));
	assert_int_equal(response_get_status(visit.res), 303);
	const char *page = get(&visit, page_snapshot, "/indicateurs/arretes/1", "1");
	assert_shows(page, ", Creuse</h1>");
	assert_shows(page, "L’empreinte est juste");
	assert_shows(page, "href=\"/indicateurs/18?departement=023&amp;au=2017-07-13\"");
	page = get(&visit, page_snapshot_text, "/indicateurs/arretes/1.txt", "1");
	assert_shows(page, "mesure: codage\npartie: departement 023 Creuse\nintitule: ");
	assert_shows(get(&visit, page_snapshots, "/indicateurs/arretes?departement=019", ""),
		"<option value=\"019\" selected>Corrèze</option>");
	assert_true(freeze(&visit, "mesure=codage&departement=087&au=2017-07-13&note="));
	page = get(&visit, page_snapshot, "/indicateurs/arretes/2", "2");
	assert_shows(page, "<p class=\"indicateur-valeur\">0<span");
}

static void a_department_that_is_none_is_told(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=codage&departement=999&au=2017-07-13&note=x"));
	assert_int_equal(response_get_status(visit.res), 422);
	size_t length = 0;
	assert_shows(response_get_body(visit.res, &length), "Choisissez un département de la liste");
}

static void the_dan_freezes_a_figure(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=codage&au=2017-07-13&note=Pour+le+CAN%C3%89"));
	assert_int_equal(response_get_status(visit.res), 303);
	assert_string_equal(response_get_header(visit.res, "Location"),
		"/indicateurs/arretes/1?fait=arrete#fait");
	const char *page = get(&visit, page_snapshot, "/indicateurs/arretes/1?fait=arrete", "1");
	assert_shows(page, "<p class=\"indicateur-valeur\">2<span");
	assert_shows(page, "L’indicateur est arrêté.");
	assert_shows(page, "L’empreinte est juste");
	assert_shows(page, "«&nbsp;Pour le CANÉ&nbsp;»");
	assert_shows(page, "dans la même version&nbsp;: 2.");
	assert_shows(page, "<th scope=\"row\">2017-0002</th>");
	assert_shows(page, "<a href=\"/usages/2017-0002.md?version=1\">version 1<");
	visit_ask(&visit, "/indicateurs/18");
	visit_name(&visit, "code", "18");
	size_t length = 0;
	assert_true(page_indicator(&visit.app, visit.req, visit.res, &visit.err));
	page = response_get_body(visit.res, &length);
	assert_shows(page, "<a href=\"/indicateurs/arretes/1\">Arrêté 1");
	assert_shows(page, "/indicateurs/arretes?mesure=codage&amp;au=2017-07-14#arreter");
	page = get(&visit, page_snapshots, "/indicateurs/arretes", "");
	assert_shows(page, "Arrêté 1&nbsp;: Nombre de scénarios");
}

static void the_act_is_in_the_journal(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=usages&au=2017-07-13&note="));
	OWNED(query) query = db_query(catalogue_store(visit.desk.catalogue),
		"SELECT kind, object, account, detail FROM act");
	assert_true(query_next(query));
	assert_string_equal(query_text(query, 0), "arrete");
	assert_string_equal(query_text(query, 1), "arrete:1");
	assert_int_equal(query_integer(query, 2), 3);
	assert_string_equal(query_text(query, 3), "indicateur 2 au 2017-07-13 : 2");
}

static void a_form_sent_twice_makes_one(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	for (int i = 0; i < 2; i++) {
		assert_true(freeze(&visit, "mesure=usages&au=2017-07-13&note=x"));
		assert_string_equal(response_get_header(visit.res, "Location"), i == 0
			? "/indicateurs/arretes/1?fait=arrete#fait" : "/indicateurs/arretes/1?fait=deja#fait");
	}
	assert_shows(get(&visit, page_snapshot, "/indicateurs/arretes/1?fait=deja", "1"),
		"Rien n’a été ajouté.");
	assert_string_equal(get(&visit, page_snapshot, "/indicateurs/arretes/2", "2"), "");
}

static void a_share_is_told_by_both_numbers(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=codage-cycle-3&au=2017-07-13&note="));
	assert_shows(get(&visit, page_snapshot, "/indicateurs/arretes/1", "1"),
		"<p class=\"indicateur-valeur\">100\u202F% (2 sur 2)</p>");
	assert_shows(get(&visit, page_snapshot, "/indicateurs/arretes/1", "1"),
		"catalogue <span class=\"note\">compte au numérateur</span></td>");
	assert_shows(get(&visit, page_snapshots, "/indicateurs/arretes", ""),
		"<strong>100\u202F% (2 sur 2)</strong>");
	assert_shows(get(&visit, page_snapshot_text, "/indicateurs/arretes/1.txt", "1"), "\nvaleur: 2\nsur: 2\n");
	OWNED(query) query = db_query(catalogue_store(visit.desk.catalogue), "SELECT detail FROM act");
	assert_true(query_next(query));
	assert_string_equal(query_text(query, 0), "indicateur 18 au 2017-07-13 : 2 sur 2");
}

/* What is typed wrongly, and what is said of it. */
struct row {
	const char *name, *body, *told;
};

static const struct row rows[] = {
	{ "what is not counted is refused", "mesure=rien&au=2017-07-13", "Choisissez ce que vous arrêtez." },
	{ "nothing is refused", "", "Choisissez ce que vous arrêtez." },
	{ "a day that does not exist is refused", "mesure=usages&au=2017-02-30", "Donnez un jour qui existe" },
	{ "today is refused, and it is said from when it is not", "mesure=usages&au=2017-07-14",
		"Ce jour n’est pas fini\u00A0: il pourra être arrêté à partir du 15 juillet 2017." },
	{ "a day to come is refused", "mesure=usages&au=2017-12-31", "à partir du 1er janvier 2018." },
};

static void what_is_wrong_is_told(void **state)
{
	const struct row *row = *state;
	OWNED_DAN visit = some_visit();
	size_t length = 0;
	assert_true(freeze(&visit, row->body));
	assert_int_equal(response_get_status(visit.res), 422);
	assert_shows(response_get_body(visit.res, &length), row->told);
	assert_string_equal(get(&visit, page_snapshot, "/indicateurs/arretes/1", "1"), "");
}

static void a_note_has_an_end(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	for (int extra = 0; extra < 2; extra++) {
		OWNED_TEXT body = {0};
		text_add(&body, "mesure=usages&au=2017-07-13&note=");
		for (int i = 0; i < 300 + extra; i++)
			text_add(&body, "%C3%A9");
		assert_true(freeze(&visit, text_string(&body)));
		assert_int_equal(response_get_status(visit.res), extra ? 422 : 303);
	}
}

static void a_note_says_nobody_s_address(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	size_t length = 0;
	assert_true(freeze(&visit, "mesure=usages&au=2017-07-14&note=voir+j.d%40ac-limoges.fr"));
	assert_int_equal(response_get_status(visit.res), 422);
	const char *page = response_get_body(visit.res, &length);
	assert_shows(page, "<p class=\"faute\" id=\"faute-note\">« j.d@ac-limoges.fr » ressemble");
	assert_shows(page, "value=\"voir j.d@ac-limoges.fr\"");
	assert_string_equal(get(&visit, page_snapshot, "/indicateurs/arretes/1", "1"), "");
}

static void only_the_dan_is_shown_the_form(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	const char *page = visit_get(&visit, page_snapshots,
		"/indicateurs/arretes?mesure=codage&au=2017-07-01", NULL);
	assert_shows(page, "<option value=\"codage\" selected>18. Nombre de scénarios");
	assert_shows(page, "value=\"2017-07-01\"");
	assert_shows(visit_get(&visit, page_snapshots, "/indicateurs/arretes", NULL), "value=\"2017-07-13\"");
	assert_shows(visit_get(&visit, page_snapshots, "/indicateurs/arretes?au=2017-07-14", NULL),
		"value=\"2017-07-13\"");
	visit.app.visitor.role = ROLE_REFERENT;
	page = visit_get(&visit, page_snapshots, "/indicateurs/arretes", NULL);
	assert_hides(page, "<form action=\"/indicateurs/arretes");
	assert_shows(page, "Aucun arrêté pour l’instant.");
}

static void without_a_store_to_write_nothing_is_frozen(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	struct proposals *proposals = visit.app.proposals;
	visit.app.proposals = NULL;
	assert_true(freeze(&visit, "mesure=usages&au=2017-07-13"));
	assert_int_equal(response_get_status(visit.res), 503);
	visit.app.proposals = proposals;
}

static void what_changed_since_is_told(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=usages&au=2017-07-13"));
	free(desk_take(&visit.desk, "c.md", "Le renard", "id: 2017-0003\n"));
	OWNED_STRING bytes = desk_sheet("La tortue lente", "id: 2017-0001\n");
	OWNED_STRING again = desk_put(&visit.desk, "a.md", bytes, CATALOGUE_TAKEN);
	assert_non_null(again);
	assert_true(catalogue_withdraw(visit.desk.catalogue, "2017-0002", DESK_NOW, NULL));
	const char *page = get(&visit, page_snapshot, "/indicateurs/arretes/1", "1");
	assert_shows(page, "<p class=\"indicateur-valeur\">2<span");
	assert_shows(page, "dans une autre version&nbsp;: 1.");
	assert_shows(page, "qui ne comptent plus&nbsp;: 1.");
	assert_shows(page, "venues depuis&nbsp;: 1.");
	assert_shows(page, "<summary>Fiches revues depuis\u00A0: 1</summary>");
	assert_shows(page, "<a href=\"/usages/2017-0001\">"
		"La tortue lente, une fiche pour les essais du catalogue</a>"
		" <span class=\"note\">(2017-0001, version 2 du catalogue, et 1 dans l’arrêté)</span>");
	assert_shows(page, "<summary>Fiches venues depuis\u00A0: 1</summary>");
	assert_shows(page, "<a href=\"/usages/2017-0003\">Le renard, une fiche pour les essais du catalogue</a>");
	assert_shows(page, "<summary>Fiches qui ne comptent plus\u00A0: 1</summary>");
	assert_shows(page, "(2017-0002, version 1\u00A0: retirée du site)");
}

/* Each is called what it was called in the version that is frozen. */
static void the_list_says_titles_of_that_time(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=usages&au=2017-07-13"));
	OWNED_STRING bytes = desk_sheet("La tortue lente", "id: 2017-0001\n");
	OWNED_STRING again = desk_put(&visit.desk, "a.md", bytes, CATALOGUE_TAKEN);
	assert_non_null(again);
	const char *page = get(&visit, page_snapshot, "/indicateurs/arretes/1", "1");
	assert_shows(page, "<th scope=\"row\">2017-0001</th>"
		"<td>La tortue, une fiche pour les essais du catalogue</td>");
	assert_shows(page, "<th scope=\"row\">2017-0002</th>"
		"<td>Le lièvre, une fiche pour les essais du catalogue</td>");
}

/* A title is part of a text: that of a sheet which left the site is told to the DAN alone. */
static void what_left_the_site_has_no_title(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=usages&au=2017-07-13"));
	assert_true(catalogue_withdraw(visit.desk.catalogue, "2017-0002", DESK_NOW, NULL));
	assert_shows(get(&visit, page_snapshot, "/indicateurs/arretes/1", "1"), "Le lièvre");
	visit.app.visitor = (struct person){ .row = 4, .role = ROLE_REFERENT };
	const char *page = get(&visit, page_snapshot, "/indicateurs/arretes/1", "1");
	assert_hides(page, "Le lièvre");
	assert_hides(page, "/usages/2017-0002");
	assert_shows(page, "<th scope=\"row\">2017-0002</th><td>"
		" <span class=\"note\">retirée du site</span></td>"
		"<td>version 1 <code");
}

static void a_long_list_has_pages(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(catalogue_begin(visit.desk.catalogue, NULL));
	for (int i = 3; i <= 102; i++) {
		OWNED_STRING path = text_make("%04d.md", i);
		OWNED_STRING lines = text_make("id: 2017-%04d\n" DATES, i);
		free(desk_take(&visit.desk, path, path, lines));
	}
	assert_true(catalogue_commit(visit.desk.catalogue, NULL));
	assert_true(freeze(&visit, "mesure=usages&au=2017-07-13"));
	const char *page = get(&visit, page_snapshot, "/indicateurs/arretes/1", "1");
	assert_shows(page, "De 1 à 100, sur 102.");
	assert_shows(page, "<a href=\"/indicateurs/arretes/1?rang=101#liste\" rel=\"next\">");
	assert_hides(page, "rel=\"prev\"");
	page = get(&visit, page_snapshot, "/indicateurs/arretes/1?rang=101", "1");
	assert_shows(page, "De 101 à 102, sur 102.");
	assert_shows(page, "<a href=\"/indicateurs/arretes/1#liste\" rel=\"prev\">");
	assert_shows(page, "<th scope=\"row\">2017-0102</th>");
	assert_hides(page, "<th scope=\"row\">2017-0100</th>");
	assert_shows(get(&visit, page_snapshot, "/indicateurs/arretes/1?rang=103", "1"), "De 1 à 100, sur 102.");
}

static void a_row_that_was_touched_is_told(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=usages&au=2017-07-13"));
	assert_true(db_run(catalogue_store(visit.desk.catalogue),
		"DROP TRIGGER snapshot_stays; UPDATE snapshot SET value = 3", NULL));
	assert_shows(get(&visit, page_snapshot, "/indicateurs/arretes/1", "1"),
		"L’empreinte ne correspond pas");
}

static void its_text_is_its_proof(void **state)
{
	(void)state;
	OWNED_DAN visit = some_visit();
	assert_true(freeze(&visit, "mesure=usages&au=2017-07-13"));
	const char *text = get(&visit, page_snapshot_text, "/indicateurs/arretes/1.txt", "1");
	assert_shows(text, "arrete: 1\nindicateur: 2\nmesure: usages\n");
	assert_shows(text, "\nau: 2017-07-13\nvaleur: 2\n");
	assert_shows(text, "\nempreinte: ");
	assert_string_equal(response_get_header(visit.res, "Content-Disposition"),
		"attachment; filename=\"arrete-1.txt\"");
	static const char *const numbers[] = { "2", "0", "x", "1x", "-1", "99999999999999999999", "" };
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		assert_string_equal(get(&visit, page_snapshot, "/indicateurs/arretes/2", numbers[i]), "");
		assert_int_equal(visit.err.kind, ERROR_NOT_FOUND);
	}
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, the_dan_freezes_a_figure);
	SUITE_TEST(&suite, the_dan_freezes_the_figure_of_one_department);
	SUITE_TEST(&suite, a_department_that_is_none_is_told);
	SUITE_TEST(&suite, the_act_is_in_the_journal);
	SUITE_TEST(&suite, a_form_sent_twice_makes_one);
	SUITE_TEST(&suite, a_share_is_told_by_both_numbers);
	SUITE_ROWS(&suite, rows, what_is_wrong_is_told);
	SUITE_TEST(&suite, a_note_has_an_end);
	SUITE_TEST(&suite, a_note_says_nobody_s_address);
	SUITE_TEST(&suite, only_the_dan_is_shown_the_form);
	SUITE_TEST(&suite, without_a_store_to_write_nothing_is_frozen);
	SUITE_TEST(&suite, what_changed_since_is_told);
	SUITE_TEST(&suite, the_list_says_titles_of_that_time);
	SUITE_TEST(&suite, what_left_the_site_has_no_title);
	SUITE_TEST(&suite, a_long_list_has_pages);
	SUITE_TEST(&suite, a_row_that_was_touched_is_told);
	SUITE_TEST(&suite, its_text_is_its_proof);
	return suite_run(&suite, "page/snapshots");
}
