#include "directory/row.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "directory/directory.h"
#include "sheet/vocabulary.h"
#include "sheet/zone.h"

#include <stdlib.h>
#include <string.h>

void directory_row_done(struct directory_row *row)
{
	words_done(&row->texts);
	free(row->refusal);
	free(row->advice);
	*row = (struct directory_row){0};
}

/* One row being read. */
struct reading {
	struct directory_row *row;
	const struct vocabularies *vocabularies;
	const struct columns_found *columns;
	const struct words *cells;
};

static const char *keep(struct directory_row *row, char *text)
{
	words_give(&row->texts, text);
	return text;
}

/* A value without blanks around it; NULL when it says nothing. */
static const char *read_text(struct reading *reading, enum directory_column column)
{
	const char *text = keep(reading->row, utf8_squeeze(columns_cell(reading->columns, reading->cells,
		column)));
	if (utf8_length(text) > DIRECTORY_MAX_TEXT && !reading->row->refusal)
		reading->row->refusal = text_make("« %.*s… » est trop long : %d caractères au plus.",
			(int)utf8_floor(text, 60), text, DIRECTORY_MAX_TEXT);
	return *text ? text : NULL;
}

static void refuse_uai(struct directory_row *row, const char *typed, bool is_extracted)
{
	if (!typed)
		row->refusal = mem_copy("il n’y a pas de code UAI.");
	else if (is_extracted)
		row->refusal = text_make("« %s » : la lettre de contrôle devrait être %c.", row->uai,
			uai_letter(row->uai));
	else
		row->refusal = text_make("« %.*s » n’est pas un code UAI : sept chiffres et une lettre.",
			(int)utf8_floor(typed, 40), typed);
}

static void read_uai(struct reading *reading)
{
	struct directory_row *row = reading->row;
	const char *typed = read_text(reading, COLUMN_UAI);
	bool is_extracted = typed && uai_extract(typed, row->uai);
	if (is_extracted && uai_is_valid(row->uai))
		row->school.uai = row->uai;
	else if (!row->refusal)
		refuse_uai(row, typed, is_extracted);
}

/* ---- Values of a list ---- */

/* What a folded text begins with, and what it then says. */
static const struct prefix { const char *begins, *says; } kinds[] = {
	{ "ecole", "ecole" }, { "maternelle", "ecole" }, { "elementaire", "ecole" }, { "primaire", "ecole" },
	{ "college", "college" }, { "lycee", "lycee" }, { "lp", "lycee" }, { "lgt", "lycee" },
	{ "section d'enseignement pro", "lycee" }, { "erea", "erea" },
	{ "etablissement regional d'ens", "erea" }, { "", "autre" }, { NULL, NULL },
}, sectors[] = {
	{ "public", "public" }, { "pu", "public" }, { "pr", "prive" }, { NULL, NULL },
}, states[] = {
	{ "ouvert", "ouvert" }, { "a fermer", "ouvert" }, { "1", "ouvert" }, { "", "ferme" }, { NULL, NULL },
};

static const char *read_prefix(struct reading *reading, enum directory_column column,
	const struct prefix *prefixes)
{
	const char *text = read_text(reading, column);
	if (!text)
		return NULL;
	OWNED_STRING folded = utf8_fold(text);
	for (const struct prefix *prefix = prefixes; prefix->begins; prefix++)
		if (strncmp(folded, prefix->begins, strlen(prefix->begins)) == 0)
			return prefix->says;
	return NULL;
}

/* ---- Numbers and dates ---- */

/* « 45,253185 » as well; false for what is no number of degrees. */
static bool read_degrees(const char *text, double most, int64_t *millionths)
{
	OWNED_STRING copy = mem_copy(text);
	for (char *c = copy; *c; c++)
		*c = (char)(*c == ',' ? '.' : *c);
	char *end = NULL;
	double degrees = strspn(copy, "-0123456789.") == strlen(copy) ? strtod(copy, &end) : 0;
	if (!end || end == copy || *end || degrees < -most || degrees > most)
		return false;
	*millionths = (int64_t)(degrees * 1e6 + (degrees < 0 ? -0.5 : 0.5));
	return true;
}

static void read_place(struct reading *reading)
{
	struct school *school = &reading->row->school;
	const char *latitude = read_text(reading, COLUMN_LATITUDE);
	const char *longitude = read_text(reading, COLUMN_LONGITUDE);
	if (!latitude && !longitude)
		return;
	school->has_place = latitude && longitude && read_degrees(latitude, 90, &school->latitude)
		&& read_degrees(longitude, 180, &school->longitude);
	if (!school->has_place && !reading->row->advice)
		reading->row->advice = mem_copy("la latitude et la longitude ne sont pas des degrés ;"
			" elles sont laissées de côté.");
}

/* « 1965-05-01 », or with an hour behind it. */
static const char *read_day(struct reading *reading, enum directory_column column)
{
	struct date date;
	const char *text = read_text(reading, column);
	if (!text)
		return NULL;
	const char *day = keep(reading->row, mem_copy_bytes(text, strnlen(text, DATE_BYTES - 1)));
	return date_parse(day, &date) ? day : NULL;
}

/* A spreadsheet takes « 023001 » for a number. */
static const char *read_zone(struct reading *reading)
{
	const char *zone = read_text(reading, COLUMN_ZAP);
	char code[ZONE_BYTES];
	if (!zone || zone_is_code(zone))
		return zone;
	if (zone_read(zone, code)) {
		reading->row->advice = text_make("ZAP « %s » lue %s : un code a six chiffres, le tableur a ôté le"
			" zéro.", zone, code);
		return keep(reading->row, mem_copy(code));
	}
	reading->row->advice = text_make("« %.*s » n’est pas un code de ZAP (six chiffres, dont les trois du"
		" département, comme 023001) ; il est laissé de côté.", (int)utf8_floor(zone, 40), zone);
	return NULL;
}

/* What separates one piece of equipment from the next: their names have none of these signs. */
static void split_equipment(const char *text, struct words *names)
{
	OWNED_STRING copy = mem_copy(text);
	for (char *c = copy; *c; c++)
		if (strchr("|/+;", *c))
			*c = ',';
	words_split(names, copy, ',');
}

/* « Tablettes, classe mobile » is tablette and classe-mobile; « aucun » says that there is nothing. */
static const char *read_equipment(struct reading *reading)
{
	const char *text = read_text(reading, COLUMN_EQUIPMENT);
	OWNED_WORDS names = {0}, keys = {0};
	if (!text)
		return NULL;
	split_equipment(text, &names);
	for (size_t i = 0; i < names.count; i++) {
		const struct term *term = vocabulary_guess(reading->vocabularies, VOCABULARY_EQUIPMENT,
			names.items[i]);
		if (term && !text_equals(term->key, "aucun"))
			words_add_once(&keys, term->key);
		if (!term && !reading->row->advice)
			reading->row->advice = text_make("« %.*s » n’est pas un équipement de la liste ;"
				" il est laissé de côté.", (int)utf8_floor(names.items[i], 40), names.items[i]);
	}
	return keep(reading->row, words_join(&keys, " "));
}

void directory_row_read(struct directory_row *row, const struct vocabularies *vocabularies,
	const struct columns_found *columns, const struct words *cells)
{
	struct reading reading = { row, vocabularies, columns, cells };
	struct school *school = &row->school;
	read_uai(&reading);
	school->name = read_text(&reading, COLUMN_NAME);
	school->kind = read_prefix(&reading, COLUMN_KIND, kinds);
	school->sector = read_prefix(&reading, COLUMN_SECTOR, sectors);
	school->postcode = read_text(&reading, COLUMN_POSTCODE);
	school->commune = read_text(&reading, COLUMN_COMMUNE);
	school->commune_code = read_text(&reading, COLUMN_COMMUNE_CODE);
	school->zap = read_zone(&reading);
	school->zap_name = read_text(&reading, COLUMN_ZAP_NAME);
	school->bassin = read_text(&reading, COLUMN_BASSIN);
	school->bassin_name = read_text(&reading, COLUMN_BASSIN_NAME);
	school->circonscription = read_text(&reading, COLUMN_CIRCONSCRIPTION);
	school->circonscription_name = read_text(&reading, COLUMN_CIRCONSCRIPTION_NAME);
	school->opened_on = read_day(&reading, COLUMN_OPENED_ON);
	const char *state = read_prefix(&reading, COLUMN_STATE, states);
	school->says_state = state != NULL;
	school->is_closed = text_equals(state, "ferme");
	school->equipment = read_equipment(&reading);
	read_place(&reading);
}
