#include "sheet/body_inner.h"

#include "base/ascii.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* cmark 0.30.2 takes time that grows with the square of some inputs: 23 KB of nested list
 * markers before empty lines last 1.5 s. What could do that is told apart here, line
 * by line, before cmark sees it. */

struct prefix {
	unsigned markers;  /* list and quote markers that open the line */
	unsigned columns;  /* width of all that stands before its text */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Bytes of the container marker at `at`, 0 when there is none. */
static size_t marker_length(const char *at, const char *end)
{
	if (*at == '>')
		return 1;
	if ((*at == '-' || *at == '+' || *at == '*') && (at + 1 == end || is_blank(at[1])))
		return 1;

	size_t digits = 0;
	while (at + digits < end && digits < 10 && ascii_is_digit(at[digits]))
		digits++;
	bool is_numbered = digits > 0 && at + digits < end
		&& (at[digits] == '.' || at[digits] == ')')
		&& (at + digits + 1 == end || is_blank(at[digits + 1]));
	return is_numbered ? digits + 1 : 0;
}

static struct prefix measure_prefix(const char *line, size_t length)
{
	struct prefix prefix = {0};
	const char *end = line + length;
	while (line < end) {
		size_t marker = marker_length(line, end);
		if (marker) {
			prefix.markers++;
			prefix.columns += (unsigned)marker;
			line += marker;
		} else if (is_blank(*line)) {
			prefix.columns += *line == '\t' ? 4 : 1;
			line++;
		} else {
			break;
		}
	}
	return prefix;
}

static const char NESTED[] = "Des listes ou des citations sont imbriquées trop "
	"profondément\u00a0: gardez quelques niveaux au plus.";
static const char BRACKETS[] = "Trop de crochets «\u00a0[\u00a0» (5\u202f000 au plus)\u00a0: "
	"enlevez ceux qui ne servent pas à un lien.";
static const char TAGS[] = "Trop de balises «\u00a0<!\u00a0» ou «\u00a0<?\u00a0» "
	"(1\u202f000 au plus)\u00a0: enlevez le code HTML.";

static const char MARKS[] = "Trop de lignes et de signes de mise en forme "
	"(20\u202f000 au plus)\u00a0: coupez le texte en plusieurs fiches.";

struct counts {
	unsigned brackets, tag_openers, marks;
};

static const char *count_line(const char *line, size_t length, struct counts *counts)
{
	counts->marks++;
	for (size_t i = 0; i < length; i++) {
		counts->marks += strchr("*_`<&]\\#=", line[i]) != NULL
			|| (line[i] == ':' && i + 1 < length && line[i + 1] == '/');
		counts->brackets += line[i] == '[';
		counts->tag_openers += line[i] == '<' && i + 1 < length && (line[i + 1] == '!' || line[i + 1] == '?');
	}
	return counts->brackets > BODY_MAX_BRACKETS ? BRACKETS
		: counts->tag_openers > BODY_MAX_TAG_OPENERS ? TAGS
		: counts->marks > BODY_MAX_MARKS ? MARKS : NULL;
}

bool body_fits(const char *markdown, struct body_excess *excess)
{
	struct counts counts = {0};
	for (unsigned number = 1; *markdown; number++) {
		size_t length = strcspn(markdown, "\n");
		struct prefix prefix = measure_prefix(markdown, length);
		counts.marks += prefix.markers;
		bool is_deep = prefix.markers > BODY_MAX_MARKERS
			|| (prefix.markers > 0 && prefix.columns > BODY_MAX_INDENT);
		const char *sentence = is_deep ? NESTED : count_line(markdown, length, &counts);
		if (sentence) {
			*excess = (struct body_excess){ number, sentence };
			return false;
		}
		markdown += length + (markdown[length] == '\n');
	}
	return true;
}

void body_lines_cut(struct body_lines *lines, const char *markdown)
{
	size_t capacity = 0;
	*lines = (struct body_lines){0};
	while (*markdown) {
		size_t length = strcspn(markdown, "\n");
		if (lines->count == capacity) {
			capacity = capacity ? 2 * capacity : 64;
			lines->starts = mem_resize(lines->starts, capacity, sizeof *lines->starts);
			lines->lengths = mem_resize(lines->lengths, capacity, sizeof *lines->lengths);
		}
		lines->starts[lines->count] = markdown;
		lines->lengths[lines->count++] = length;
		markdown += length + (markdown[length] == '\n');
	}
}

void body_lines_done(struct body_lines *lines)
{
	free(lines->starts);
	free(lines->lengths);
	*lines = (struct body_lines){0};
}
