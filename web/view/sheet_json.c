#include "view/sheet_json.h"

#include "base/json.h"
#include "base/mem.h"
#include "base/owned.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "sheet/field.h"

#include <string.h>

static void set_words(struct json *out, const char *key, const struct words *words)
{
	struct json *list = json_set_list(out, key);
	for (size_t i = 0; i < words->count; i++)
		json_push_text(list, words->items[i]);
}

/* One field that is no list of records, under `key`. */
static void set_value(struct json *out, const char *key, const struct field *field, const void *owner)
{
	switch (field->kind) {
	case FIELD_NUMBER:
		json_set_integer(out, key, *field_number(field, owner));
		break;
	case FIELD_BYTES:
		json_set_integer(out, key, (int64_t)*field_bytes(field, owner));
		break;
	case FIELD_FLAG:
		json_set_boolean(out, key, *field_flag(field, owner));
		break;
	case FIELD_TEXTS:
	case FIELD_KEYS:
	case FIELD_UAIS:
		set_words(out, key, field_words(field, owner));
		break;
	default:
		json_set_text(out, key, *field_text(field, owner));
	}
}

static void set_records(struct json *out, const struct field *field, const struct sheet *sheet)
{
	struct json *list = json_set_list(out, field->key);
	for (size_t i = 0; i < *field_count(field, sheet); i++) {
		struct json *item = json_push_object(list);
		const void *record = field_record(field, sheet, i);
		for (size_t j = 0; j < field->record->field_count; j++) {
			const struct field *part = &field->record->fields[j];
			if (!field_is_empty(part, record))
				set_value(item, part->key, part, record);
		}
	}
}

/* « bilan.texte » is texte within bilan. */
static struct json *enter_group(struct json *out, const char *key, const char **inner)
{
	const char *dot = strchr(key, '.');
	*inner = dot ? dot + 1 : key;
	if (!dot)
		return out;
	OWNED_STRING group = mem_copy_bytes(key, (size_t)(dot - key));
	return json_set_object_once(out, group);
}

/* Those of the page: the author's, and what others put. */
static void set_tags(struct json *out, const struct shown_tags *tags)
{
	struct json *list = json_set_list(out, "etiquettes");
	for (size_t i = 0; i < tags->count; i++) {
		struct json *item = json_push_object(list);
		json_set_text(item, "cle", tags->items[i].key);
		json_set_text(item, "nom", tags->items[i].name);
		json_set_boolean(item, "confirmee", tags->items[i].is_confirmed);
	}
}

static void set_fields(struct json *out, const struct sheet *sheet)
{
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++) {
		const struct field *field = &sheet_fields[i];
		if (field == field_find("etiquettes"))
			continue;
		if (field->kind == FIELD_RECORDS) {
			set_records(out, field, sheet);
			continue;
		}
		if (field_is_empty(field, sheet) && !field_is_list(field) && field->kind != FIELD_FLAG)
			continue;
		const char *key;
		struct json *owner = enter_group(out, field->key, &key);
		set_value(owner, key, field, sheet);
	}
}

static void set_facts(struct json *out, const struct sheet_facts *facts)
{
	set_words(out, "cycles", &facts->cycles);
	set_words(out, "degres", &facts->degrees);
	set_words(out, "departements", &facts->departments);
	json_set_boolean(out, "codage", facts->is_coding);
	json_set_boolean(out, "inter_degres", facts->is_inter_degrees);
}

static void set_address(struct json *out, const char *key, const char *base_url, char *link)
{
	OWNED_STRING owned = link;
	OWNED_STRING address = link_absolute(base_url, owned);
	json_set_text(out, key, address);
}

void view_sheet_json(struct json *out, const struct catalogue_sheet *found, const char *base_url)
{
	const char *id = found->sheet->id;
	set_fields(out, found->sheet);
	set_tags(out, &found->tags);
	set_facts(out, &found->facts);

	struct json *addresses = json_set_object(out, "adresses");
	set_address(addresses, "page", base_url, link_to_sheet(id));
	set_address(addresses, "markdown", base_url, link_to_sheet_source(id));
	set_address(addresses, "json", base_url, link_to_sheet_json(id));
}

void view_sheet_json_body(struct json *out, const struct catalogue_sheet *found)
{
	struct json *body = json_set_object(out, "corps");
	json_set_text(body, "markdown", found->sheet->body);
	json_set_text(body, "html", found->body->html);

	struct json *headings = json_set_list(body, "titres");
	for (size_t i = 0; i < found->body->heading_count; i++) {
		const struct heading *heading = &found->body->headings[i];
		struct json *item = json_push_object(headings);
		json_set_integer(item, "niveau", heading->level);
		json_set_text(item, "ancre", heading->anchor);
		json_set_text(item, "texte", heading->title);
	}
}
