#include "sheet/remark.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

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
	*remark = (struct remark){ field, line, severity, sentence };
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
