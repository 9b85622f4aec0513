#include "base/text.h"
#include "support/rows.h"
#include "support/temp.h"
#include "view/template.h"

#include <pthread.h>
#include <string.h>

/* One template in a folder of its own. */
static struct templates *load(const char *name, const char *source, struct error *err)
{
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, name);
	assert_true(file_write(path, source, strlen(source), err));
	return templates_load(folder, err);
}

/* ---- Escaping ---- */

struct escape_row {
	const char *name, *source, *value, *expected;
};

static const struct escape_row escapes[] = {
	{ "a text is escaped", "<p>{{V}}</p>", "<script>alert(1)</script>",
		"<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" },
	{ "a quoted attribute is escaped", "<input value=\"{{V}}\">", "\" onfocus=\"alert(1)",
		"<input value=\"&quot; onfocus=&quot;alert(1)\">" },
	{ "an apostrophe is escaped", "<p>{{V}}</p>", "l'élève", "<p>l&#39;élève</p>" },
	{ "a link of ours is kept", "<a href=\"{{V}}\">x</a>", "/recherche?q=a&niveau=cm2",
		"<a href=\"/recherche?q=a&amp;niveau=cm2\">x</a>" },
	{ "a javascript: link is made harmless", "<a href=\"{{V}}\">x</a>", "javascript:alert(1)",
		"<a href=\"#\">x</a>" },
	{ "a data: link is made harmless", "<a href=\"{{V}}\">x</a>", "data:text/html,<b>",
		"<a href=\"#\">x</a>" },
	{ "a link may go on after its marker", "<a href=\"{{V}}#resultats\">x</a>", "/recherche",
		"<a href=\"/recherche#resultats\">x</a>" },
	{ "an anchor is encoded", "<a href=\"#{{V}}\">x</a>", "partie-objectifs",
		"<a href=\"#partie-objectifs\">x</a>" },
	{ "an address of the web is kept", "<link rel=\"canonical\" href=\"{{V}}\">",
		"https://exemple.fr/usages/a", "<link rel=\"canonical\" href=\"https://exemple.fr/usages/a\">" },
	{ "safe HTML goes through where the name says so", "<div>{{V_HTML:none}}</div>", "<mark>a</mark>",
		"<div><mark>a</mark></div>" },
	{ "without :none even a marker named _HTML is escaped", "<div>{{V_HTML}}</div>", "<b>",
		"<div>&lt;b&gt;</div>" },
	{ "lines become spaces", "<p>{{V}}</p>", "un\n  deux", "<p>un   deux</p>" },
	{ "they stay where the template wants them", "<textarea>{{V:pre_escape}}</textarea>",
		"un\n  <b>\tdeux</textarea>", "<textarea>un\n  &lt;b&gt;\tdeux&lt;/textarea&gt;</textarea>" },
	{ "an attribute is escaped all the same", "<input value=\"{{V:pre_escape}}\">", "\" onfocus=\"alert(1)",
		"<input value=\"&quot; onfocus=&quot;alert(1)\">" },
	{ "and so is a link", "<a href=\"{{V:pre_escape}}\">x</a>", "javascript:alert(1)",
		"<a href=\"#\">x</a>" },
	{ "NULL is an empty text", "<p>{{V}}</p>", NULL, "<p></p>" },
	{ "French stays French", "<p>{{V}}</p>", "« élève » – 6ᵉ", "<p>« élève » – 6ᵉ</p>" },
	{ "a word is not glued to the next line's", "<p>un\n  mot {{V}}\n  encore</p>", "de",
		"<p>un\n  mot de\n  encore</p>" },
};

static void escapes_by_context(void **state)
{
	const struct escape_row *row = *state;
	struct error err = {0};
	OWNED(templates) templates = load("essai.html", row->source, &err);
	assert_non_null(templates);

	OWNED(fields) fields = fields_new();
	fields_text(fields, "V", row->value);
	fields_text(fields, "V_HTML", row->value);
	OWNED_STRING page = templates_render(templates, "essai.html", fields, &err);
	assert_string_equal(page, row->expected);
}

/* ---- What is refused at start ---- */

struct refusal_row {
	const char *name, *source;
};

static const struct refusal_row refusals[] = {
	{ "an unquoted link is refused",            "<a href={{V}}>x</a>" },
	{ "a marker in an unquoted event is refused", "<a onclick=f({{V}})>x</a>" },
	{ "a section left open is refused",         "{{#S}}<p>x</p>" },
	{ "a section closed twice is refused",      "<p>x</p>{{/S}}" },
	{ "a marker left open is refused",          "<p>{{V</p>" },
	{ ":none needs a marker named _HTML",       "<p>{{V:none}}</p>" },
	{ "no other modifier is known",             "<p>{{V_HTML:h}}</p>" },
	{ "two modifiers are refused",              "<p>{{V_HTML:none:h}}</p>" },
	{ "delimiters may not be changed",          "{{=[[ ]]=}}<p>[[V:none]]</p>" },
	{ "a pragma is refused",                    "{{%AUTOESCAPE context=\"TEXT\"}}<p>{{V}}</p>" },
	{ "an empty marker is refused",             "<p>{{}}</p>" },
};

static void refuses(void **state)
{
	const struct refusal_row *row = *state;
	struct error err = {0};
	assert_null(load("essai.html", row->source, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_non_null(strstr(err.text, "essai.html"));
}

static void needs_a_folder(void **state)
{
	(void)state;
	struct error err = {0};
	assert_null(templates_load("/nonexistent", &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void needs_a_template_in_its_folder(void **state)
{
	(void)state;
	struct error err = {0};
	assert_null(load("notes.txt", "<p>", &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void needs_files_it_can_read(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "dossier.html");
	assert_true(file_make_folder(path, &err));
	assert_null(templates_load(folder, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void says_which_template_is_not_there(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED(templates) templates = load("essai.html", "<p>x</p>", &err);
	OWNED(fields) fields = fields_new();
	assert_null(templates_render(templates, "autre.html", fields, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	assert_non_null(strstr(err.text, "autre.html"));
}

/* ---- Values ---- */

static char *render(const char *source, void (*fill)(struct fields *))
{
	struct error err = {0};
	OWNED(templates) templates = load("essai.html", source, &err);
	assert_non_null(templates);
	OWNED(fields) fields = fields_new();
	fill(fields);
	return templates_render(templates, "essai.html", fields, &err);
}

struct number_row {
	const char *name;
	size_t number;
	const char *expected;
};

static const struct number_row numbers[] = {
	{ "nought is singular in French",           0,         "0 fiche" },
	{ "one is singular",                        1,         "1 fiche" },
	{ "two are plural",                         2,         "2 fiches" },
	{ "three digits need no space",             999,       "999 fiches" },
	{ "thousands are set apart",                1000,      "1\u202F000 fiches" },
	{ "millions are set apart twice",           12345678,  "12\u202F345\u202F678 fiches" },
};

static void writes_numbers(void **state)
{
	const struct number_row *row = *state;
	struct error err = {0};
	OWNED(templates) templates = load("essai.html", "{{N}} fiche{{#PLURIEL}}s{{/PLURIEL}}", &err);
	OWNED(fields) fields = fields_new();
	fields_count(fields, "N", "PLURIEL", row->number);
	OWNED_STRING page = templates_render(templates, "essai.html", fields, &err);
	assert_string_equal(page, row->expected);
}

static void fill_sections(struct fields *fields)
{
	fields_text(fields, "AUTOUR", "vu");
	fields_text(fields_repeat(fields, "S"), "V", "un");
	fields_text(fields_repeat(fields, "S"), "V", "deux");
	fields_optional(fields, "O", "W", "");
	fields_optional(fields, "O", "W", NULL);
	fields_optional(fields, "P", "W", "oui");
}

static void repeats_sections_which_see_around_them(void **state)
{
	(void)state;
	OWNED_STRING page = render("{{#S}}{{V}} {{AUTOUR}}, {{/S}}{{#O}}non{{/O}}{{#P}}{{W}}{{/P}}",
		fill_sections);
	assert_string_equal(page, "un vu, deux vu, oui");
}

static void includes_see_only_their_own_values(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING outer = file_join(folder, "page.html");
	OWNED_STRING inner = file_join(folder, "bout.html");
	const char *page_source = "<ul>{{>BOUT}}</ul>", *part_source = "<li>{{V}}{{DEHORS}}</li>";
	assert_true(file_write(outer, page_source, strlen(page_source), &err));
	assert_true(file_write(inner, part_source, strlen(part_source), &err));
	OWNED(templates) templates = templates_load(folder, &err);
	assert_non_null(templates);

	OWNED(fields) fields = fields_new();
	fields_text(fields, "DEHORS", "non");
	fields_text(fields_include(fields, "BOUT", "bout.html"), "V", "<1>");
	fields_text(fields_include(fields, "BOUT", "bout.html"), "V", "2");
	OWNED_STRING page = templates_render(templates, "page.html", fields, &err);
	assert_string_equal(page, "<ul><li>&lt;1&gt;</li><li>2</li></ul>");
}

static void escapes_xml(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED(templates) templates = load("plan.xml", "<loc>{{V}}</loc>", &err);
	OWNED(fields) fields = fields_new();
	fields_text(fields, "V", "https://exemple.fr/?a=1&b=<2>");
	OWNED_STRING page = templates_render(templates, "plan.xml", fields, &err);
	assert_string_equal(page, "<loc>https://exemple.fr/?a=1&amp;b=&lt;2&gt;</loc>");
}

static void its_fingerprint_follows_its_files(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED(templates) one = load("essai.html", "<p>1</p>", &err);
	OWNED(templates) same = load("essai.html", "<p>1</p>", &err);
	OWNED(templates) other = load("essai.html", "<p>2</p>", &err);
	assert_string_equal(templates_fingerprint(one), templates_fingerprint(same));
	assert_string_not_equal(templates_fingerprint(one), templates_fingerprint(other));
}

/* ---- Threads ---- */

enum { THREADS = 4, ROUNDS = 300 };

static void *render_often(void *context)
{
	const struct templates *templates = context;
	for (int i = 0; i < ROUNDS; i++) {
		struct error err = {0};
		OWNED_STRING value = text_make("<%d>", i);
		OWNED_STRING expected = text_make("<p>&lt;%d&gt;</p><p>&lt;%d&gt;</p>", i, i);
		OWNED(fields) fields = fields_new();
		fields_text(fields_repeat(fields, "S"), "V", value);
		fields_text(fields_repeat(fields, "S"), "V", value);
		OWNED_STRING page = templates_render(templates, "essai.html", fields, &err);
		if (!text_equals(page, expected))
			return context;
	}
	return NULL;
}

static void is_shared_between_threads(void **state)
{
	(void)state;
	struct error err = {0};
	pthread_t threads[THREADS];
	OWNED(templates) templates = load("essai.html", "{{#S}}<p>{{V}}</p>{{/S}}", &err);
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, render_often, templates), 0);
	for (int i = 0; i < THREADS; i++) {
		void *failed = NULL;
		assert_int_equal(pthread_join(threads[i], &failed), 0);
		assert_null(failed);
	}
}

/* ---- Ours ---- */

static void the_templates_of_the_site_all_load(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED(templates) templates = templates_load(TEMPLATES, &err);
	assert_string_equal(err.text, "");
	assert_non_null(templates);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, escapes, escapes_by_context);
	SUITE_ROWS(&suite, refusals, refuses);
	SUITE_ROWS(&suite, numbers, writes_numbers);
	SUITE_TEST(&suite, needs_a_folder);
	SUITE_TEST(&suite, needs_a_template_in_its_folder);
	SUITE_TEST(&suite, needs_files_it_can_read);
	SUITE_TEST(&suite, says_which_template_is_not_there);
	SUITE_TEST(&suite, repeats_sections_which_see_around_them);
	SUITE_TEST(&suite, includes_see_only_their_own_values);
	SUITE_TEST(&suite, escapes_xml);
	SUITE_TEST(&suite, its_fingerprint_follows_its_files);
	SUITE_TEST(&suite, is_shared_between_threads);
	SUITE_TEST(&suite, the_templates_of_the_site_all_load);
	return suite_run(&suite, "view/template");
}
