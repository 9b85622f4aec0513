#include "index/verb.h"
#include "support/rows.h"

#include <string.h>

enum { WORD_BYTES = 32 };

/* All the forms of a row have one base; "" when they are forms of no verb we read. */
struct row {
	const char *name, *base;
	const char *forms[10];
};

static const struct row rows[] = {
	{ "what pupils do", "joue", { "jouent" } },
	{ "what they look for", "explique", { "expliquent" } },
	{ "a verb in -mer", "programme", { "programment" } },
	{ "a noun or an adverb in -ment", "", { "document", "rapidement", "moment", "instrument", "comment" } },
	{ "adjectives and nouns in -ent", "",
		{ "present", "different", "referent", "souvent", "client", "adolescent", "argent", "frequent" } },
	{ "what Snowball reads by itself", "", { "finissent", "choisissent", "jouaient" } },
	{ "passing is no verb in -ir", "passe", { "passent" } },
	{ "nor is letting", "laisse", { "laissent" } },
	{ "short words", "", { "dent", "vent", "cent", "" } },
	{ "writing", "ecriv", { "ecrire", "ecrit", "ecrite", "ecrits", "ecrivent", "ecrivons", "ecrira" } },
	{ "describing", "decriv", { "decrire", "decrit", "decrivent" } },
	{ "a shout is no writing", "", { "cri", "cris", "crit" } },
	{ "reading", "lis", { "lire", "lu", "lue", "lisent", "lisez" } },
	{ "building", "construis", { "construire", "construit", "construite", "construisent" } },
	{ "producing", "produis", { "produire", "produits", "produisent" } },
	{ "a fish is not destroyed", "", { "truite", "duite" } },
	{ "learning", "appren", { "apprendre", "apprend", "apprends", "apprennent", "appris", "apprise" } },
	{ "a firm undertakes nothing", "", { "entreprise", "entreprises", "reprise", "surprise", "prise" } },
	{ "allowing", "permet", { "permettre", "permet", "permettent" } },
	{ "a letter is not put", "", { "lettre", "quatre", "mise" } },
	{ "knowing", "connaiss", { "connaitre", "connait", "connaissent", "connu", "connues" } },
	{ "appearing", "apparaiss", { "apparaitre", "apparait", "apparu", "apparues", "apparus" } },
	{ "and being published", "paraiss", { "paraitre", "paru", "parue", "parues" } },
	{ "a master is not known", "", { "maitre", "nu" } },
	{ "discovering", "decouvr", { "decouvert", "decouverte", "decouvertes" } },
	{ "receiving", "recev", { "recevoir", "recoit", "recoivent", "recu" } },
	{ "obtaining", "obten", { "obtient", "obtiennent", "obtenu" } },
	{ "a content is not held", "", { "contenu", "contenus", "tenue", "avenue", "bienvenue" } },
	{ "answering", "repond", { "repondre", "repondu", "repondra" } },
	{ "losing", "perd", { "perdre", "perdu", "perdue" } },
	{ "what looks like it", "", { "cendre", "gendre", "ordre", "londres", "cadre", "moindre" } },
	{ "two forms of coming", "interven", { "intervient", "interviennent", "intervenu" } },
};

static void forms_share_their_base(void **state)
{
	const struct row *row = *state;
	for (size_t i = 0; i < sizeof row->forms / sizeof row->forms[0] && row->forms[i]; i++) {
		char base[WORD_BYTES] = "";
		size_t length = verb_base(row->forms[i], strlen(row->forms[i]), base);
		assert_int_equal(length, strlen(row->base));
		if (length > 0)
			assert_string_equal(base, row->base);
		assert_true(length <= strlen(row->forms[i]) + VERB_GROWTH);
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, forms_share_their_base);
	return suite_run(&suite, "index/verb");
}
