#include "registers/value.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "registers/value_inner.h"
#include "sheet/personal.h"
#include "sheet/uai.h"
#include "sheet/vocabulary.h"

#include <stdlib.h>
#include <string.h>

char *value_refuse(const struct reading *reading, char *sentence)
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

char *value_refuse_typed(const struct reading *reading, const char *what)
{
	OWNED_STRING typed = quoted(reading->text);
	return value_refuse(reading, text_make("%s %s", typed, what));
}

bool value_is_digits(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == '\0';
}

/* ---- Texts and links ---- */

/* A copy of what was typed, unless it tells where somebody is to be reached. */
static char *keep(const struct reading *reading)
{
	char *sentence = personal_refusal(reading->text);
	return sentence ? value_refuse(reading, sentence) : mem_copy(reading->text);
}

static char *read_text(const struct reading *reading)
{
	if (utf8_length(reading->text) > reading->field->most)
		return value_refuse(reading, text_make("Ce texte est trop long : %zu caractères au plus.",
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
		return value_refuse_typed(reading, "n’est pas une adresse : écrivez-la entière, avec https://.");
	if (strlen(reading->text) > LINK_MAX)
		return value_refuse(reading, text_make("Cette adresse est trop longue : %d signes au plus.",
			LINK_MAX));
	return keep(reading);
}

static char *read_proof(const struct reading *reading)
{
	return strncmp(reading->text, "http", 4) == 0 && strstr(reading->text, "://") ? read_link(reading)
		: read_text(reading);
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
	return value_refuse_typed(reading, "n’est ni « oui » ni « non ».");
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
	return value_refuse(reading, text_take(&sentence));
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
		return value_refuse(reading, mem_copy("Il en faut deux au moins."));
	words_sort(&keys);
	return words_join(&keys, " ");
}

/* ---- Schools and places ---- */

static char *read_uai(const struct reading *reading, const char *text)
{
	char uai[UAI_BYTES];
	OWNED_STRING shown = quoted(text);
	if (!uai_extract(text, uai))
		return value_refuse(reading, text_make("%s n’est pas un code UAI : sept chiffres et une lettre.",
			shown));
	if (!uai_is_valid(uai))
		return value_refuse(reading, text_make("« %s » : la lettre de contrôle devrait être %c."
			" Vérifiez le code.", uai, uai_letter(uai)));
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
		return value_refuse(reading, text_make("Trop d’établissements : %d au plus.",
			REGISTER_SCHOOLS_MAX));
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
		return value_refuse_typed(reading, "n’est pas un département de l’académie : 019, 023 ou"
			" 087.");
	return mem_copy(term->key);
}

static char *read_zap(const struct reading *reading)
{
	OWNED_STRING department = mem_copy_bytes(reading->text, strnlen(reading->text, 3));
	if (strlen(reading->text) != 6 || !value_is_digits(reading->text)
		|| !is_our_department(reading, department))
		return value_refuse_typed(reading, "n’est pas le code d’une ZAP de l’académie : six chiffres,"
			" comme 023001.");
	return mem_copy(reading->text);
}

/* ---- All kinds ---- */

static char *(*const readers[REGISTER_KINDS])(const struct reading *reading) = {
	[REGISTER_TEXT] = read_text,
	[REGISTER_PROOF] = read_proof,
	[REGISTER_LINK] = read_link,
	[REGISTER_DATE] = value_read_date,
	[REGISTER_MONTH] = value_read_month,
	[REGISTER_SCHOOL_YEAR] = value_read_school_year,
	[REGISTER_YES_NO] = read_yes_no,
	[REGISTER_CHOICE] = read_choice,
	[REGISTER_CHOICES] = read_choices,
	[REGISTER_SCHOOL] = read_school,
	[REGISTER_SCHOOLS] = read_schools,
	[REGISTER_DEPARTMENT] = read_department,
	[REGISTER_ZAP] = read_zap,
	[REGISTER_INTEGER] = value_read_integer,
	[REGISTER_PEOPLE] = value_read_integer,
	[REGISTER_DECIMAL] = value_read_decimal,
	[REGISTER_COLLECTIVITY] = value_read_collectivity,
};

char *register_value_read(const struct register_field *field, const struct vocabularies *vocabularies,
	const char *typed, char **why)
{
	OWNED_STRING text = utf8_squeeze(typed);
	const struct reading reading = { field, vocabularies, text, why };
	for (const char *c = text; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7F)
			return value_refuse(&reading, mem_copy("Il y a là des signes qui ne s’affichent pas :"
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
