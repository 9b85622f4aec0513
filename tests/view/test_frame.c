#include "http/asset.h"
#include "support/shown.h"
#include "support/temp.h"
#include "view/error.h"
#include "view/frame.h"
#include "view/sitemap.h"

/* The static files, each with one letter in it: their addresses do not move with the CSS. */
static struct assets *some_assets(void)
{
	static const char *const names[] = { "pico.css", "site.css", "recherche.js", "logo.svg",
		"favicon.svg", "filtres.js", "ecrire.js",
		"coller.js" };
	struct error err = {0};
	OWNED_FOLDER folder = temp_folder();
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		OWNED_STRING path = file_join(folder, names[i]);
		assert_true(file_write(path, "x", 1, &err));
	}
	struct assets *assets = assets_load(folder, &err);
	assert_non_null(assets);
	return assets;
}

static void compare(const struct frame *frame, const char *name)
{
	OWNED_SHOWN shown = shown_new();
	OWNED(assets) assets = some_assets();
	const struct frame_site site = { .assets = assets, .base_url = "https://exemple.fr" };
	struct fields *inside = view_frame(shown.fields, &site, frame);
	view_error(inside, 404);
	shown_compare(&shown, "cadre.html", name);
}

static void a_full_frame_is_as_agreed(void **state)
{
	(void)state;
	compare(&(struct frame){
		.title = "Un titre <b> & « le reste »",
		.file = "erreur.html",
		.place = FRAME_SEARCH,
		.question = "\"><script>alert(1)</script>",
		.description = "Une \"description\" & <b>",
		.link = "/recherche?q=a&page=2",
		.source_link = "/usages/a.md",
		.has_filters = true,
		.is_one_form = true,
		.is_unlisted = true,
	}, "cadre.html");
}

static void a_bare_frame_is_as_agreed(void **state)
{
	(void)state;
	compare(&(struct frame){ .title = "Un titre", .file = "erreur.html" }, "cadre-nu.html");
}

static void the_frame_of_the_home_is_as_agreed(void **state)
{
	(void)state;
	compare(&(struct frame){
		.title = "Accueil", .file = "erreur.html", .place = FRAME_HOME, .link = "/",
	}, "cadre-accueil.html");
}

/* ---- What the visitor keeps ---- */

struct kept_row {
	const char *name;
	size_t count;
	const char *words;
};

static const struct kept_row kept[] = {
	{ "nothing kept is not told", 0, "Ma&nbsp;sélection</a>" },
	{ "one sheet is one",         1, "sélection (1<span class=\"lu-seulement\">&nbsp;fiche</span>)</a>" },
	{ "three are several",        3, "sélection (3<span class=\"lu-seulement\">&nbsp;fiches</span>)</a>" },
};

static void tells_what_is_kept(void **state)
{
	const struct kept_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED(assets) assets = some_assets();
	const struct frame_site site = { .assets = assets, .base_url = "https://exemple.fr" };
	const struct frame frame = { .title = "Un titre", .file = "erreur.html" };
	view_error(view_frame(shown.fields, &site, &frame), 404);
	view_frame_kept(shown.fields, row->count);
	OWNED_STRING page = shown_render(&shown, "cadre.html");
	assert_shows(page, row->words);
}

/* ---- Errors ---- */

struct error_row {
	const char *name;
	unsigned status;
	const char *title, *words;
};

static const struct error_row errors[] = {
	{ "400 says what to check",       400, "Demande incomprise",           "copiée en entier" },
	{ "403 says to start from here",  403, "Action refusée",               "Ouvrez la page qui la propose" },
	{ "404 says where to look",       404, "Page introuvable",             "Cherchez son titre" },
	{ "405 says to go back",          405, "Action impossible ici",        "ne reçoit rien" },
	{ "408 says to try again",        408, "Demande interrompue",          "jusqu’au bout" },
	{ "410 says it was withdrawn",    410, "Fiche retirée",                "puis retirée" },
	{ "411 says what was missing",    411, "Envoi sans taille",            "rien n’a été pris" },
	{ "413 says to send less",        413, "Envoi trop volumineux",        "Réduisez-le" },
	{ "414 says to ask less",         414, "Adresse trop longue",          "Gardez quelques mots" },
	{ "429 says to wait",             429, "Trop de demandes",             "Attendez une minute" },
	{ "431 says what to clear",       431, "Demande trop volumineuse",     "Effacez les cookies" },
	{ "500 says it is written down",  500, "Une erreur est survenue",      "noté dans son journal" },
	{ "503 says to wait a little",    503, "Service momentanément occupé", "quelques secondes" },
	{ "505 says what is too old",     505, "Navigateur trop ancien",       "plus récent" },
	{ "any other is told as a 500",   501, "Une erreur est survenue",      "noté dans son journal" },
};

static void tells_errors(void **state)
{
	const struct error_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	view_error(shown.fields, row->status);
	OWNED_STRING page = shown_render(&shown, "erreur.html");
	OWNED_STRING code = text_make("Erreur %u", row->status);
	assert_string_equal(error_title(row->status), row->title);
	assert_shows(page, code);
	assert_shows(page, row->title);
	assert_shows(page, row->words);
	assert_shows(page, "<a href=\"/\">Revenir à l’accueil</a>");
}

/* ---- Sitemaps ---- */

static void a_sitemap_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_sitemap_page(shown.fields, "https://exemple.fr", "/usages/a%2Fb", "2017-03-14");
	view_sitemap_page(shown.fields, "https://exemple.fr", "/recherche?a=1&b=2", NULL);
	shown_compare(&shown, "plan.xml", "plan.xml");
}

static void a_list_of_sitemaps_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_sitemap_part(shown.fields, "https://exemple.fr", "/sitemap.xml?partie=1");
	view_sitemap_part(shown.fields, "https://exemple.fr", "/sitemap.xml?partie=2");
	shown_compare(&shown, "plans.xml", "plans.xml");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_full_frame_is_as_agreed);
	SUITE_TEST(&suite, a_bare_frame_is_as_agreed);
	SUITE_TEST(&suite, the_frame_of_the_home_is_as_agreed);
	SUITE_ROWS(&suite, kept, tells_what_is_kept);
	SUITE_ROWS(&suite, errors, tells_errors);
	SUITE_TEST(&suite, a_sitemap_is_as_agreed);
	SUITE_TEST(&suite, a_list_of_sitemaps_is_as_agreed);
	return suite_run(&suite, "view/frame");
}
