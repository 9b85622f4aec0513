#include "proposals/step.h"

#include <string.h>

static const char *const keys[STEP_COUNT] = {
	[STEP_WHAT] = "quoi",
	[STEP_WHOM] = "pour-qui",
	[STEP_WITH] = "avec-quoi",
	[STEP_HOW]  = "comment",
	[STEP_SIGN] = "signature",
};

const struct question questions[QUESTION_COUNT] = {
	{ "titre",          "titre",             STEP_WHAT, QUESTION_LINE,       false },
	{ "resume",         "resume",            STEP_WHAT, QUESTION_LINES,      false },
	{ "type",           "type",              STEP_WHAT, QUESTION_ONE,        false },
	{ "thematiques",    "thematiques",       STEP_WHAT, QUESTION_SEVERAL,    false },
	{ "etiquettes",     "etiquettes",        STEP_WHAT, QUESTION_PARTS,      true },

	{ "niveaux",        "niveaux",           STEP_WHOM, QUESTION_LEVELS,     false },
	{ "enseignements",  "enseignements",     STEP_WHOM, QUESTION_SUBJECTS,   false },

	{ "equipements",    "equipements",       STEP_WITH, QUESTION_SEVERAL,    false },
	{ "mode",           "mode_equipement",   STEP_WITH, QUESTION_SELECT,     true },
	{ "logiciels",      "logiciels",         STEP_WITH, QUESTION_SEVERAL,    true },
	{ "noms-logiciels", "logiciel_nom",      STEP_WITH, QUESTION_PARTS,      true },
	{ "ent",            "ent",               STEP_WITH, QUESTION_SELECT,     true },

	{ "corps",          "corps",             STEP_HOW,  QUESTION_BODY,       false },
	{ "duree",          "duree",             STEP_HOW,  QUESTION_LINE,       false },
	{ "seances",        "nb_seances",        STEP_HOW,  QUESTION_LINE,       true },
	{ "modalites",      "modalites",         STEP_HOW,  QUESTION_SEVERAL,    true },
	{ "competences",    "competences_numeriques", STEP_HOW, QUESTION_SEVERAL, true },
	{ "prerequis",      "prerequis",         STEP_HOW,  QUESTION_LINES,      true },

	{ "signatures",     "auteurs",           STEP_SIGN, QUESTION_SIGNATURES, false },
	{ "etablissements", "etablissements",    STEP_SIGN, QUESTION_PARTS,      false },
	{ "licence",        "licence",           STEP_SIGN, QUESTION_ONE,        false },
	{ "experimente",    "experimente",       STEP_SIGN, QUESTION_YEAR,       true },
	{ "plus-values",    "bilan.plus_values", STEP_SIGN, QUESTION_SEVERAL,    true },
	{ "obstacles",      "bilan.obstacles",   STEP_SIGN, QUESTION_SEVERAL,    true },
	{ "bilan",          "bilan.texte",       STEP_SIGN, QUESTION_LINES,      true },
};

const char *step_key(enum step step)
{
	return keys[step];
}

bool step_find(const char *key, enum step *step)
{
	for (enum step each = 0; each < STEP_COUNT; each++)
		if (strcmp(keys[each], key) == 0) {
			*step = each;
			return true;
		}
	return false;
}

const struct question *question_about(const char *field)
{
	for (size_t i = 0; i < QUESTION_COUNT; i++)
		if (strcmp(questions[i].field, field) == 0)
			return &questions[i];
	return NULL;
}
