#include "registers/value.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "sheet/personal.h"
#include "sheet/uai.h"
#include "sheet/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char digits[] = "0123456789";

/* One value being read: its spaces are squeezed. */
struct reading {
	const struct register_field *field;
	const struct vocabularies *vocabularies;
	const char *text;
	char **why;
};

static char *refuse(const struct reading *reading, char *sentence)
{
	*reading->why = sentence;
	return NULL;
}

/* What was typed, short enough to be told again. */
static char *quoted(const char *text)
{
	size_t length = utf8_floor(text, 60);
	return text_make("« %.*s%s »", (int)length, text, text[length] ? "…" : "");
}

static char *refuse_typed(const struct reading *reading, const char *what)
{
	OWNED_STRING typed = quoted(reading->text);
	return refuse(reading, text_make("%s %s", typed, what));
}

static bool is_all(const char *text, const char *signs)
{
	return *text && text[strspn(text, signs)] == '\0';
}

/* ---- Texts and links ---- */

/* A copy of what was typed, unless it tells where somebody is to be reached. */
static char *keep(const struct reading *reading)
{
	char *sentence = personal_refusal(reading->text);
	return sentence ? refuse(reading, sentence) : mem_copy(reading->text);
}

static char *read_text(const struct reading *reading)
{
	if (utf8_length(reading->text) > reading->field->most)
		return refuse(reading, text_make("Ce texte est trop long : %zu caractères au plus.",
			reading->field->most));
	return keep(reading);
}

bool register_is_link(const char *value)
{
	const char *host = strncmp(value, "https://", 8) == 0 ? value + 8
		: strncmp(value, "http://", 7) == 0 ? value + 7 : "";
	return strcspn(host, "/?#") > 0 && !strpbrk(host, " \"'<>\\`{}|^");
}

static char *read_link(const struct reading *reading)
{
	enum { LINK_MAX = 500 };
	if (!register_is_link(reading->text))
		return refuse_typed(reading, "n’est pas une adresse : écrivez-la entière, avec https://.");
	if (strlen(reading->text) > LINK_MAX)
		return refuse(reading, text_make("Cette adresse est trop longue : %d signes au plus.", LINK_MAX));
	return keep(reading);
}

static char *read_proof(const struct reading *reading)
{
	return strncmp(reading->text, "http", 4) == 0 && strstr(reading->text, "://") ? read_link(reading)
		: read_text(reading);
}

/* ---- Dates ---- */

enum { FIRST_YEAR = 1980, LAST_YEAR = 2100 };

static bool is_near(int year)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* « 14/03/2017 » and « 14.3.2017 ». */
static bool read_slashed(const char *text, struct date *date)
{
	int day = 0, month = 0, year = 0, end = 0;
	if (strlen(text) > DATE_BYTES || strspn(text, "0123456789/.-") != strlen(text)
		|| sscanf(text, "%2d%*1[/.-]%2d%*1[/.-]%4d%n", &day, &month, &year, &end) != 3 || text[end])
		return false;
	OWNED_STRING iso = text_make("%04d-%02d-%02d", year, month, day);
	return date_parse(iso, date);
}

static char *read_date(const struct reading *reading)
{
	struct date date;
	if (!date_parse(reading->text, &date) && !read_slashed(reading->text, &date))
		return refuse_typed(reading, "n’est pas un jour qui existe : écrivez 2017-03-14 ou"
			" 14/03/2017.");
	if (date.year < 100)
		return refuse_typed(reading, "n’a pas une année de quatre chiffres : écrivez 2017-03-14 ou"
			" 14/03/2017.");
	if (!is_near(date.year))
		return refuse_typed(reading, "est trop loin : l’année va de 1980 à 2100.");
	char *iso = mem_new(DATE_BYTES, 1);
	date_write(date, iso);
	return iso;
}

static char *read_month(const struct reading *reading)
{
	int year = 0, month = 0, end = 0;
	const char *text = reading->text;
	bool is_read = strspn(text, "0123456789/-") == strlen(text)
		&& ((sscanf(text, "%4d-%2d%n", &year, &month, &end) == 2 && !text[end] && year > 99)
			|| (sscanf(text, "%2d/%4d%n", &month, &year, &end) == 2 && !text[end]));
	if (!is_read || !is_near(year) || month < 1 || month > 12)
		return refuse_typed(reading, "n’est pas un mois : écrivez 2016-11 ou 11/2016.");
	return text_make("%04d-%02d", year, month);
}

static char *read_school_year(const struct reading *reading)
{
	int first = date_parse_school_year(reading->text);
	if (!is_near(first))
		return refuse_typed(reading, "n’est pas une année scolaire : écrivez 2016-2017.");
	return text_make("%04d-%04d", first, first + 1);
}

/* ---- Choices ---- */

static char *read_yes_no(const struct reading *reading)
{
	OWNED_STRING folded = utf8_fold(reading->text);
	OWNED_WORDS yes = {0}, no = {0};
	words_split(&yes, "oui o 1 x vrai true yes", ' ');
	words_split(&no, "non n 0 faux false no", ' ');
	if (words_has(&yes, folded))
		return mem_copy("oui");
	if (words_has(&no, folded))
		return mem_copy("non");
	return refuse_typed(reading, "n’est ni « oui » ni « non ».");
}

/* The choice whose key or label this is, past case, accents and punctuation. */
static const struct register_choice *find_choice(const struct register_field *field, const char *text)
{
	OWNED_STRING typed = utf8_fold(text);
	for (const struct register_choice *choice = field->choices; choice->key; choice++) {
		OWNED_STRING label = utf8_fold(choice->label);
		if (text_equals(typed, choice->key) || text_equals(typed, label))
			return choice;
	}
	return NULL;
}

static char *refuse_choice(const struct reading *reading, const char *typed)
{
	OWNED_TEXT sentence = {0};
	OWNED_STRING shown = quoted(typed);
	text_format(&sentence, "%s n’est pas dans la liste :", shown);
	for (const struct register_choice *choice = reading->field->choices; choice->key; choice++)
		text_format(&sentence, "%s %s", choice == reading->field->choices ? "" : ",", choice->key);
	text_add(&sentence, ".");
	return refuse(reading, text_take(&sentence));
}

static char *read_choice(const struct reading *reading)
{
	const struct register_choice *choice = find_choice(reading->field, reading->text);
	return choice ? mem_copy(choice->key) : refuse_choice(reading, reading->text);
}

/* Cut at commas, semicolons, bars and, when there are none of these, at spaces. */
static void split(const char *text, struct words *parts)
{
	OWNED_STRING copy = mem_copy(text);
	char separator = strpbrk(copy, ",;|/") ? ',' : ' ';
	for (char *c = copy; *c; c++)
		if (strchr(",;|/", *c))
			*c = ',';
	OWNED_WORDS raw = {0};
	words_split(&raw, copy, separator);
	for (size_t i = 0; i < raw.count; i++) {
		OWNED_STRING part = utf8_squeeze(raw.items[i]);
		if (*part)
			words_add_once(parts, part);
	}
}

static char *read_choices(const struct reading *reading)
{
	OWNED_WORDS parts = {0}, keys = {0};
	split(reading->text, &parts);
	for (size_t i = 0; i < parts.count; i++) {
		const struct register_choice *choice = find_choice(reading->field, parts.items[i]);
		if (!choice)
			return refuse_choice(reading, parts.items[i]);
		words_add_once(&keys, choice->key);
	}
	if (keys.count < 2)
		return refuse(reading, mem_copy("Il en faut deux au moins."));
	words_sort(&keys);
	return words_join(&keys, " ");
}

/* ---- Schools and places ---- */

static char *read_uai(const struct reading *reading, const char *text)
{
	char uai[UAI_BYTES];
	OWNED_STRING shown = quoted(text);
	if (!uai_extract(text, uai))
		return refuse(reading, text_make("%s n’est pas un code UAI : sept chiffres et une lettre.",
			shown));
	if (!uai_is_valid(uai))
		return refuse(reading, text_make("« %s » : la lettre de contrôle devrait être %c. Vérifiez le"
			" code.", uai, uai_letter(uai)));
	return mem_copy(uai);
}

static char *read_school(const struct reading *reading)
{
	return read_uai(reading, reading->text);
}

static char *read_schools(const struct reading *reading)
{
	OWNED_WORDS parts = {0}, schools = {0};
	split(reading->text, &parts);
	for (size_t i = 0; i < parts.count; i++) {
		OWNED_STRING uai = read_uai(reading, parts.items[i]);
		if (!uai)
			return NULL;
		words_add_once(&schools, uai);
	}
	if (schools.count > REGISTER_SCHOOLS_MAX)
		return refuse(reading, text_make("Trop d’établissements : %d au plus.", REGISTER_SCHOOLS_MAX));
	words_sort(&schools);
	return words_join(&schools, " ");
}

static bool is_our_department(const struct reading *reading, const char *key)
{
	const struct term *term = vocabulary_find(reading->vocabularies, VOCABULARY_DEPARTMENTS, key);
	return term && term_is_ours(term);
}

static char *read_department(const struct reading *reading)
{
	const struct term *term = vocabulary_guess(reading->vocabularies, VOCABULARY_DEPARTMENTS,
		reading->text);
	if (!term || !is_our_department(reading, term->key))
		return refuse_typed(reading, "n’est pas un département de l’académie : 019, 023 ou 087.");
	return mem_copy(term->key);
}

static char *read_zap(const struct reading *reading)
{
	OWNED_STRING department = mem_copy_bytes(reading->text, strnlen(reading->text, 3));
	if (strlen(reading->text) != 6 || !is_all(reading->text, digits)
		|| !is_our_department(reading, department))
		return refuse_typed(reading, "n’est pas le code d’une ZAP de l’académie : six chiffres,"
			" comme 023001.");
	return mem_copy(reading->text);
}

/* ---- Numbers ---- */

/* Without the spaces that part thousands. */
static char *compact(const char *text)
{
	OWNED_TEXT out = {0};
	const char *end = text + strlen(text);
	for (const char *at = text; at < end;) {
		const char *from = at;
		if (!utf8_is_space(utf8_next(&at, end)))
			text_add_bytes(&out, from, (size_t)(at - from));
	}
	return mem_copy(text_string(&out));
}

static char *read_integer(const struct reading *reading)
{
	OWNED_STRING number = compact(reading->text);
	if (!is_all(number, digits) || strlen(number) > 9)
		return refuse_typed(reading, "n’est pas un nombre entier, écrit en chiffres.");
	unsigned long value = strtoul(number, NULL, 10);
	if (value > reading->field->most)
		return refuse(reading, text_make("Ce nombre est trop grand : %zu au plus.", reading->field->most));
	return text_make("%lu", value);
}

/* Leading zeros and those behind the comma say nothing. */
static char *read_decimal(const struct reading *reading)
{
	OWNED_STRING number = compact(reading->text);
	const char *from = number + (*number == '-');
	size_t whole = strspn(from, digits);
	const char *comma = from + whole;
	size_t part = *comma == ',' || *comma == '.' ? strspn(comma + 1, digits) : 0;
	bool is_number = whole > 0 && whole <= 9 && part <= 4
		&& (*comma == '\0' || (part > 0 && comma[1 + part] == '\0'));
	if (!is_number)
		return refuse_typed(reading, "n’est pas un nombre : écrivez 62,5, quatre décimales au plus.");
	while (whole > 1 && *from == '0') {
		from++;
		whole--;
	}
	while (part > 0 && comma[part] == '0')
		part--;
	bool is_zero = whole == 1 && *from == '0' && part == 0;
	return text_make("%s%.*s%s%.*s", *number == '-' && !is_zero ? "-" : "", (int)whole, from,
		part > 0 ? "," : "", (int)part, part > 0 ? comma + 1 : "");
}

/* Every second digit from the right is doubled (ISO/IEC 7812-1, annex B). */
static bool passes_luhn(const char *number)
{
	size_t length = strlen(number);
	unsigned sum = 0;
	for (size_t i = 0; i < length; i++) {
		unsigned digit = (unsigned)(number[i] - '0') << ((length - i) % 2 == 0);
		sum += digit > 9 ? digit - 9 : digit;
	}
	return sum % 10 == 0;
}

static char *read_collectivity(const struct reading *reading)
{
	OWNED_STRING code = compact(reading->text);
	size_t length = strlen(code);
	bool is_insee = length == 5 && is_all(code + 2, digits)
		&& (is_all(code, digits) || strncmp(code, "2A", 2) == 0 || strncmp(code, "2B", 2) == 0);
	if (is_insee)
		return mem_copy(code);
	if (length != 9 || !is_all(code, digits))
		return refuse_typed(reading, "n’est ni un SIREN (neuf chiffres) ni le code INSEE d’une"
			" commune (cinq).");
	if (!passes_luhn(code))
		return refuse_typed(reading, "n’est pas un SIREN : son dernier chiffre ne correspond pas aux"
			" autres. Vérifiez-le.");
	return mem_copy(code);
}

/* ---- All kinds ---- */

static char *(*const readers[REGISTER_KINDS])(const struct reading *reading) = {
	[REGISTER_TEXT] = read_text,
	[REGISTER_PROOF] = read_proof,
	[REGISTER_LINK] = read_link,
	[REGISTER_DATE] = read_date,
	[REGISTER_MONTH] = read_month,
	[REGISTER_SCHOOL_YEAR] = read_school_year,
	[REGISTER_YES_NO] = read_yes_no,
	[REGISTER_CHOICE] = read_choice,
	[REGISTER_CHOICES] = read_choices,
	[REGISTER_SCHOOL] = read_school,
	[REGISTER_SCHOOLS] = read_schools,
	[REGISTER_DEPARTMENT] = read_department,
	[REGISTER_ZAP] = read_zap,
	[REGISTER_INTEGER] = read_integer,
	[REGISTER_PEOPLE] = read_integer,
	[REGISTER_DECIMAL] = read_decimal,
	[REGISTER_COLLECTIVITY] = read_collectivity,
};

char *register_value_read(const struct register_field *field, const struct vocabularies *vocabularies,
	const char *typed, char **why)
{
	OWNED_STRING text = utf8_squeeze(typed);
	const struct reading reading = { field, vocabularies, text, why };
	for (const char *c = text; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7F)
			return refuse(&reading, mem_copy("Il y a là des signes qui ne s’affichent pas :"
				" écrivez-le de nouveau."));
	return readers[field->kind](&reading);
}

char *register_reason_read(const char *typed, char **why)
{
	static const struct register_field field = {
		"motif", "Motif", NULL, REGISTER_TEXT, true, REGISTER_REASON_MAX, NULL,
	};
	OWNED_STRING reason = utf8_squeeze(typed);
	if (*reason)
		return register_value_read(&field, NULL, reason, why);
	*why = mem_copy("Dites pourquoi, en une phrase : ce motif reste avec la ligne, et chacun le lit.");
	return NULL;
}

bool register_value_is_of_few(const struct register_field *field, const char *value)
{
	unsigned long number = field->kind == REGISTER_PEOPLE ? strtoul(value, NULL, 10) : 0;
	return number > 0 && number <= REGISTER_FEW;
}

char *register_value_label(const struct register_field *field, const char *value)
{
	if (field->kind != REGISTER_CHOICES && field->kind != REGISTER_SCHOOLS)
		return mem_copy(register_choice_label(field, value));
	OWNED_WORDS keys = {0}, labels = {0};
	words_split(&keys, value, ' ');
	for (size_t i = 0; i < keys.count; i++)
		words_add(&labels, register_choice_label(field, keys.items[i]));
	return words_join(&labels, ", ");
}
