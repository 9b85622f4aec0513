#include "proposals/control.h"

#include <stddef.h>
#include <string.h>

const struct control controls[CONTROL_COUNT] = {
	{ "titre",          "titre",             STEP_WHAT, CONTROL_LINE,       false },
	{ "resume",         "resume",            STEP_WHAT, CONTROL_LINES,      false },
	{ "type",           "type",              STEP_WHAT, CONTROL_ONE,        false },
	{ "thematiques",    "thematiques",       STEP_WHAT, CONTROL_SEVERAL,    false },
	{ "etiquettes",     "etiquettes",        STEP_WHAT, CONTROL_PARTS,      true },

	{ "niveaux",        "niveaux",           STEP_WHOM, CONTROL_LEVELS,     false },
	{ "enseignements",  "enseignements",     STEP_WHOM, CONTROL_SUBJECTS,   false },

	{ "equipements",    "equipements",       STEP_WITH, CONTROL_SEVERAL,    false },
	{ "mode",           "mode_equipement",   STEP_WITH, CONTROL_SELECT,     true },
	{ "logiciels",      "logiciels",         STEP_WITH, CONTROL_SEVERAL,    true },
	{ "noms-logiciels", "logiciel_nom",      STEP_WITH, CONTROL_PARTS,      true },
	{ "ent",            "ent",               STEP_WITH, CONTROL_SELECT,     true },

	{ "corps",          "corps",             STEP_HOW,  CONTROL_BODY,       false },
	{ "duree",          "duree",             STEP_HOW,  CONTROL_LINE,       false },
	{ "seances",        "nb_seances",        STEP_HOW,  CONTROL_LINE,       true },
	{ "modalites",      "modalites",         STEP_HOW,  CONTROL_SEVERAL,    true },
	{ "competences",    "competences_numeriques", STEP_HOW, CONTROL_SEVERAL, true },
	{ "prerequis",      "prerequis",         STEP_HOW,  CONTROL_LINES,      true },

	{ "signatures",     "auteurs",           STEP_SIGN, CONTROL_SIGNATURES, false },
	{ "etablissements", "etablissements",    STEP_SIGN, CONTROL_PARTS,      false },
	{ "licence",        "licence",           STEP_SIGN, CONTROL_ONE,        false },
	{ "experimente",    "experimente",       STEP_SIGN, CONTROL_YEAR,       true },
	{ "plus-values",    "bilan.plus_values", STEP_SIGN, CONTROL_SEVERAL,    true },
	{ "obstacles",      "bilan.obstacles",   STEP_SIGN, CONTROL_SEVERAL,    true },
	{ "bilan",          "bilan.texte",       STEP_SIGN, CONTROL_LINES,      true },
};

const struct control *control_about(const char *field)
{
	for (size_t i = 0; i < CONTROL_COUNT; i++)
		if (strcmp(controls[i].field, field) == 0)
			return &controls[i];
	return NULL;
}

bool control_is_asked(const struct control *control, enum step step)
{
	return step == STEP_ALL || control->step == step;
}
