#include "registers/value_inner.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

char *value_read_date(const struct reading *reading)
{
	struct date date;
	if (!date_parse(reading->text, &date) && !read_slashed(reading->text, &date))
		return value_refuse_typed(reading, "n’est pas un jour qui existe : écrivez 2017-03-14 ou"
			" 14/03/2017.");
	if (date.year < 100)
		return value_refuse_typed(reading, "n’a pas une année de quatre chiffres : écrivez 2017-03-14 ou"
			" 14/03/2017.");
	if (!is_near(date.year))
		return value_refuse_typed(reading, "est trop loin : l’année va de 1980 à 2100.");
	char *iso = mem_new(DATE_BYTES, 1);
	date_write(date, iso);
	return iso;
}

char *value_read_month(const struct reading *reading)
{
	int year = 0, month = 0, end = 0;
	const char *text = reading->text;
	bool is_read = strspn(text, "0123456789/-") == strlen(text)
		&& ((sscanf(text, "%4d-%2d%n", &year, &month, &end) == 2 && !text[end] && year > 99)
			|| (sscanf(text, "%2d/%4d%n", &month, &year, &end) == 2 && !text[end]));
	if (!is_read || !is_near(year) || month < 1 || month > 12)
		return value_refuse_typed(reading, "n’est pas un mois : écrivez 2016-11 ou 11/2016.");
	return text_make("%04d-%02d", year, month);
}

char *value_read_school_year(const struct reading *reading)
{
	int first = date_parse_school_year(reading->text);
	if (!is_near(first))
		return value_refuse_typed(reading, "n’est pas une année scolaire : écrivez 2016-2017.");
	return text_make("%04d-%04d", first, first + 1);
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

char *value_read_integer(const struct reading *reading)
{
	OWNED_STRING number = compact(reading->text);
	if (!value_is_digits(number) || strlen(number) > 9)
		return value_refuse_typed(reading, "n’est pas un nombre entier, écrit en chiffres.");
	unsigned long value = strtoul(number, NULL, 10);
	if (value > reading->field->most)
		return value_refuse(reading, text_make("Ce nombre est trop grand : %zu au plus.",
			reading->field->most));
	return text_make("%lu", value);
}

/* Leading zeros and those behind the comma say nothing. */
char *value_read_decimal(const struct reading *reading)
{
	OWNED_STRING number = compact(reading->text);
	const char *from = number + (*number == '-');
	size_t whole = strspn(from, "0123456789");
	const char *comma = from + whole;
	size_t part = *comma == ',' || *comma == '.' ? strspn(comma + 1, "0123456789") : 0;
	bool is_number = whole > 0 && whole <= 9 && part <= 4
		&& (*comma == '\0' || (part > 0 && comma[1 + part] == '\0'));
	if (!is_number)
		return value_refuse_typed(reading, "n’est pas un nombre : écrivez 62,5, quatre décimales au"
			" plus.");
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

char *value_read_collectivity(const struct reading *reading)
{
	OWNED_STRING code = compact(reading->text);
	size_t length = strlen(code);
	bool is_insee = length == 5 && value_is_digits(code + 2)
		&& (value_is_digits(code) || strncmp(code, "2A", 2) == 0 || strncmp(code, "2B", 2) == 0);
	if (is_insee)
		return mem_copy(code);
	if (length != 9 || !value_is_digits(code))
		return value_refuse_typed(reading, "n’est ni un SIREN (neuf chiffres) ni le code INSEE d’une"
			" commune (cinq).");
	if (!passes_luhn(code))
		return value_refuse_typed(reading, "n’est pas un SIREN : son dernier chiffre ne correspond pas aux"
			" autres. Vérifiez-le.");
	return mem_copy(code);
}
