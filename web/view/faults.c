#include "view/faults.h"

#include "base/text.h"
#include "view/template.h"

#include <assert.h>

/* One row a field of our forms. */
static const struct {
	const char *field, *section;
} sections[] = {
	{ "courriel",       "FAUTE_COURRIEL" },
	{ "phrase",         "FAUTE_PHRASE" },
	{ "nom",            "FAUTE_NOM" },
	{ "presente",       "FAUTE_PRESENTE" },
	{ "choisie",        "FAUTE_CHOISIE" },
	{ "encore",         "FAUTE_ENCORE" },
	{ "etablissement",  "FAUTE_ETABLISSEMENT" },
	{ "message",        "FAUTE_MESSAGE" },
	{ "motif",          "FAUTE_MOTIF" },
	{ "role",           "FAUTE_ROLE" },
	{ "zap",            "FAUTE_ZAP" },
	{ "etablissements", "FAUTE_ETABLISSEMENTS" },
	{ "enseignement",   "FAUTE_ENSEIGNEMENT" },
	{ "thematique",     "FAUTE_THEMATIQUE" },
	{ "mesure",         "FAUTE_MESURE" },
	{ "au",             "FAUTE_AU" },
	{ "departement",    "FAUTE_DEPARTEMENT" },
	{ "note",           "FAUTE_NOTE" },
	{ "fiche",          "FAUTE_FICHE" },
};

void faults_add(struct faults *faults, const char *field, const char *sentence)
{
	if (!sentence)
		return;
	assert(faults->count < FAULTS_MAX);
	faults->items[faults->count++] = (struct fault){ field, sentence };
}

static const char *section_of(const char *field)
{
	for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
		if (text_equals(sections[i].field, field))
			return sections[i].section;
	assert(false);
	return "";
}

void view_faults(struct fields *fields, const struct faults *faults)
{
	if (faults->count == 0)
		return;
	struct fields *summary = fields_include(fields, "FAUTES", "fautes.html");
	fields_count(summary, "NOMBRE", "NOMBRE_PLURIEL", faults->count);
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *fault = &faults->items[i];
		struct fields *line = fields_repeat(summary, "FAUTE");
		fields_text(line, "CHAMP", fault->field);
		fields_text(line, "PHRASE", fault->sentence);
		fields_text(fields_repeat(fields, section_of(fault->field)), "PHRASE", fault->sentence);
	}
}
