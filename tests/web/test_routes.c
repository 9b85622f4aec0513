#include "routes.h"

#include "base/mem.h"
#include "base/text.h"
#include "page/token.h"
#include "page/visitor.h"
#include "people/gate.h"
#include "support/visit.h"

#include <string.h>

/* Every row of the table of pages, and every role that comes to it. A row that is not here fails the
 * test: whoever adds a page says in two places who may have it. */

enum { R = ROLE_BIT(ROLE_READER), T = ROLE_BIT(ROLE_TEACHER), M = ROLE_BIT(ROLE_REFERENT),
	D = ROLE_BIT(ROLE_DAN), O = ROLE_BIT(ROLE_OPERATIONS), ALL = R | T | M | D | O };

struct row {
	const char *name;  /* method and pattern */
	unsigned who, flags;
};

static const struct row rows[] = {
	{ "GET /",                           ALL, 0 },
	{ "GET /recherche",                  ALL, 0 },
	{ "GET /usages",                     ALL, 0 },
	{ "GET /recherche.csv",              ALL, TAKES_LONG },
	{ "GET /recherche.atom",             ALL, 0 },
	{ "GET /programme",                  ALL, 0 },
	{ "GET /programme/:notion",          ALL, 0 },
	{ "GET /etablissements/:uai",        ALL, 0 },
	{ "GET /departements/:code",         ALL, 0 },
	{ "GET /carte",                      ALL, 0 },
	{ "GET /carte.csv",                  ALL, 0 },
	{ "GET /zap/:code",                  ALL, 0 },
	{ "GET /etablissements/:uai.atom",   ALL, 0 },
	{ "GET /departements/:code.atom",    ALL, 0 },
	{ "GET /zap/:code.atom",             ALL, 0 },
	{ "GET /indicateurs",                ALL, 0 },
	{ "GET /indicateurs.csv",            ALL, 0 },
	{ "GET /indicateurs.ods",            ALL, 0 },
	{ "GET /indicateurs.json",           ALL, 0 },
	{ "GET /indicateurs/arretes",        ALL, 0 },
	{ "POST /indicateurs/arretes",       D, GIVES_BACK },
	{ "GET /indicateurs/arretes/:numero.txt", ALL, 0 },
	{ "GET /indicateurs/arretes/:numero", ALL, 0 },
	{ "GET /indicateurs/rapport",        ALL, 0 },
	{ "GET /indicateurs/:code",          ALL, 0 },
	{ "GET /indicateurs/:code/fiches",   ALL, 0 },
	{ "GET /registres", ALL, 0 },
	{ "GET /registres/:registre.csv", ALL, 0 },
	{ "GET /registres/:registre", ALL, 0 },
	{ "GET /registres/:registre/ajouter", M | D, 0 },
	{ "POST /registres/:registre/ajouter", M | D, GIVES_BACK },
	{ "GET /registres/:registre/importer", D, 0 },
	{ "POST /registres/:registre/importer", D, 0 },
	{ "GET /registres/:registre/:ligne.txt", ALL, 0 },
	{ "GET /registres/:registre/:ligne", ALL, 0 },
	{ "GET /registres/:registre/:ligne/corriger", M | D, 0 },
	{ "POST /registres/:registre/:ligne/corriger", M | D, GIVES_BACK },
	{ "POST /registres/:registre/:ligne/retirer", M | D, GIVES_BACK },
	{ "GET /etiquettes",                 ALL, 0 },
	{ "GET /etiquettes/:etiquette.atom", ALL, 0 },
	{ "GET /etiquettes/:etiquette",      ALL, 0 },
	{ "GET /suggestions",                ALL, 0 },
	{ "GET /opensearch.xml",             ALL, 0 },
	{ "GET /usages/:id.md",              ALL, 0 },
	{ "GET /usages/:id",                 ALL, 0 },
	{ "GET /usages/:id/signaler",        ALL, 0 },
	{ "POST /usages/:id/signaler",       ALL, FROM_NOBODY },
	{ "GET /usages/:id/signalement",     ALL, 0 },
	{ "GET /api/v1/usages",              ALL, 0 },
	{ "GET /api/v1/usages/:id",          ALL, 0 },
	{ "GET /api/v1/vocabulaires",        ALL, 0 },
	{ "GET /api/v1/openapi.json",        ALL, 0 },
	{ "GET /selection",                  ALL, 0 },
	{ "POST /selection",                 ALL, FROM_NOBODY },
	{ "GET /selection.md",               ALL, 0 },
	{ "GET /selection/imprimer",         ALL, 0 },
	{ "GET /a-propos",                   ALL, 0 },
	{ "GET /accessibilite",              ALL, 0 },
	{ "GET /mentions-legales",           ALL, 0 },
	{ "GET /sante",                      ALL, 0 },
	{ "GET /favicon.ico",                ALL, 0 },
	{ "GET /robots.txt",                 ALL, 0 },
	{ "GET /sitemap.xml",                ALL, TAKES_LONG },
	{ "GET /connexion",                  ALL, 0 },
	{ "POST /connexion",                 ALL, FROM_NOBODY },
	{ "POST /deconnexion",               ALL, 0 },
	{ "GET /compte",                     T | M | D | O, 0 },
	{ "POST /compte/nom",                T | M | D | O, 0 },
	{ "POST /compte/phrase-de-passe",    T | M | D | O, 0 },
	{ "POST /compte/sessions",           T | M | D | O, 0 },
	{ "GET /compte/demander",            ALL, 0 },
	{ "POST /compte/demander",           ALL, FROM_NOBODY },
	{ "GET /compte/demande-envoyee",     ALL, 0 },
	{ "GET /porte/:secret",              ALL, SECRET_PATH },
	{ "POST /porte/:secret",             ALL, SECRET_PATH | FROM_NOBODY },
	{ "GET /proposer",                   R | T | M | D, 0 },
	{ "POST /proposer",                  R | T | M | D, 0 },
	{ "GET /proposer/:proposition/:etape",  T | M | D, 0 },
	{ "POST /proposer/:proposition/:etape", T | M | D, GIVES_BACK },
	{ "POST /apercu",                    ALL, FROM_NOBODY },
	{ "GET /mes-fiches",                 T | M | D, 0 },
	{ "GET /mes-fiches/attestations",    T | M | D, 0 },
	{ "POST /mes-fiches/attestations",   T | M | D, 0 },
	{ "GET /attestations/:code.txt",     ALL, SECRET_PATH },
	{ "GET /attestations/:code",         ALL, SECRET_PATH },
	{ "POST /attestations/:code",        T | M | D, SECRET_PATH },
	{ "GET /mes-fiches/:proposition",    T | M | D, 0 },
	{ "POST /mes-fiches/:proposition",   T | M | D, GIVES_BACK },
	{ "GET /mes-fiches/:proposition/historique", T | M | D, 0 },
	{ "GET /suivi/:secret",              ALL, SECRET_PATH },
	{ "POST /suivi/:secret",             ALL, SECRET_PATH | FROM_NOBODY },
	{ "GET /suivi/:secret/historique",   ALL, SECRET_PATH },
	{ "GET /suivi/:secret/:etape",       ALL, SECRET_PATH },
	{ "POST /suivi/:secret/:etape",      ALL, SECRET_PATH | FROM_NOBODY },
	{ "GET /moderation",                 M | D, 0 },
	{ "GET /moderation/etiquettes",      M | D, 0 },
	{ "POST /moderation/etiquettes",     M | D, 0 },
	{ "GET /moderation/:proposition",    M | D, 0 },
	{ "POST /moderation/:proposition",   M | D, GIVES_BACK },
	{ "GET /moderation/signalements/:dossier", M | D, 0 },
	{ "POST /moderation/signalements/:dossier", M | D, GIVES_BACK },
	{ "POST /usages/:id/etiquettes",     T | M | D, 0 },
	{ "GET /etiquettes/:etiquette/gerer", M | D, 0 },
	{ "POST /etiquettes/:etiquette/gerer", M | D, GIVES_BACK },
	{ "GET /comptes",                    M | D, 0 },
	{ "GET /comptes/inviter",            M | D, 0 },
	{ "POST /comptes/inviter",           M | D, 0 },
	{ "POST /comptes/invitations",       M | D, 0 },
	{ "GET /comptes/demandes",           M | D, 0 },
	{ "POST /comptes/demandes/:demande", M | D, GIVES_BACK },
	{ "POST /comptes/:compte",           D, 0 },
	{ "GET /journal",                    D, 0 },
	{ "GET /journal.csv",                D, 0 },
};

/* ---- A site with somebody of each role ---- */

struct crowd {
	struct visit visit;
	struct gate *gate;
	char secrets[ROLE_COUNT][SECRET_BYTES];  /* of their sessions; "" of the reader */
};

static void come(struct crowd *crowd, enum role role)
{
	char key[SECRET_BYTES];
	struct error err = {0};
	const struct newcomer newcomer = { NULL, NULL, "quatre mots sans rapport", "Firefox, Linux" };
	OWNED_PERSON person = { .role = role, .name = mem_copy("Quelqu’un") };
	person.email = text_make("%s@ac-limoges.fr", role_key(role));
	if (!people_create(crowd->visit.app.people, &person, key, &err)
		|| !people_enter(crowd->visit.app.people, key, &newcomer, crowd->secrets[role], &err))
		fail_msg("%s", err.text);
}

static int set_up(void **state)
{
	struct crowd *crowd = mem_new(1, sizeof *crowd);
	crowd->visit = visit_new();
	crowd->gate = gate_new();
	visit_publish(&crowd->visit);
	crowd->visit.app.people = people_open(crowd->visit.desk.dir, crowd->gate, NULL);
	people_set_time(crowd->visit.app.people, DESK_NOW);
	for (enum role role = ROLE_TEACHER; role < ROLE_COUNT; role++)
		come(crowd, role);
	*state = crowd;
	return 0;
}

static int tear_down(void **state)
{
	struct crowd *crowd = *state;
	visitor_release(&crowd->visit.app);
	people_free(crowd->visit.app.people);
	gate_free(crowd->gate);
	visit_done(&crowd->visit);
	free(crowd);
	return 0;
}

/* What stands before the names of a pattern is enough of an address here: nothing is routed. */
static enum admission knock(struct crowd *crowd, const struct route *route, const char *secret,
	const char *body)
{
	struct visit *visit = &crowd->visit;
	OWNED_STRING cookie = text_make("__Host-session=%s", secret);
	request_free(visit->req);
	response_free(visit->res);
	visit->err = (struct error){0};
	visit->req = request_new(route->method, DESK_NOW);
	visit->res = response_new();
	if (!request_read_target(visit->req, route->pattern, &visit->err))
		fail_msg("%s", visit->err.text);
	request_add_header(visit->req, "Content-Type", "application/x-www-form-urlencoded", NULL);
	if (*secret)
		request_add_header(visit->req, "Cookie", cookie, NULL);
	request_set_body(visit->req, body, strlen(body));
	enum admission admission = visitor_admit(&visit->app, visit->req, route, visit->res, &visit->err);
	/* The cookie goes with this call. */
	request_free(visit->req);
	visit->req = NULL;
	return admission;
}

static char *body_of(const char *secret)
{
	char token[TOKEN_BYTES];
	if (!*secret)
		return mem_copy("a=b");
	token_make(secret, token);
	return text_make("a=b&jeton=%s&c=d", token);
}

/* ---- Who may have what ---- */

static const struct row *row_of(const struct route *route)
{
	OWNED_STRING name = text_make("%s %s", route->method == METHOD_POST ? "POST" : "GET", route->pattern);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	fail_msg("%s: say in this test who may have it", name);
	return NULL;
}

/* A reader is led to the form, or told to sign in; others are told for whom the page is. */
static unsigned status_expected(const struct row *row, const struct route *route, enum role role)
{
	if (row->who & ROLE_BIT(role))
		return 0;
	return role == ROLE_READER && route->method == METHOD_GET ? 303 : 403;
}

static void each_row_is_for_whom_it_says(void **state)
{
	struct crowd *crowd = *state;
	assert_int_equal(site_route_count, sizeof rows / sizeof rows[0]);
	for (size_t i = 0; i < site_route_count; i++) {
		const struct row *row = row_of(&site_routes[i]);
		if (site_routes[i].who == 0 || site_routes[i].who != row->who || site_routes[i].flags != row->flags)
			fail_msg("%s: not for those, or not as was said", row->name);
		for (enum role role = ROLE_READER; role < ROLE_COUNT; role++) {
			OWNED_STRING body = body_of(crowd->secrets[role]);
			unsigned expected = status_expected(row, &site_routes[i], role);
			enum admission admission = knock(crowd, &site_routes[i], crowd->secrets[role], body);
			unsigned status = admission == ADMISSION_GRANTED ? 0 : response_get_status(crowd->visit.res);
			if (status != expected || admission == ADMISSION_FAILED)
				fail_msg("%s as %s: %u, not %u", row->name, role_key(role), status, expected);
		}
	}
}

/* Every POST of somebody signed in, but those that do nothing in anybody's name. */
static void a_form_carries_the_token_of_its_session(void **state)
{
	struct crowd *crowd = *state;
	const char *mine = crowd->secrets[ROLE_DAN], *other = crowd->secrets[ROLE_REFERENT];
	OWNED_STRING good = body_of(mine);
	OWNED_STRING stolen = body_of(other);
	for (size_t i = 0; i < site_route_count; i++) {
		const struct route *route = &site_routes[i];
		if (route->method != METHOD_POST)
			continue;
		enum admission wrong = route->flags & FROM_NOBODY ? ADMISSION_GRANTED : ADMISSION_ANSWERED;
		assert_int_equal(knock(crowd, route, mine, good), ADMISSION_GRANTED);
		assert_int_equal(knock(crowd, route, mine, stolen), wrong);
		assert_int_equal(knock(crowd, route, mine, "a=b"), wrong);
		assert_int_equal(knock(crowd, route, mine, ""), wrong);
		assert_int_equal(knock(crowd, route, mine, "jeton="), wrong);
	}
}

static const struct route *route_named(const char *pattern, enum method method)
{
	for (size_t i = 0; i < site_route_count; i++)
		if (strcmp(site_routes[i].pattern, pattern) == 0 && site_routes[i].method == method)
			return &site_routes[i];
	fail_msg("no row %s", pattern);
	return NULL;
}

static const char *shown(const struct crowd *crowd)
{
	size_t length;
	return response_get_body(crowd->visit.res, &length);
}

/* Before it is there a body is asked for, or it could not be given back; and what comes back is what came. */
static void what_people_write_is_given_back(void **state)
{
	struct crowd *crowd = *state;
	const char *secrets[] = { "", crowd->secrets[ROLE_DAN] };
	static const char body[] = "message=Un+mot+%3Cb%3E&acte=ecrire&jeton=x";
	for (size_t i = 0; i < site_route_count; i++)
		for (size_t j = 0; site_routes[i].flags & GIVES_BACK && j < 2; j++) {
			assert_int_equal(knock(crowd, &site_routes[i], secrets[j], body), ADMISSION_ANSWERED);
			size_t length;
			const char *page = response_get_body(crowd->visit.res, &length);
			assert_shows(page, "name=\"message\" value=\"Un mot &lt;b&gt;\"");
			assert_shows(page, "name=\"acte\" value=\"ecrire\"");
			assert_hides(page, "name=\"jeton\" value=\"x\"");
			assert_int_equal(strstr(page, "name=\"jeton\"") != NULL, j == 1);
		}
}

static void who_may_not_is_told_who_may(void **state)
{
	struct crowd *crowd = *state;
	knock(crowd, route_named("/journal", METHOD_GET), crowd->secrets[ROLE_TEACHER], "");
	assert_shows(shown(crowd), "comptes de ce rôle&nbsp;: délégation au numérique (DAN).");
	knock(crowd, route_named("/compte/nom", METHOD_POST), "", "");
	assert_shows(shown(crowd), "<a href=\"/connexion\">Connectez-vous</a>, puis recommencez");
	knock(crowd, route_named("/compte/nom", METHOD_POST), crowd->secrets[ROLE_DAN], "");
	assert_shows(shown(crowd), "<h1>Formulaire à recharger</h1>");
	knock(crowd, route_named("/comptes", METHOD_GET), "", "");
	assert_string_equal(response_get_header(crowd->visit.res, "Location"), "/connexion?retour=%2Fcomptes");
}

static void a_session_that_is_none_is_a_readers(void **state)
{
	struct crowd *crowd = *state;
	static const char *const secrets[] = { "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAA" };
	for (size_t i = 0; i < 3; i++) {
		knock(crowd, route_named("/compte", METHOD_GET), secrets[i], "");
		assert_int_equal(response_get_status(crowd->visit.res), 303);
		assert_int_equal(crowd->visit.app.visitor.row, 0);
	}
}

/* The app goes from one person to the next. */
static void nobody_is_taken_for_the_one_before(void **state)
{
	struct crowd *crowd = *state;
	const struct route *home = route_named("/", METHOD_GET);
	assert_int_equal(knock(crowd, home, crowd->secrets[ROLE_DAN], ""), ADMISSION_GRANTED);
	assert_int_equal(crowd->visit.app.visitor.role, ROLE_DAN);
	assert_true(*crowd->visit.app.token);
	assert_int_equal(knock(crowd, home, "", ""), ADMISSION_GRANTED);
	assert_int_equal(crowd->visit.app.visitor.row, 0);
	assert_string_equal(crowd->visit.app.token, "");
	knock(crowd, home, crowd->secrets[ROLE_DAN], "");
	visitor_release(&crowd->visit.app);
	assert_int_equal(crowd->visit.app.visitor.row, 0);
}

/* A program's POST believes no cookie, whoever sends it. */
static void a_post_from_anywhere_is_nobodys(void **state)
{
	struct crowd *crowd = *state;
	const struct route route = { METHOD_POST, "/x", NULL, FROM_ANYWHERE, ALL };
	assert_int_equal(knock(crowd, &route, crowd->secrets[ROLE_DAN], ""), ADMISSION_GRANTED);
	assert_int_equal(crowd->visit.app.visitor.row, 0);
}

static void a_site_that_only_reads_says_so(void **state)
{
	struct crowd *crowd = *state;
	struct people *people = TAKE(crowd->visit.app.people);
	assert_int_equal(knock(crowd, route_named("/", METHOD_GET), "", ""), ADMISSION_GRANTED);
	assert_int_equal(knock(crowd, route_named("/compte", METHOD_GET), "", ""), ADMISSION_ANSWERED);
	assert_int_equal(response_get_status(crowd->visit.res), 503);
	assert_shows(shown(crowd), "<h1>Le site est en lecture seule</h1>");
	assert_hides(shown(crowd), "Se&nbsp;connecter");
	crowd->visit.app.people = people;
}

#define TEST(check) cmocka_unit_test(check)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_row_is_for_whom_it_says),
		TEST(a_form_carries_the_token_of_its_session),
		TEST(what_people_write_is_given_back),
		TEST(who_may_not_is_told_who_may),
		TEST(a_session_that_is_none_is_a_readers),
		TEST(nobody_is_taken_for_the_one_before),
		TEST(a_post_from_anywhere_is_nobodys),
		TEST(a_site_that_only_reads_says_so),
	};
	return cmocka_run_group_tests_name("web/routes", tests, set_up, tear_down);
}
