#include "sheet/remark.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "sheet/field.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void remarks_done(struct remarks *remarks)
{
	for (size_t i = 0; i < remarks->count; i++)
		free(remarks->items[i].sentence);
	free(remarks->items);
	*remarks = (struct remarks){0};
}

/* The last advice kept, to make room for a refusal; NULL when there is none. */
static struct remark *last_advice(struct remarks *remarks)
{
	for (size_t i = remarks->count; i > 0; i--)
		if (remarks->items[i - 1].severity == SEVERITY_ADVICE)
			return &remarks->items[i - 1];
	return NULL;
}

/* Where the next remark goes, NULL when it is not worth a place. */
static struct remark *room(struct remarks *remarks, enum severity severity)
{
	if (remarks->count < REMARKS_MAX) {
		remarks->items = mem_resize(remarks->items, remarks->count + 1, sizeof *remarks->items);
		return &remarks->items[remarks->count++];
	}
	struct remark *advice = severity == SEVERITY_REFUSAL ? last_advice(remarks) : NULL;
	if (advice)
		free(advice->sentence);
	return advice;
}

/* ---- Names in a sentence ---- */

/* "\x01key\x02shown\x03": adds what is shown, and notes where. Gives what follows, NULL: it is no name. */
static const char *read_name(struct remark *remark, struct text *plain, const char *at)
{
	size_t key = strcspn(at + 1, "\x01\x02\x03");
	if (at[1 + key] != '\x02')
		return NULL;
	const char *shown = at + 1 + key + 1;
	size_t length = strcspn(shown, "\x01\x02\x03");
	OWNED_STRING name = text_make("%.*s", (int)key, at + 1);
	const struct field *field = field_find(name);
	if (shown[length] != '\x03' || remark->name_count == REMARK_NAMES || (*name && !field))
		return NULL;
	remark->names[remark->name_count++] = (struct remark_name){
		plain->length, length, field ? field->key : "",
	};
	text_add_bytes(plain, shown, length);
	return shown + length + 1;
}

/* A sentence may quote a file that has such signs: alone they are dropped, as nobody sees them. */
static void set_sentence(struct remark *remark, const char *marked)
{
	OWNED_TEXT plain = {0};
	while (*marked) {
		size_t length = strcspn(marked, "\x01\x02\x03");
		text_add_bytes(&plain, marked, length);
		marked += length;
		const char *behind = *marked == '\x01' ? read_name(remark, &plain, marked) : NULL;
		marked = behind ? behind : marked + (*marked != '\0');
	}
	text_add(&plain, "");
	remark->sentence = text_take(&plain);
}

char *remark_told(const struct remark *remark, remark_label *label)
{
	OWNED_TEXT told = {0};
	size_t from = 0;
	for (size_t i = 0; i < remark->name_count; i++) {
		const struct remark_name *name = &remark->names[i];
		const char *better = *name->key ? label(name->key) : "";
		text_add_bytes(&told, remark->sentence + from, name->start - from);
		from = name->start;
		if (better) {
			text_add(&told, better);
			from += name->length;
		}
	}
	text_add(&told, remark->sentence + from);
	return text_take(&told);
}

/* ---- Remarks ---- */

void remarks_add(struct remarks *remarks, enum severity severity, const char *field,
	unsigned line, const char *format, ...)
{
	struct remark *remark = room(remarks, severity);
	if (!remark)
		return;

	va_list arguments;
	va_start(arguments, format);
	char *sentence = NULL;
	if (vasprintf(&sentence, format, arguments) < 0)
		abort();
	va_end(arguments);
	*remark = (struct remark){ .field = field, .line = line, .severity = severity };
	set_sentence(remark, sentence);
	free(sentence);
}

void remarks_repeat(struct remarks *remarks, const struct remark *remark)
{
	struct remark *copy = room(remarks, remark->severity);
	if (!copy)
		return;
	*copy = *remark;
	copy->line = 0;
	copy->sentence = mem_copy(remark->sentence);
}

bool remarks_refuse(const struct remarks *remarks)
{
	for (size_t i = 0; i < remarks->count; i++)
		if (remarks->items[i].severity == SEVERITY_REFUSAL)
			return true;
	return false;
}

void remarks_sort(struct remarks *remarks)
{
	/* By insertion: they come nearly in order, and qsort() would not keep equals as they are. */
	for (size_t i = 1; i < remarks->count; i++) {
		struct remark moved = remarks->items[i];
		size_t at = i;
		for (; at > 0 && remarks->items[at - 1].line > moved.line; at--)
			remarks->items[at] = remarks->items[at - 1];
		remarks->items[at] = moved;
	}
}

const char *severity_name(enum severity severity)
{
	return severity == SEVERITY_REFUSAL ? "refus" : "conseil";
}
