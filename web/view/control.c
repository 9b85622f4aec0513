#include "view/control.h"

#include "base/date.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "sheet/field.h"
#include "sheet/remark.h"
#include "sheet/vocabulary.h"
#include "view/french.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

enum { YEARS_OFFERED = 12, ROWS_SHORT = 3, ROWS_LONG = 5, BODY_LEAST = 300 };

static const struct wording {
	const char *name, *label, *hint;
} wordings[] = {
	{ "titre", "Titre",
		"Concret\u00A0: ce que font les élèves, avec quoi. 10 à 120 caractères. Exemple\u00A0: "
		"«\u00A0Programmer le trajet d’un robot dans la cour\u00A0»." },
	{ "resume", "Résumé",
		"Deux ou trois phrases qui donnent envie d’essayer. 80 à 600 caractères. Exemple\u00A0: "
		"«\u00A0Trois séances pour découvrir l’algorithme\u00A0: un jeu dans la cour, le "
		"trajet écrit sur "
		"papier, puis un robot de sol par groupes de quatre.\u00A0»" },
	{ "type", "Genre de fiche", NULL },
	{ "thematiques", "Thématiques",
		"Une ou deux, six au plus\u00A0: c’est par elles qu’on trouve la fiche." },
	{ "etiquettes", "Étiquettes",
		"Des mots à vous, séparés par des virgules, dix au plus. Exemple\u00A0: «\u00A0escape game, "
		"plan de travail\u00A0»." },
	{ "niveaux", "Classes", "Huit au plus\u00A0; un cycle entier compte pour une." },
	{ "enseignements", "Enseignements", "Cinq au plus." },
	{ "equipements", "Matériel",
		"Huit au plus. «\u00A0aucun\u00A0» pour une activité débranchée." },
	{ "mode", "Comment le matériel est réparti", NULL },
	{ "logiciels", "Sortes de logiciels", "Huit au plus." },
	{ "noms-logiciels", "Noms des logiciels",
		"Séparés par des virgules. Exemple\u00A0: «\u00A0Scratch 3, GeoGebra\u00A0»." },
	{ "ent", "Espace numérique de travail", NULL },
	{ "corps", "Déroulement",
		"300 caractères au moins, avec un titre. Ce que font les élèves, étape par "
		"étape\u00A0: un collègue "
		"doit pouvoir le refaire. Ni nom ni visage d’élève." },
	{ "duree", "Durée",
		"Exemples\u00A0: «\u00A045 min\u00A0», «\u00A01 h 30\u00A0», «\u00A03 semaines\u00A0»." },
	{ "seances", "Nombre de séances", NULL },
	{ "modalites", "Façons de travailler", "Cinq au plus." },
	{ "competences", "Compétences numériques (CRCN)", "Cinq au plus." },
	{ "prerequis", "Ce que les élèves doivent savoir avant", "600 caractères au plus." },
	{ "signatures", "Signature",
		"Vue de tous. Une par ligne s’il y a plusieurs auteurs. Exemples\u00A0: «\u00A0Jeanne "
		"Martin\u00A0», "
		"«\u00A0Équipe du cycle 3\u00A0», ou «\u00A0anonyme\u00A0»." },
	{ "etablissements", "Établissement",
		"Son code UAI, sept chiffres et une lettre. Plusieurs\u00A0: séparés par des virgules. "
		"Exemple\u00A0: "
		"«\u00A00230506A\u00A0»." },
	{ "licence", "Licence",
		"CC BY-SA convient presque toujours\u00A0: chacun peut reprendre et adapter la fiche, en "
		"citant ses "
		"auteurs et en partageant de même." },
	{ "experimente", "Essayé en classe", NULL },
	{ "plus-values", "Ce que cela apporte", NULL },
	{ "obstacles", "Ce qui a pu gêner", NULL },
	{ "bilan", "Bilan en quelques phrases", "1\u202F200 caractères au plus." },
};

static const struct wording *wording_of(const struct control *control)
{
	for (size_t i = 0; i < sizeof wordings / sizeof wordings[0]; i++)
		if (strcmp(wordings[i].name, control->name) == 0)
			return &wordings[i];
	abort();
}

const char *control_label(const struct control *control)
{
	return wording_of(control)->label;
}

/* What no form asks for keeps the word of the file. */
static const char *label_of(const char *key)
{
	const struct control *control = control_about(key);
	return control ? control_label(control) : NULL;
}

char *control_remark(const struct remark *remark)
{
	return remark_told(remark, label_of);
}

static const struct words *values_of(const struct form_shown *shown, const struct control *control)
{
	return &shown->entry->values[control - controls];
}

static const char *value_of(const struct form_shown *shown, const struct control *control)
{
	const struct words *values = values_of(shown, control);
	return values->count ? values->items[0] : "";
}

/* ---- What all controls have ---- */

static bool is_mandatory(const struct control *control)
{
	const struct field *field = field_find(control->field);
	return !field || field->need == FIELD_MANDATORY;
}

static void add_faults(struct fields *out, const struct control *control, const struct remarks *faults)
{
	OWNED_TEXT told = {0};
	for (size_t i = 0; faults && i < faults->count; i++) {
		const struct remark *remark = &faults->items[i];
		if (remark->severity != SEVERITY_REFUSAL || !text_equals(remark->field, control->field))
			continue;
		OWNED_STRING sentence = control_remark(remark);
		text_format(&told, "%s%s", told.length ? " " : "", sentence);
	}
	fields_optional(out, "FAUTE", "PHRASE", text_string(&told));
	if (wording_of(control)->hint || told.length)
		fields_repeat(out, "DECRITE");
}

static struct fields *begin(struct fields *fields, const struct control *control,
	const struct form_shown *shown, const char *section)
{
	struct fields *out = fields_repeat(fields_include(fields, "QUESTION", "question.html"), section);
	fields_text(out, "NOM", control->name);
	fields_text(out, "LIBELLE", wording_of(control)->label);
	fields_optional(out, "AIDE", "PHRASE", wording_of(control)->hint);
	if (is_mandatory(control))
		fields_repeat(out, "OBLIGATOIRE");
	add_faults(out, control, shown->faults);
	return out;
}

/* ---- Texts ---- */

/* Numbers for a script: no spaces in them. */
static void add_limits(struct fields *out, long least, long most)
{
	OWNED_STRING low = text_make("%ld", least);
	OWNED_STRING high = text_make("%ld", most);
	struct fields *counted = fields_repeat(out, "COMPTE");
	fields_text(counted, "MINIMUM", low);
	fields_text(counted, "MAXIMUM", high);
}

static void show_text(struct fields *fields, const struct control *control,
	const struct form_shown *shown)
{
	const struct field *field = field_find(control->field);
	bool is_line = control->kind == CONTROL_LINE || control->kind == CONTROL_PARTS;
	struct fields *out = begin(fields, control, shown, is_line ? "LIGNE" : "LIGNES");
	fields_text(out, "VALEUR", value_of(shown, control));
	if (!is_line)
		fields_number(out, "RANGEES", control->kind == CONTROL_SIGNATURES ? ROWS_SHORT : ROWS_LONG);
	if ((field->kind == FIELD_TEXT || field->kind == FIELD_PARAGRAPHS) && field->max)
		add_limits(out, field->min, field->max);
}

/* Four headings to fill in, for who has written nothing yet. */
static const char headings[] = "## Objectifs\n\n\n## Déroulement\n\n\n## Ce que font les "
		"élèves\n\n\n## Bilan\n\n";

static void show_body(struct fields *fields, const struct control *control,
	const struct form_shown *shown)
{
	struct fields *out = begin(fields, control, shown, "TEXTE");
	OWNED_STRING preview = link_to_preview();
	const char *text = value_of(shown, control);
	fields_text(out, "VALEUR", *text ? text : headings);
	fields_number(out, "MINIMUM", BODY_LEAST);
	fields_text(out, "APERCU", preview);
}

/* ---- Choices ---- */

static void add_choice(struct fields *list, const struct control *control, const char *value,
	const char *label, bool is_chosen)
{
	struct fields *out = fields_repeat(list, "CHOIX");
	OWNED_STRING identity = text_make("%s-%s", control->name, value);
	fields_text(out, "IDENTIFIANT", identity);
	fields_text(out, "VALEUR", value);
	fields_text(out, "TEXTE", label);
	if (is_chosen)
		fields_repeat(out, "CHOISI");
}

static void add_term(struct fields *list, const struct control *control,
	const struct form_shown *shown, const struct term *term, const char *label)
{
	OWNED_STRING capital = french_capital(label);
	add_choice(list, control, term->key, capital, words_has(values_of(shown, control), term->key));
}

static void show_list(struct fields *fields, const struct control *control,
	const struct form_shown *shown)
{
	enum vocabulary_name name = field_find(control->field)->vocabulary;
	bool is_folded = control->kind == CONTROL_SELECT;
	struct fields *out = begin(fields, control, shown, is_folded ? "LISTE" : "CASES");
	struct fields *list = is_folded ? out : fields_repeat(out, "ENSEMBLE");
	if (!is_folded)
		fields_text(list, "GENRE", control->kind == CONTROL_ONE ? "radio" : "checkbox");
	for (size_t i = 0; i < vocabulary_size(shown->vocabularies, name); i++) {
		const struct term *term = vocabulary_at(shown->vocabularies, name, i);
		add_term(list, control, shown, term, term->label);
	}
}

/* The last school years, the present one first; one that was written stays among them. */
static void show_years(struct fields *fields, const struct control *control,
	const struct form_shown *shown)
{
	struct fields *out = begin(fields, control, shown, "LISTE");
	const char *chosen = value_of(shown, control);
	bool is_offered = text_equals(chosen, "non") || !*chosen;
	add_choice(out, control, "non", "Pas encore", text_equals(chosen, "non"));
	int first = date_school_year(date_of(shown->now));
	for (int i = 0; i < YEARS_OFFERED; i++) {
		OWNED_STRING year = text_make("%d-%d", first - i, first - i + 1);
		is_offered = is_offered || text_equals(chosen, year);
		add_choice(out, control, year, year, text_equals(chosen, year));
	}
	if (!is_offered)
		add_choice(out, control, chosen, chosen, true);
}

/* ---- Classes by cycle, and what is taught in them ---- */

static struct fields *begin_cycle(struct fields *out, const char *key, const char *title)
{
	struct fields *group = fields_repeat(out, "GROUPE");
	OWNED_STRING capital = french_capital(title);
	fields_text(group, "CYCLE", key);
	fields_text(group, "TITRE", capital);
	return group;
}

/* The list has each cycle before its classes; those of none come last. */
static void show_levels(struct fields *fields, const struct control *control,
	const struct form_shown *shown)
{
	struct fields *out = begin(fields, control, shown, "CASES"), *group = NULL;
	const char *cycle = "";
	for (size_t i = 0; i < vocabulary_size(shown->vocabularies, VOCABULARY_LEVELS); i++) {
		const struct term *level = vocabulary_at(shown->vocabularies, VOCABULARY_LEVELS, i);
		bool is_whole = text_equals(level->key, level->cycle);
		if (!group || !text_equals(cycle, level->cycle)) {
			cycle = level->cycle;
			group = begin_cycle(out, *cycle ? cycle : "autres",
				*cycle ? french_label(shown->vocabularies, VOCABULARY_LEVELS, cycle) : "autres");
		}
		OWNED_STRING whole = text_make("tout le %s", level->label);
		add_term(group, control, shown, level, is_whole ? whole : level->label);
	}
}

static bool is_taught(const struct form_shown *shown, const char *cycle)
{
	const struct words *levels = values_of(shown, control_about("niveaux"));
	for (size_t i = 0; i < levels->count; i++) {
		const struct term *level = vocabulary_find(shown->vocabularies, VOCABULARY_LEVELS,
			levels->items[i]);
		if (level && text_equals(level->cycle, cycle))
			return true;
	}
	return false;
}

/* Whether one of the subjects of a cycle is chosen: it is then shown, whatever the classes are. */
static bool has_chosen(const struct form_shown *shown, const struct control *control,
	const char *cycle)
{
	const struct words *chosen = values_of(shown, control);
	for (size_t i = 0; i < chosen->count; i++) {
		const struct term *term = vocabulary_find(shown->vocabularies, VOCABULARY_SUBJECTS,
			chosen->items[i]);
		if (term && text_equals(term->cycle, cycle))
			return true;
	}
	return false;
}

/* « mathématiques » among those of cycle 3: what its discipline is called, or its own name. */
static const char *subject_label(const struct form_shown *shown, const struct term *term)
{
	const struct term *discipline = *term->discipline
		? vocabulary_find(shown->vocabularies, VOCABULARY_SUBJECTS, term->discipline) : NULL;
	bool has_own_name = strncmp(term->key, "c1-", 3) == 0 || strstr(term->short_label, " au ");
	if (!*term->cycle)
		return *term->short_label ? term->short_label : term->label;
	return discipline && !has_own_name ? discipline->short_label : term->label;
}

static bool add_subjects(struct fields *out, const struct control *control,
	const struct form_shown *shown, const char *cycle, const char *title)
{
	bool is_shown = is_taught(shown, cycle) || has_chosen(shown, control, cycle);
	struct fields *group = begin_cycle(out, *cycle ? cycle : "autres", title);
	if (!is_shown)
		fields_repeat(group, "CACHE");
	for (size_t i = 0; i < vocabulary_size(shown->vocabularies, VOCABULARY_SUBJECTS); i++) {
		const struct term *term = vocabulary_at(shown->vocabularies, VOCABULARY_SUBJECTS, i);
		if (text_equals(term->cycle, cycle))
			add_term(group, control, shown, term, subject_label(shown, term));
	}
	return is_shown;
}

/* Those of all cycles stand in the page, hidden: a script shows them as classes are ticked. */
static void show_subjects(struct fields *fields, const struct control *control,
	const struct form_shown *shown)
{
	struct fields *out = begin(fields, control, shown, "CASES");
	bool has_any = false;
	for (size_t i = 0; i < vocabulary_size(shown->vocabularies, VOCABULARY_LEVELS); i++) {
		const struct term *level = vocabulary_at(shown->vocabularies, VOCABULARY_LEVELS, i);
		if (text_equals(level->key, level->cycle))
			has_any = add_subjects(out, control, shown, level->key, level->label) || has_any;
	}
	has_any = add_subjects(out, control, shown, "", "toutes classes") || has_any;
	if (!has_any)
		fields_repeat(out, "PLUS_TARD");
}

/* ---- By kind ---- */

typedef void show_fn(struct fields *fields, const struct control *control,
	const struct form_shown *shown);

static show_fn *const shows[] = {
	[CONTROL_LINE]       = show_text,
	[CONTROL_LINES]      = show_text,
	[CONTROL_BODY]       = show_body,
	[CONTROL_ONE]        = show_list,
	[CONTROL_SELECT]     = show_list,
	[CONTROL_SEVERAL]    = show_list,
	[CONTROL_LEVELS]     = show_levels,
	[CONTROL_SUBJECTS]   = show_subjects,
	[CONTROL_PARTS]      = show_text,
	[CONTROL_SIGNATURES] = show_text,
	[CONTROL_YEAR]       = show_years,
};

void view_control(struct fields *fields, const struct control *control,
	const struct form_shown *shown)
{
	shows[control->kind](fields, control, shown);
}
