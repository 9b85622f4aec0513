#include "sheet/value.h"

#include "base/date.h"
#include "base/duration.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/loose.h"
#include "sheet/id.h"
#include "sheet/tidy.h"
#include "sheet/uai.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LISTED_KEYS = 20, NUMBER_DIGITS = 9, CONCEPT_DIGITS = 5 };

/* A refusal whose sentence quotes what was typed; always NULL. */
static char *refuse(const struct given *given, const char *reason)
{
	OWNED_STRING quoted = tidy_excerpt(given->text);
	remarks_add(given->remarks, SEVERITY_REFUSAL, given->name, given->line,
		"« %s » : %s", quoted, reason);
	return NULL;
}

/* `meant`, told as an advice when it is not what was typed. */
static char *understood(const struct given *given, char *meant)
{
	if (strcmp(meant, given->text) == 0)
		return meant;
	OWNED_STRING quoted = tidy_excerpt(given->text);
	remarks_add(given->remarks, SEVERITY_ADVICE, given->name, given->line,
		"« %s » est compris comme « %s » : écrivez plutôt « %s ».", quoted, meant, meant);
	return meant;
}

static char *tell_dropped(const struct given *given, char *text, bool has_dropped)
{
	if (has_dropped)
		remarks_add(given->remarks, SEVERITY_ADVICE, given->name, given->line,
			"Des caractères invisibles ont été ôtés de ce texte : relisez-le.");
	if (*text)
		return text;
	free(text);
	return refuse(given, "ce texte ne contient aucun caractère visible.");
}

static char *read_text(const struct given *given)
{
	bool has_dropped = false;
	char *text = tidy_line(given->text, &has_dropped);
	return tell_dropped(given, text, has_dropped);
}

static char *read_paragraphs(const struct given *given)
{
	bool has_dropped = false;
	char *text = tidy_paragraphs(given->text, &has_dropped);
	return tell_dropped(given, text, has_dropped);
}

/* Concepts of the programmes are thousands; we know by name those of coding only. */
static bool is_concept_number(const struct given *given)
{
	size_t length = strlen(given->text);
	return given->field->vocabulary == VOCABULARY_PROGRAMME && length >= 2
		&& length <= CONCEPT_DIGITS && strspn(given->text, "0123456789") == length;
}

static char *list_keys(const struct given *given)
{
	OWNED_TEXT keys = {0};
	for (size_t i = 0; i < vocabulary_size(given->vocabularies, given->field->vocabulary); i++)
		text_format(&keys, "%s%s", i ? ", " : "",
			vocabulary_at(given->vocabularies, given->field->vocabulary, i)->key);
	return text_take(&keys);
}

static char *refuse_key(const struct given *given)
{
	enum vocabulary_name name = given->field->vocabulary;
	const struct term *closest = vocabulary_closest(given->vocabularies, name, given->text);
	OWNED_STRING reason = NULL;
	if (closest) {
		reason = text_make("cette clé n’est pas dans la liste « %s » ; vouliez-vous dire "
			"« %s » (%s) ?",
			given->field->label, closest->key, closest->label);
	} else if (vocabulary_size(given->vocabularies, name) <= LISTED_KEYS) {
		OWNED_STRING keys = list_keys(given);
		reason = text_make("choisissez parmi : %s.", keys);
	} else {
		reason = text_make("cette clé n’est pas dans la liste « %s » ; choisissez-en une dans "
			"le guide du format des fiches.", given->field->label);
	}
	return refuse(given, reason);
}

static char *read_key(const struct given *given)
{
	if (vocabulary_find(given->vocabularies, given->field->vocabulary, given->text)
		|| is_concept_number(given))
		return mem_copy(given->text);
	const struct term *guess = vocabulary_guess_in(given->vocabularies, given->field->vocabulary,
		given->text, given->cycles);
	return guess ? understood(given, mem_copy(guess->key)) : refuse_key(given);
}

static char *read_id(const struct given *given)
{
	if (!id_is_valid(given->text))
		return refuse(given, "un identifiant s’écrit comme 2017-0042 ; le produit le donne, "
			"ôtez la ligne si la fiche est nouvelle.");
	return mem_copy(given->text);
}

static char *read_uai(const struct given *given)
{
	char uai[UAI_BYTES];
	OWNED_STRING plain = utf8_squeeze(given->text);
	if (!uai_extract(plain, uai))
		return refuse(given, "un code d’établissement (UAI) s’écrit avec sept chiffres et "
			"une lettre, comme 0870015U.");
	if (!uai_is_valid(uai)) {
		remarks_add(given->remarks, SEVERITY_REFUSAL, given->name, given->line,
			"« %s » : la lettre de contrôle devrait être %c. Vérifiez le code de "
			"l’établissement.",
			uai, uai_letter(uai));
		return NULL;
	}
	return understood(given, mem_copy(uai));
}

static char *read_date(const struct given *given)
{
	char *date = loose_date(given->text);
	return date ? understood(given, date)
		: refuse(given, "ce n’est pas une date qui existe ; écrivez-la comme 2017-03-14.");
}

static char *read_duration(const struct given *given)
{
	OWNED_STRING duration = loose_duration(given->text);
	struct duration length;
	if (!duration || !duration_parse(duration, &length) || duration_minutes(length) == 0)
		return refuse(given, "écrivez la durée comme PT3H (3 heures), PT1H30M (1 heure 30) ou "
			"P3W (3 semaines).");
	if (!duration_is_within_a_year(length))
		return refuse(given, "la durée dépasse un an.");
	return understood(given, TAKE(duration));
}

static char *read_school_year(const struct given *given)
{
	char *year = loose_school_year(given->text);
	return year ? understood(given, year)
		: refuse(given, "écrivez l’année scolaire comme 2016-2017, ou « non ».");
}

static bool is_web_address(const char *text)
{
	size_t scheme = strncasecmp(text, "https://", 8) == 0 ? 8 : strncasecmp(text, "http://", 7) == 0 ? 7 : 0;
	if (!scheme || strlen(text) > FIELD_URL_BYTES || !strcspn(text + scheme, "/?#"))
		return false;
	for (const char *c = text; *c; c++)
		if ((unsigned char)*c <= ' ' || strchr("\"<>\\^`{|}", *c))
			return false;
	return true;
}

static char *read_url(const struct given *given)
{
	bool has_dropped = false;
	OWNED_STRING address = tidy_line(given->text, &has_dropped);
	if (strncasecmp(address, "www.", 4) == 0) {
		char *whole = text_make("https://%s", address);
		free(address);
		address = whole;
	}
	if (!is_web_address(address))
		return refuse(given, "une adresse commence par https:// ou http:// et ne contient ni "
			"espace ni guillemet.");
	return understood(given, TAKE(address));
}

static char *read_language(const struct given *given)
{
	OWNED_STRING folded = utf8_fold(given->text);
	if (strcmp(folded, "francais") == 0 || strcmp(folded, "fre") == 0 || strcmp(folded, "fra") == 0)
		return understood(given, mem_copy("fr"));
	if (strlen(folded) != 2 || folded[0] < 'a' || folded[0] > 'z' || folded[1] < 'a' || folded[1] > 'z')
		return refuse(given, "la langue s’écrit en deux lettres, comme fr.");
	return understood(given, TAKE(folded));
}

static char *read_number(const struct given *given)
{
	size_t length = strlen(given->text);
	const struct field *field = given->field;
	if (length == 0 || length > NUMBER_DIGITS || strspn(given->text, "0123456789") != length)
		return refuse(given, "écrivez un nombre entier, en chiffres.");
	long number = strtol(given->text, NULL, 10);
	if (number < field->min || number > field->max) {
		OWNED_STRING reason = text_make("ce nombre doit être entre %ld et %ld.", field->min, field->max);
		return refuse(given, reason);
	}
	return understood(given, text_make("%ld", number));
}

static char *read_flag(const struct given *given)
{
	char *flag = loose_flag(given->text);
	return flag ? understood(given, flag) : refuse(given, "écrivez true ou false.");
}

typedef char *value_reader(const struct given *given);

static value_reader *const READERS[] = {
	[FIELD_TEXT] = read_text,
	[FIELD_PARAGRAPHS] = read_paragraphs,
	[FIELD_KEY] = read_key,
	[FIELD_ID] = read_id,
	[FIELD_UAI] = read_uai,
	[FIELD_DATE] = read_date,
	[FIELD_DURATION] = read_duration,
	[FIELD_SCHOOL_YEAR] = read_school_year,
	[FIELD_URL] = read_url,
	[FIELD_LANGUAGE] = read_language,
	[FIELD_NUMBER] = read_number,
	[FIELD_BYTES] = read_number,
	[FIELD_FLAG] = read_flag,
	[FIELD_TEXTS] = read_text,
	[FIELD_KEYS] = read_key,
	[FIELD_UAIS] = read_uai,
};

char *value_read(const struct given *given)
{
	return READERS[given->field->kind](given);
}

void value_store(const struct field *field, void *owner, char *value)
{
	switch (field->kind) {
	case FIELD_NUMBER:
		*field_number(field, owner) = strtol(value, NULL, 10);
		free(value);
		break;
	case FIELD_BYTES:
		*field_bytes(field, owner) = strtoull(value, NULL, 10);
		free(value);
		break;
	case FIELD_FLAG:
		*field_flag(field, owner) = strcmp(value, "true") == 0;
		free(value);
		break;
	case FIELD_TEXTS:
	case FIELD_KEYS:
	case FIELD_UAIS:
		words_give(field_words(field, owner), value);
		break;
	default:
		field_clear(field, owner);
		*field_text(field, owner) = value;
	}
}
