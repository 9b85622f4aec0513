#include "proposals/checks.h"

#include "base/text.h"
#include "base/utf8.h"
#include "proposals/control.h"
#include "sheet/field.h"
#include "sheet/remark.h"
#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>

enum { BODY_FULL = 1500 };  /* characters by which a lesson is told step by step */

typedef bool has_fn(const struct sheet *sheet);

static bool has_body(const struct sheet *sheet)
{
	return sheet->body && *sheet->body;
}

static bool has_full_body(const struct sheet *sheet)
{
	return has_body(sheet) && utf8_length(sheet->body) >= BODY_FULL;
}

static bool has_outcome(const struct sheet *sheet)
{
	return sheet->outcome || sheet->benefits.count || sheet->obstacles.count;
}

/* What was tried says so; what was not says « non ». */
static bool has_trial(const struct sheet *sheet)
{
	return sheet->tried != NULL;
}

static const struct {
	const char *field;
	unsigned points;   /* CHECKS_FULL in all */
	has_fn *has;       /* NULL: the field is not empty */
	const char *sentence;
} rows[] = {
	{ "titre", 10, NULL, "Donnez un titre concret\u00A0: ce que font les élèves, avec quoi." },
	{ "resume", 10, NULL, "Écrivez un résumé de deux ou trois phrases, qui donne envie d’essayer." },
	{ "type", 4, NULL, "Dites si c’est un scénario, une séquence, une activité, un témoignage…" },
	{ "thematiques", 5, NULL,
		"Choisissez une ou deux thématiques\u00A0: c’est par elles qu’on trouve la fiche." },
	{ "niveaux", 9, NULL, "Cochez les classes pour lesquelles la fiche est faite." },
	{ "enseignements", 9, NULL, "Cochez les enseignements concernés." },
	{ "equipements", 7, NULL, "Dites avec quel matériel, ou qu’il n’en faut aucun." },
	{ "corps", 15, has_body, "Racontez le déroulement\u00A0: 300 caractères au moins, et un titre." },
	{ "corps", 8, has_full_body,
		"Détaillez le déroulement étape par étape (1\u202F500 caractères et plus)\u00A0: "
		"un collègue doit pouvoir le refaire." },
	{ "duree", 5, NULL, "Dites combien de temps cela prend." },
	{ "auteurs", 5, NULL, "Signez la fiche, ou écrivez «\u00A0anonyme\u00A0»." },
	{ "etablissements", 4, NULL, "Indiquez l’établissement (code UAI)." },
	{ "licence", 2, NULL, "Choisissez une licence." },
	{ "experimente", 2, has_trial, "Dites si cela a été essayé en classe, et en quelle année." },
	{ "bilan.texte", 5, has_outcome, "Ajoutez un bilan\u00A0: ce que cela apporte, ce qui a gêné." },
};

_Static_assert(sizeof rows / sizeof rows[0] <= CHECKS_LACKS, "all of them may be missing");

static bool is_refused(const struct remarks *remarks, const char *field)
{
	for (size_t i = 0; i < remarks->count; i++)
		if (remarks->items[i].severity == SEVERITY_REFUSAL && text_equals(remarks->items[i].field, field))
			return true;
	return false;
}

static bool has(const struct sheet *sheet, size_t row)
{
	return rows[row].has ? rows[row].has(sheet) : !field_is_empty(field_find(rows[row].field), sheet);
}

static int by_points(const void *a, const void *b)
{
	const struct lack *left = a, *right = b;
	if (left->points != right->points)
		return left->points < right->points ? 1 : -1;
	return (int)left->step - (int)right->step;
}

static enum step step_of(const char *field)
{
	const struct control *control = control_about(field);
	return control ? control->step : STEP_COUNT;
}

enum step checks_step(const struct remark *remark)
{
	return step_of(remark->field);
}

static void count_remarks(struct checks *checks, const struct remarks *remarks)
{
	for (size_t i = 0; i < remarks->count; i++) {
		const struct remark *remark = &remarks->items[i];
		bool is_refusal = remark->severity == SEVERITY_REFUSAL;
		checks->refusals += is_refusal;
		checks->advice += !is_refusal;
		checks->refusals_of[checks_step(remark)] += is_refusal;
	}
}

void checks_make(struct checks *checks, const struct sheet *sheet, const struct remarks *remarks)
{
	*checks = (struct checks){0};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (has(sheet, i) && !is_refused(remarks, rows[i].field))
			checks->score += rows[i].points;
		else
			checks->lacks[checks->lack_count++] = (struct lack){
				rows[i].field, step_of(rows[i].field), rows[i].points, rows[i].sentence,
			};
	qsort(checks->lacks, checks->lack_count, sizeof checks->lacks[0], by_points);
	count_remarks(checks, remarks);
}
