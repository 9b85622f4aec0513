#include "http/encoding.h"

#include "base/ascii.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

const char *encoding_name(enum encoding encoding)
{
	static const char *const names[ENCODING_COUNT] = { NULL, "gzip", "br" };
	return names[encoding];
}

static const char *skip_blanks(const char *cursor)
{
	return cursor + strspn(cursor, " \t");
}

/* "q=0.5" in thousandths, 0 to 1000; 1000 when there is no weight, 0 when it makes no sense. */
static int read_weight(const char *cursor, const char *end)
{
	const char *semicolon = memchr(cursor, ';', (size_t)(end - cursor));
	if (!semicolon)
		return 1000;

	cursor = skip_blanks(semicolon + 1);
	if (end - cursor < 3 || strncasecmp(cursor, "q=", 2) != 0 || cursor[2] < '0' || cursor[2] > '1')
		return 0;
	int weight = (cursor[2] - '0') * 1000;
	if (end - cursor > 4 && cursor[3] == '.') {
		int unit = 100;
		for (cursor += 4; cursor < end && ascii_is_digit(*cursor); cursor++) {
			weight += (*cursor - '0') * unit;
			unit /= 10;
		}
	}
	return weight > 1000 ? 1000 : weight;
}

/* Weights as the header states them; -1 where it says nothing. */
struct weights {
	int of[ENCODING_COUNT];
	int others;  /* "*" */
};

static void note(struct weights *weights, const char *name, size_t length, int weight)
{
	static const struct {
		const char *name;
		enum encoding encoding;
	} known[] = {
		{ "br",       ENCODING_BROTLI },
		{ "gzip",     ENCODING_GZIP },
		{ "identity", ENCODING_IDENTITY },
		{ "x-gzip",   ENCODING_GZIP },
	};

	if (length == 1 && *name == '*')
		weights->others = weight;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strlen(known[i].name) == length && strncasecmp(name, known[i].name, length) == 0)
			weights->of[known[i].encoding] = weight;
}

static struct weights read_weights(const char *accept)
{
	struct weights weights = { .of = { -1, -1, -1 }, .others = -1 };
	for (const char *cursor = skip_blanks(accept); *cursor; cursor = skip_blanks(cursor)) {
		const char *end = cursor + strcspn(cursor, ",");
		size_t length = strcspn(cursor, ",; \t");
		note(&weights, cursor, length, read_weight(cursor, end));
		cursor = *end ? end + 1 : end;
	}
	return weights;
}

enum encoding encoding_choose(const char *accept, const bool have[static ENCODING_COUNT])
{
	struct weights weights = read_weights(accept);
	enum encoding best = ENCODING_IDENTITY;
	int best_weight = weights.of[ENCODING_IDENTITY];

	/* What was not named is what "*" says; without "*", identity is always fine, at the lowest rank. */
	if (best_weight < 0)
		best_weight = weights.others < 0 ? 0 : weights.others;
	for (int i = ENCODING_GZIP; i < ENCODING_COUNT; i++) {
		int weight = weights.of[i] < 0 ? weights.others : weights.of[i];
		if (have[i] && weight > 0 && weight >= best_weight) {
			best = (enum encoding)i;
			best_weight = weight;
		}
	}
	return best;
}
