#include "view/details.h"

#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "view/french.h"
#include "view/search_link.h"
#include "view/template.h"

#include <stddef.h>
#include <string.h>

/* How the value of a field is kept, and shown. */
enum shape {
	KEYS,        /* struct words of keys: their labels */
	KEY,         /* one key: its label */
	CODES,       /* struct words of keys people know: « 3.4 Programmer » */
	TEXTS,       /* struct words shown as they are */
	SCHOOLS,     /* struct words of UAI: what they are called, or as they are */
	TEXT,        /* a text shown as it is */
	DAY,         /* a date */
	LENGTH,      /* a duration */
	NUMBER,      /* a long, left out when 0 */
};

/* A value that links to no search, or whose words come from no list. */
#define NO_FACET FACET_COUNT
#define NO_LIST VOCABULARY_COUNT

/* One line of a list of fields; several lines of one name in a row make one. */
struct row {
	const char *name;
	enum shape shape;
	size_t offset;  /* in struct sheet, or in struct sheet_facts */
	enum vocabulary_name vocabulary;
	enum facet facet;  /* of the search each value links to */
};

#define FIELD(field) offsetof(struct sheet, field)

static const struct row landmarks[] = {
	{ "Pour",          KEYS,   FIELD(levels),         VOCABULARY_LEVELS,    FACET_LEVEL },
	{ "Enseignements", KEYS,   FIELD(subjects),       VOCABULARY_SUBJECTS,  FACET_SUBJECT },
	{ "Avec",          KEYS,   FIELD(equipment),      VOCABULARY_EQUIPMENT, FACET_EQUIPMENT },
	{ "Logiciels",     KEYS,   FIELD(software),       VOCABULARY_SOFTWARE,  FACET_SOFTWARE },
	{ "Logiciels",     TEXTS,  FIELD(software_names), NO_LIST,              NO_FACET },
	{ "Durée",         LENGTH, FIELD(duration),       NO_LIST,              NO_FACET },
	{ "Séances",       NUMBER, FIELD(sessions),       NO_LIST,              NO_FACET },
	{ "Élèves",        NUMBER, FIELD(pupils),         NO_LIST,              NO_FACET },
	{ "Organisation",  KEYS,   FIELD(methods),        VOCABULARY_METHODS,   NO_FACET },
	{ "Où",            KEYS,   FIELD(places),         VOCABULARY_PLACES,    NO_FACET },
};

static const struct row details[] = {
	{ "Type de fiche",          KEY,    FIELD(type),           VOCABULARY_TYPES,           FACET_TYPE },
	{ "Thématiques",            KEYS,   FIELD(themes),         VOCABULARY_THEMES,          FACET_THEME },
	{ "Cadre",                  KEYS,   FIELD(settings),       VOCABULARY_SETTINGS,        NO_FACET },
	{ "Activités des élèves",   KEYS,   FIELD(activities),     VOCABULARY_ACTIVITIES,      NO_FACET },
	{ "Notions du programme",   KEYS,   FIELD(programme),      VOCABULARY_PROGRAMME,       NO_FACET },
	{ "Compétences numériques", CODES,  FIELD(digital_skills), VOCABULARY_DIGITAL_SKILLS,  NO_FACET },
	{ "Socle commun",           CODES,  FIELD(socle),          VOCABULARY_SOCLE,           NO_FACET },
	{ "Besoins particuliers",   KEYS,   FIELD(special_needs),  VOCABULARY_SPECIAL_NEEDS,   NO_FACET },
	{ "Difficulté",             KEY,    FIELD(difficulty),     VOCABULARY_DIFFICULTY,      NO_FACET },
	{ "Mode d’équipement",      KEY,    FIELD(equipment_mode), VOCABULARY_EQUIPMENT_MODES, NO_FACET },
	{ "ENT utilisé",            KEY,    FIELD(ent),            VOCABULARY_ENT,             NO_FACET },
	{ "Données personnelles",   KEY,    FIELD(privacy),        VOCABULARY_PRIVACY,         NO_FACET },
	{ "Images d’élèves",        KEY,    FIELD(pupil_images),   VOCABULARY_PUPIL_IMAGES,    NO_FACET },
	{ "Établissements",         SCHOOLS, FIELD(schools),       NO_LIST,                    NO_FACET },
	{ "Validée par",            TEXT,   FIELD(validator),      NO_LIST,                    NO_FACET },
	{ "Validée le",             DAY,    FIELD(validated_on),   NO_LIST,                    NO_FACET },
	{ "À relire le",            DAY,    FIELD(review_on),      NO_LIST,                    NO_FACET },
	{ "Créée le",               DAY,    FIELD(created_on),     NO_LIST,                    NO_FACET },
	{ "Publiée le",             DAY,    FIELD(published_on),   NO_LIST,                    NO_FACET },
	{ "Modifiée le",            DAY,    FIELD(modified_on),    NO_LIST,                    NO_FACET },
	{ "Version",                NUMBER, FIELD(version),        NO_LIST,                    NO_FACET },
	{ "Numéro de la fiche",     TEXT,   FIELD(id),             NO_LIST,                    NO_FACET },
};

static const struct row places[] = {
	{ "Départements",   KEYS,   offsetof(struct sheet_facts, departments), VOCABULARY_DEPARTMENTS,
		FACET_DEPARTMENT },
};

/* Where the lines go. */
struct list {
	struct fields *fields;
	const char *section;
	const struct vocabularies *vocabularies;
	const struct school_names *schools;
	bool is_example;
	struct fields *line;    /* the last one made */
	const char *line_name;
};

/* One more value of this name; its line is made when the first one comes: no value, no line. */
static struct fields *value_of(struct list *list, const struct row *row)
{
	bool is_first = !list->line || strcmp(list->line_name, row->name) != 0;
	if (is_first) {
		list->line = fields_repeat(list->fields, list->section);
		list->line_name = row->name;
		fields_text(list->line, "NOM", row->name);
	}
	struct fields *value = fields_repeat(list->line, "VALEUR");
	if (!is_first)
		fields_repeat(value, "ENCORE");
	return value;
}

static void add_value(struct list *list, const struct row *row, const char *text, const char *link)
{
	struct fields *value = fields_repeat(value_of(list, row),
		link ? "VALEUR_LIEE" : "VALEUR_SIMPLE");
	fields_text(value, "TEXTE", text);
	fields_text(value, "LIEN", link);
}

/* NULL when nothing gathers the sheets that have this key. */
static char *link_of(const struct list *list, const struct row *row, const char *key)
{
	if (row->facet != NO_FACET)
		return search_link_to(row->facet, key);
	bool is_notion = row->vocabulary == VOCABULARY_PROGRAMME
		&& vocabulary_find(list->vocabularies, VOCABULARY_PROGRAMME, key);
	return is_notion ? link_to_notion(&(struct link_notion){
		.key = key, .with_examples = list->is_example,
	}) : NULL;
}

static void add_key(struct list *list, const struct row *row, const char *key)
{
	const char *label = french_label(list->vocabularies, row->vocabulary, key);
	OWNED_STRING link = link_of(list, row, key);
	OWNED_STRING coded = row->shape == CODES ? text_make("%s %s", key, label) : NULL;
	add_value(list, row, coded ? coded : label, link);
}

static void add_school(struct list *list, const struct row *row, const char *uai)
{
	const char *name = school_names_find(list->schools, uai);
	OWNED_STRING link = link_to_school(uai);
	OWNED_STRING named = name ? text_make("%s (%s)", name, uai) : NULL;
	add_value(list, row, named ? named : uai, link);
}

static void add_day(struct list *list, const struct row *row, const char *day)
{
	OWNED_STRING in_french = french_date(day);
	add_value(list, row, in_french, NULL);
}

static void add_words(struct list *list, const struct row *row, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		if (row->shape == TEXTS)
			add_value(list, row, words->items[i], NULL);
		else if (row->shape == SCHOOLS)
			add_school(list, row, words->items[i]);
		else
			add_key(list, row, words->items[i]);
	}
}

static void add_number(struct list *list, const struct row *row, long number)
{
	if (number <= 0)
		return;
	OWNED_STRING text = text_make("%ld", number);
	add_value(list, row, text, NULL);
}

static void add_text(struct list *list, const struct row *row, const char *text)
{
	if (!text || !*text)
		return;

	OWNED_STRING duration = row->shape == LENGTH ? french_duration(text) : NULL;
	if (row->shape == KEY)
		add_key(list, row, text);
	else if (row->shape == DAY)
		add_day(list, row, text);
	else
		add_value(list, row, duration ? duration : text, NULL);
}

static void add_rows(struct list *list, const struct row *rows, size_t count, const void *base)
{
	for (size_t i = 0; i < count; i++) {
		const void *field = (const char *)base + rows[i].offset;
		switch (rows[i].shape) {
		case KEYS:
		case CODES:
		case TEXTS:
		case SCHOOLS:
			add_words(list, &rows[i], field);
			break;
		case NUMBER:
			add_number(list, &rows[i], *(const long *)field);
			break;
		case KEY:
		case TEXT:
		case DAY:
		case LENGTH:
			add_text(list, &rows[i], *(char *const *)field);
			break;
		}
	}
}

void view_landmarks(struct fields *fields, const struct catalogue_sheet *found,
	const struct vocabularies *vocabularies)
{
	struct list list = { .fields = fields, .section = "REPERE", .vocabularies = vocabularies };
	add_rows(&list, landmarks, sizeof landmarks / sizeof landmarks[0], found->sheet);
}

void view_details(struct fields *fields, const struct catalogue_sheet *found,
	const struct vocabularies *vocabularies)
{
	struct list list = {
		.fields = fields, .section = "DETAIL", .vocabularies = vocabularies, .schools = &found->schools,
		.is_example = found->sheet->is_example,
	};
	add_rows(&list, details, sizeof details / sizeof details[0], found->sheet);
	add_rows(&list, places, sizeof places / sizeof places[0], &found->facts);
}
