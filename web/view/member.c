#include "view/member.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"

#include <string.h>

static const char *const roles[ROLE_COUNT] = {
	[ROLE_READER]     = "lecteur",
	[ROLE_TEACHER]    = "enseignant",
	[ROLE_REFERENT]   = "référent",
	[ROLE_DAN]        = "délégation au numérique (DAN)",
	[ROLE_OPERATIONS] = "exploitation",
};

const char *member_role(enum role role)
{
	return roles[role];
}

const char *member_role_named(const char *key)
{
	enum role role;
	return role_find(key, &role) ? roles[role] : key;
}

char *member_roles(unsigned set)
{
	OWNED_WORDS names = {0};
	for (enum role role = ROLE_TEACHER; role < ROLE_COUNT; role++)
		if (set & ROLE_BIT(role))
			words_add(&names, roles[role]);
	return words_join(&names, ", ");
}

/* ---- Reach ---- */

/* Of one scope, « kind:value ». */
static char *scope_in_words(const struct vocabularies *vocabularies, const char *scope)
{
	static const struct {
		const char *start, *words;
		enum vocabulary_name vocabulary;  /* VOCABULARY_COUNT: the value speaks for itself */
	} kinds[] = {
		{ "zap:",           "ZAP",            VOCABULARY_COUNT },
		{ "etablissement:", "établissement",  VOCABULARY_COUNT },
		{ "enseignement:",  "enseignement\u00A0:", VOCABULARY_SUBJECTS },
		{ "thematique:",    "thématique\u00A0:",   VOCABULARY_THEMES },
	};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		size_t length = strlen(kinds[i].start);
		if (strncmp(scope, kinds[i].start, length) != 0)
			continue;
		const struct term *term = kinds[i].vocabulary == VOCABULARY_COUNT ? NULL
			: vocabulary_find(vocabularies, kinds[i].vocabulary, scope + length);
		const char *label = !term ? scope + length : *term->short_label ? term->short_label : term->label;
		return text_make("%s\u00A0%s", kinds[i].words, label);
	}
	return mem_copy(scope);
}

char *member_reach(const struct vocabularies *vocabularies, const struct words *scopes)
{
	OWNED_WORDS said = {0};
	for (size_t i = 0; i < scopes->count; i++)
		words_give(&said, scope_in_words(vocabularies, scopes->items[i]));
	return said.count > 0 ? words_join(&said, ", ") : mem_copy("toute l’académie");
}

/* ---- Browsers ---- */

struct sign {
	const char *part, *name;
};

/* In this order: nearly all say that they are Safari, many that they are Chrome too. */
static const struct sign browsers[] = {
	{ "Edg",            "Edge" },
	{ "OPR/",           "Opera" },
	{ "SamsungBrowser", "Samsung Internet" },
	{ "FxiOS",          "Firefox" },
	{ "Firefox/",       "Firefox" },
	{ "CriOS",          "Chrome" },
	{ "Chromium/",      "Chromium" },
	{ "Chrome/",        "Chrome" },
	{ "Safari/",        "Safari" },
};

static const struct sign systems[] = {
	{ "iPhone",    "iPhone" },
	{ "iPad",      "iPad" },
	{ "Android",   "Android" },
	{ "CrOS",      "ChromeOS" },
	{ "Windows",   "Windows" },
	{ "Macintosh", "macOS" },
	{ "Linux",     "Linux" },
};

static const char *name_in(const char *text, const struct sign *signs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strstr(text, signs[i].part))
			return signs[i].name;
	return NULL;
}

char *member_browser(const char *user_agent)
{
	const char *browser = name_in(user_agent, browsers, sizeof browsers / sizeof browsers[0]);
	const char *system = name_in(user_agent, systems, sizeof systems / sizeof systems[0]);
	return text_make("%s, %s", browser ? browser : "navigateur inconnu",
		system ? system : "système inconnu");
}
