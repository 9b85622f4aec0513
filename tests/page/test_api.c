#include "page/pages.h"

#include "support/visit.h"

static void a_sheet_says_its_fields_under_their_own_names(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue",
		"nb_seances: 3\netiquettes: [Classes mobiles]\n"
		"bilan:\n  plus_values: [engagement]\n  texte: Bien.\n");
	visit_publish(&visit);
	OWNED_STRING named = text_make("{\"id\":\"%s\",\"titre\":\"La tortue, une fiche", id);
	OWNED_STRING page = text_make("\"page\":\"https://exemple.fr/usages/%s\"", id);
	OWNED_STRING markdown = text_make("\"markdown\":\"https://exemple.fr/usages/%s.md\"", id);
	const char *json = visit_get(&visit, page_api_sheet, "/api/v1/usages/x", id);
	assert_memory_equal(json, named, strlen(named));
	assert_shows(json, page);
	assert_shows(json, markdown);
	assert_shows(json, "\"nb_seances\":3,");
	assert_shows(json, "\"bilan\":{\"plus_values\":[\"engagement\"],\"obstacles\":[],\"texte\":\"Bien.\"}");
	assert_shows(json, "\"departements\":[\"023\"]");
	assert_shows(json, "\"auteurs\":[{\"signature\":");
	assert_shows(json, "\"liens\":[]");
	assert_shows(json, "\"etiquettes\":[{\"cle\":\"classe-mobile\",\"nom\":\"Classes mobiles\","
		"\"confirmee\":true}]");
	assert_shows(json, "\"corps\":{\"markdown\":\"## ");
	assert_shows(json, "\"niveau\":2,\"ancre\":\"partie-deroulement\"");
	assert_hides(json, "\"duree\":null");
	assert_string_equal(response_get_header(visit.res, "Content-Type"), "application/json");
}

static void a_draft_is_not_told(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "statut: brouillon\n");
	visit_publish(&visit);
	assert_string_equal(visit_get(&visit, page_api_sheet, "/api/v1/usages/x", id), "");
	assert_int_equal(visit.err.kind, ERROR_NOT_FOUND);
}

static void a_withdrawn_sheet_is_told_as_gone_in_json(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "");
	assert_true(catalogue_withdraw(visit.desk.catalogue, id, DESK_NOW, NULL));
	visit_publish(&visit);
	assert_string_equal(visit_get(&visit, page_api_sheet, "/api/v1/usages/x", id),
		"{\"erreur\":{\"statut\":410,\"message\":\"Fiche retirée\"}}");
	assert_int_equal(response_get_status(visit.res), 410);
}

static void the_lists_come_with_their_concepts(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	visit_publish(&visit);
	const char *json = visit_get(&visit, page_api_vocabularies, "/api/v1/vocabulaires", NULL);
	assert_shows(json, "\"niveaux\":[{\"cle\":\"cycle1\",");
	assert_shows(json, "\"cle\":\"cm2\",\"libelle\":\"CM2\",\"concept\":\"http");
	assert_shows(json, "\"degres\":[\"1\"]");
	assert_shows(json, "CC BY-SA 3.0 FR");
}

/* An open filter is cut after its most frequent values: a program must know that there are more. */
static void a_filter_that_is_cut_says_by_how_many_values(void **state)
{
	(void)state;
	enum { SHEETS = 11, TAGS = 10 };
	OWNED_VISIT visit = visit_new();
	for (int sheet = 0; sheet < SHEETS; sheet++) {
		OWNED_TEXT tags = {0};
		for (int tag = 0; tag < TAGS; tag++)
			text_format(&tags, "%smot %c%c", tag ? ", " : "", 'a' + sheet, 'a' + tag);
		OWNED_STRING path = text_make("%d.md", sheet);
		OWNED_STRING field = text_make("etiquettes: [%s]\n", text_string(&tags));
		free(desk_take(&visit.desk, path, path, field));
	}
	visit_publish(&visit);
	const char *json = visit_get(&visit, page_api_search, "/api/v1/usages", NULL);
	assert_shows(json, "\"nombre\":1,\"choisie\":false}],\"autres\":10}");
	assert_shows(json, "\"choisie\":false}],\"autres\":0}");
}

static void pages_that_hold_still_say_what_came_since(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "La tortue", ""));
	free(desk_take(&visit.desk, "b.md", "Le lapin", ""));
	visit_publish(&visit);
	const char *json = visit_get(&visit, page_api_search, "/api/v1/usages?page=2&etat=1", NULL);
	assert_shows(json, "\"total\":1,");
	assert_shows(json, "\"etat\":1,\"nouvelles\":1,");
	json = visit_get(&visit, page_api_search, "/api/v1/usages", NULL);
	assert_shows(json, "\"etat\":2,\"nouvelles\":0,");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_sheet_says_its_fields_under_their_own_names);
	SUITE_TEST(&suite, a_draft_is_not_told);
	SUITE_TEST(&suite, a_withdrawn_sheet_is_told_as_gone_in_json);
	SUITE_TEST(&suite, the_lists_come_with_their_concepts);
	SUITE_TEST(&suite, a_filter_that_is_cut_says_by_how_many_values);
	SUITE_TEST(&suite, pages_that_hold_still_say_what_came_since);
	return suite_run(&suite, "page/api");
}
