#include "sheet/sheet.h"

#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/body.h"
#include "sheet/field.h"
#include "sheet/personal.h"
#include "sheet/tag.h"
#include "sheet/tidy.h"
#include "sheet/value.h"
#include "sheet/vocabulary.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

enum { BODY_CHARACTERS = 300 };

static const char BODY[] = "corps";

struct check {
	const struct vocabularies *vocabularies;
	const struct sheet *sheet;
	const char *today;  /* NULL when the day is not known */
	struct remarks *remarks;
};

static unsigned line_of(const struct check *check, const struct field *field)
{
	return check->sheet->field_lines ? check->sheet->field_lines[field_rank(field)] : 0;
}

/* The reader left empty what it refused: it is said already. */
static bool is_refused(const struct check *check, const char *name)
{
	for (size_t i = 0; i < check->remarks->count; i++)
		if (check->remarks->items[i].severity == SEVERITY_REFUSAL
			&& strcmp(check->remarks->items[i].field, name) == 0)
			return true;
	return false;
}

/* ---- One field ---- */

/* « titre », « resume » (résumé): the key, and its name when that says more. */
static char *part_name(const struct field *field)
{
	if (strcmp(field->key, field->label) == 0)
		return text_make("« %s »", field->key);
	return text_make("« %s » (%s)", field->key, field->label);
}

/* The same, of a field that a form may ask for. */
static char *name_of(const struct field *field)
{
	if (strcmp(field->key, field->label) == 0)
		return text_make("« " REMARK_KEY " »", field->key, field->key);
	OWNED_STRING aside = text_make(" (%s)", field->label);
	return text_make("« " REMARK_KEY " »" REMARK_ASIDE, field->key, field->key, aside);
}

static void check_presence(const struct check *check, const struct field *field)
{
	bool is_mandatory = field->need == FIELD_MANDATORY;
	if ((!is_mandatory && field->need != FIELD_TO_PUBLISH) || !field_is_empty(field, check->sheet)
		|| is_refused(check, field->key))
		return;
	OWNED_STRING name = name_of(field);
	if (is_mandatory)
		remarks_add(check->remarks, SEVERITY_REFUSAL, field->key, line_of(check, field),
			"Il manque %s : ce champ est obligatoire.", name);
	else
		remarks_add(check->remarks, SEVERITY_ADVICE, field->key, line_of(check, field),
			"Ajoutez %s : ce champ aide à trouver la fiche et il est demandé pour "
			"la publier sur le site.", name);
}

static void check_length(const struct check *check, const struct field *field, const char *name,
	const char *text, unsigned line)
{
	long length = (long)utf8_length(text);
	long max = field->kind == FIELD_TEXTS ? FIELD_ITEM_CHARACTERS : field->max;
	long min = field->kind == FIELD_TEXTS ? 1 : field->min;
	if (length < min)
		remarks_add(check->remarks, SEVERITY_REFUSAL, name, line,
			"Ce texte (%s) est trop court : %ld caractères, il en faut au moins %ld.",
			field->label, length, min);
	if (max && length > max)
		remarks_add(check->remarks, SEVERITY_REFUSAL, name, line,
			"Ce texte (%s) est trop long : %ld caractères, pas plus de %ld.", field->label, length, max);
}

/* What the reader would have said: for a sheet that no file gave. */
static void check_value(const struct check *check, const struct field *field, const char *name,
	const char *text, unsigned line)
{
	const struct given given = {
		.vocabularies = check->vocabularies,
		.field = field,
		.name = name,
		.text = text,
		.line = line,
		.remarks = check->remarks,
	};
	OWNED_STRING value = value_read(&given);
	bool is_text = field->kind == FIELD_TEXT || field->kind == FIELD_PARAGRAPHS
		|| field->kind == FIELD_TEXTS;
	if (is_text && value) {
		check_length(check, field, name, value, line);
		personal_check(value, name, line, check->remarks);
	}
}

static void check_count(const struct check *check, const struct field *field, size_t count)
{
	if (count > (size_t)field->max)
		remarks_add(check->remarks, SEVERITY_REFUSAL, field->key, line_of(check, field),
			"%zu valeurs pour « " REMARK_KEY " » : gardez-en %ld au plus.", count,
			field->key, field->key, field->max);
}

static void check_number(const struct check *check, const struct field *field, const char *name,
	const void *owner, unsigned line)
{
	OWNED_STRING number = field->kind == FIELD_BYTES ? text_make("%llu", *field_bytes(field, owner))
		: text_make("%ld", *field_number(field, owner));
	check_value(check, field, name, number, line);
}

static void check_scalar(const struct check *check, const struct field *field, const char *name,
	const void *owner, unsigned line)
{
	if (field_is_empty(field, owner) || field->kind == FIELD_FLAG)
		return;
	if (field->kind == FIELD_NUMBER || field->kind == FIELD_BYTES)
		check_number(check, field, name, owner, line);
	else
		check_value(check, field, name, *field_text(field, owner), line);
}

static void tell_missing_part(const struct check *check, const struct field *field,
	const struct field *part, size_t i)
{
	OWNED_STRING name = part_name(part);
	remarks_add(check->remarks, SEVERITY_REFUSAL, field->key, line_of(check, field),
		"Il manque %s au numéro %zu de « " REMARK_KEY " ».", name, i + 1, field->key, field->key);
}

static void check_records(const struct check *check, const struct field *field)
{
	size_t count = *field_count(field, check->sheet);
	check_count(check, field, count);
	for (size_t i = 0; i < count; i++) {
		const void *record = field_record(field, check->sheet, i);
		for (size_t j = 0; j < field->record->field_count; j++) {
			const struct field *part = &field->record->fields[j];
			check_scalar(check, part, field->key, record, line_of(check, field));
			if (part->need == FIELD_MANDATORY && field_is_empty(part, record)
				&& !is_refused(check, field->key))
				tell_missing_part(check, field, part, i);
		}
	}
}

static void check_field(const struct check *check, const struct field *field)
{
	check_presence(check, field);
	if (field->kind == FIELD_RECORDS) {
		check_records(check, field);
	} else if (field_is_list(field)) {
		const struct words *words = field_words(field, check->sheet);
		check_count(check, field, words->count);
		for (size_t i = 0; i < words->count; i++)
			check_value(check, field, field->key, words->items[i], line_of(check, field));
	} else {
		check_scalar(check, field, field->key, check->sheet, line_of(check, field));
	}
}

/* ---- Rules between fields ---- */

static void check_none_alone(const struct check *check)
{
	const struct field *field = field_find("equipements");
	if (check->sheet->equipment.count > 1 && words_has(&check->sheet->equipment, "aucun"))
		remarks_add(check->remarks, SEVERITY_ADVICE, field->key, line_of(check, field),
			"« aucun » est écrit avec d’autres équipements : gardez l’un ou les autres.");
}

static bool is_image(const char *file)
{
	static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".heic" };
	const char *dot = file ? strrchr(file, '.') : NULL;
	for (size_t i = 0; dot && i < sizeof endings / sizeof endings[0]; i++)
		if (strcasecmp(dot, endings[i]) == 0)
			return true;
	return false;
}

static void check_images(const struct check *check)
{
	const struct sheet *sheet = check->sheet;
	const struct field *pieces = field_find("pieces");
	bool has_image = false;
	for (size_t i = 0; i < sheet->attachment_count; i++) {
		const struct attachment *attachment = &sheet->attachments[i];
		if (!is_image(attachment->file))
			continue;
		has_image = true;
		if (!attachment->alternative)
			remarks_add(check->remarks, SEVERITY_REFUSAL, pieces->key, line_of(check, pieces),
				"L’image « %s » n’a pas d’alternative : décrivez-la en une phrase pour "
				"qui ne la voit pas.",
				attachment->file);
	}
	if (has_image && !sheet->pupil_images && !is_refused(check, "images_eleves"))
		remarks_add(check->remarks, SEVERITY_REFUSAL, "images_eleves", line_of(check, pieces),
			"Une image est jointe : écrivez « images_eleves: aucune » si aucun élève n’y "
			"est reconnaissable, ou « images_eleves: autorisations-recueillies ».");
}

static void check_outcome(const struct check *check)
{
	const struct sheet *sheet = check->sheet;
	if (text_equals(sheet->type, "temoignage") && !sheet->benefits.count && !sheet->obstacles.count
		&& !sheet->outcome && !is_refused(check, "bilan.texte"))
		remarks_add(check->remarks, SEVERITY_ADVICE, "bilan.texte", 0,
			"Un témoignage gagne à dire son bilan : remplissez « " REMARK_KEY " », "
			"« " REMARK_KEY " » ou « " REMARK_KEY " ».", "bilan.plus_values", "bilan.plus_values",
			"bilan.obstacles", "bilan.obstacles", "bilan.texte", "bilan.texte");
}

static const char *tag_advice(enum tag_fault fault)
{
	switch (fault) {
	case TAG_GOOD:
		break;
	case TAG_SHORT:
		return "elle est trop courte, il faut au moins deux caractères.";
	case TAG_LONG:
		return "elle est trop longue, quarante caractères au plus.";
	case TAG_NO_LETTER:
		return "il y faut au moins une lettre.";
	case TAG_STRANGE:
		return "gardez-y des lettres, des chiffres, des espaces, des traits d’union et des apostrophes.";
	case TAG_PERSONAL:
		return "elle a un numéro de téléphone, et chacun la lit.";
	}
	return NULL;
}

static void check_tags(const struct check *check)
{
	const struct field *field = field_find("etiquettes");
	const struct words *tags = &check->sheet->tags;
	for (size_t i = 0; i < tags->count; i++) {
		const char *advice = tag_advice(tag_check(tags->items[i]));
		if (!advice)
			continue;
		OWNED_STRING excerpt = tidy_excerpt(tags->items[i]);
		remarks_add(check->remarks, SEVERITY_REFUSAL, field->key, line_of(check, field),
			"L’étiquette « %s » ne convient pas : %s", excerpt, advice);
	}
}

/* Pairs of dates of which the first may not be the later one. */
static const char *const ORDER[][2] = {
	{ "date_creation", "date_publication" },
	{ "date_creation", "date_modification" },
	{ "date_validation", "a_revoir_le" },
};

static void check_dates(const struct check *check)
{
	for (size_t i = 0; i < sizeof ORDER / sizeof ORDER[0]; i++) {
		const struct field *first = field_find(ORDER[i][0]), *second = field_find(ORDER[i][1]);
		const char *before = *field_text(first, check->sheet), *after = *field_text(second, check->sheet);
		if (before && after && strcmp(before, after) > 0)
			remarks_add(check->remarks, SEVERITY_ADVICE, second->key, line_of(check, second),
				"« %s » (%s) est avant « %s » (%s) : vérifiez ces dates.",
				second->key, after, first->key, before);
	}
}

/* A sheet is on the site as soon as it is taken, whatever its date says. */
static void check_future(const struct check *check)
{
	if (!check->today)
		return;
	static const char *const names[] = { "date_creation", "date_publication", "date_modification" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const struct field *field = field_find(names[i]);
		const char *date = *field_text(field, check->sheet);
		if (date && strcmp(date, check->today) > 0)
			remarks_add(check->remarks, SEVERITY_ADVICE, field->key, line_of(check, field),
				"« %s » (%s) est dans le futur : vérifiez cette date ; "
				"elle ne retarde pas la mise en ligne.",
				field->key, date);
	}
}

/* ---- The body ---- */

static bool is_fence(const char *line)
{
	line += strspn(line, " ");
	return strncmp(line, "```", 3) == 0 || strncmp(line, "~~~", 3) == 0;
}

static bool is_heading(const char *line)
{
	size_t indent = strspn(line, " "), marks = strspn(line + indent, "#");
	return indent < 4 && marks && marks <= 6 && strchr(" \t", line[indent + marks]);
}

static bool is_underline(const char *line)
{
	size_t length = strcspn(line, "\n"), marks = strspn(line, *line == '=' ? "=" : "-");
	return marks >= 2 && strspn(line + marks, " \t") == length - marks;
}

/* Headings outside code blocks, as `## Titre` or underlined. */
static bool has_heading(const char *body)
{
	bool in_code = false, after_text = false;
	for (const char *line = body; *line;) {
		if (is_fence(line))
			in_code = !in_code;
		else if (!in_code && (is_heading(line) || (after_text && is_underline(line))))
			return true;
		after_text = !in_code && !strchr("\n -*>|#", *line);
		line += strcspn(line, "\n");
		line += *line == '\n';
	}
	return false;
}

static void check_body(const struct check *check)
{
	const char *body = check->sheet->body ? check->sheet->body : "";
	unsigned line = check->sheet->body_line;
	size_t length = utf8_length(body);
	if (strlen(body) > SHEET_BODY_BYTES) {
		remarks_add(check->remarks, SEVERITY_REFUSAL, BODY, line,
			"Le texte de la fiche dépasse 256 Ko : raccourcissez-le, ou mettez les annexes en "
			"ligne et donnez leur adresse.");
		return;
	}
	if (length < BODY_CHARACTERS)
		remarks_add(check->remarks, SEVERITY_REFUSAL, BODY, line,
			"Le texte de la fiche est trop court : %zu caractères, il en faut au moins %d. "
			"Racontez le déroulement, étape par étape.", length, BODY_CHARACTERS);
	if (!has_heading(body))
		remarks_add(check->remarks, SEVERITY_REFUSAL, BODY, line,
			"Le texte de la fiche n’a pas de titre : ajoutez-en au moins un, "
			"par exemple « ## Déroulement ».");
	personal_check(body, BODY, line, check->remarks);
	body_check(body, line, check->remarks);
}

void sheet_check(const struct vocabularies *vocabularies, const struct sheet *sheet, int64_t now,
	struct remarks *remarks)
{
	char today[DATE_BYTES];
	date_write(date_of(now), today);
	const struct check check = { vocabularies, sheet, now ? today : NULL, remarks };
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++)
		check_field(&check, &sheet_fields[i]);
	check_none_alone(&check);
	check_images(&check);
	check_outcome(&check);
	check_tags(&check);
	check_dates(&check);
	check_future(&check);
	check_body(&check);
	remarks_sort(remarks);
}
