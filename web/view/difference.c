#include "view/difference.h"

#include "base/mem.h"
#include "base/owned.h"
#include "proposals/difference.h"
#include "view/template.h"

#include <string.h>

/* lines shown beside a change; lines that stayed from which some are cut */
enum { AROUND = 2, CUT_FROM = 8 };

static void add_part(struct fields *out, const char *section, const char *text)
{
	if (*text)
		fields_text(fields_repeat(fields_repeat(out, "PARTIE"), section), "TEXTE", text);
}

static size_t count_lines(const char *text)
{
	size_t count = 0;
	for (; (text = strchr(text, '\n')); text++)
		count++;
	return count;
}

/* Behind `lines` line ends, or at the end. */
static const char *behind(const char *text, size_t lines)
{
	for (const char *end; lines > 0 && (end = strchr(text, '\n')); lines--)
		text = end + 1;
	return text;
}

/* What stayed: its beginning when something changed before it, its end when something changes behind it. */
static void add_same(struct fields *out, const char *text, bool is_first, bool is_last)
{
	size_t lines = count_lines(text);
	if (lines < CUT_FROM) {
		add_part(out, "EGAL", text);
		return;
	}
	size_t before = is_first ? 0 : AROUND, after = is_last ? 0 : AROUND;
	const char *cut = behind(text, before), *rest = behind(text, lines - after);
	OWNED_STRING start = mem_copy_bytes(text, (size_t)(cut - text));
	add_part(out, "EGAL", start);
	struct fields *hidden = fields_repeat(fields_repeat(out, "PARTIE"), "COUPE");
	fields_count(hidden, "NOMBRE", "PLURIEL", lines - before - after);
	add_part(out, "EGAL", rest);
}

void view_difference(struct fields *fields, const struct difference *difference)
{
	static const char *const sections[] = {
		[DIFFERENCE_REMOVED] = "RETIRE", [DIFFERENCE_ADDED] = "AJOUTE",
	};
	struct fields *out = fields_include(fields, "DIFFERENCE", "difference.html");
	if (difference_is_none(difference)) {
		fields_repeat(out, "PAREIL");
		return;
	}
	size_t added, removed;
	struct fields *change = fields_repeat(out, "CHANGE");
	difference_count(difference, &added, &removed);
	fields_count(change, "NOMBRE_AJOUTS", "AJOUTS_PLURIEL", added);
	fields_count(change, "NOMBRE_RETRAITS", "RETRAITS_PLURIEL", removed);
	for (size_t i = 0; i < difference->count; i++) {
		const struct difference_part *part = &difference->parts[i];
		if (part->kind == DIFFERENCE_SAME)
			add_same(change, part->text, i == 0, i + 1 == difference->count);
		else
			add_part(change, sections[part->kind], part->text);
	}
}
