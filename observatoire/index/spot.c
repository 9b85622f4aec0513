#include "index/spot.h"

#include "base/ascii.h"
#include "index/atom_plain.h"
#include "index/class.h"
#include "index/glance.h"
#include "index/stem.h"

#include <string.h>

enum { MOST_SPOTS = 32 };  /* of one line; with more it is read whole */

/* A word that begins at `start`, whatever stands around it. */
static bool read_plain(struct stretch line, size_t start, struct atom *atom)
{
	struct atoms atoms = {
		.text = line.bytes, .cursor = line.bytes + start, .end = line.bytes + line.length,
	};
	bool is_plain = atom_plain_word(&atoms, atom);
	atom->start = start;
	atom->end = (size_t)(atoms.cursor - line.bytes);
	return is_plain;
}

/* ---- What stands before ---- */

/* Bytes of the apostrophe that ends at `at`; 0 when none does. */
static size_t apostrophe_before(const char *bytes, size_t at)
{
	if (bytes[at - 1] == '\'')
		return 1;
	return at >= 3 && memcmp(bytes + at - 3, "\u2019", 3) == 0 ? 3 : 0;
}

/* « l’ », « qu' » behind a blank. */
static bool is_article(const char *bytes, size_t end)
{
	enum { LETTERS_MAX = 2 };
	size_t start = end;
	while (start > 0 && end - start < LETTERS_MAX && ascii_is_letter(bytes[start - 1]))
		start--;
	if (start == end || (start > 0 && bytes[start - 1] != ' '))
		return false;
	char first = (char)(bytes[start] | 0x20);
	return end - start == 1 ? strchr("ldjmtsnc", first) != NULL
		: first == 'q' && (bytes[start + 1] | 0x20) == 'u';
}

/* Bytes of the blank that ends at `at`; 0 when none does. */
static size_t blank_before(const char *bytes, size_t at)
{
	if (bytes[at - 1] == ' ')
		return 1;
	return at >= 2 && memcmp(bytes + at - 2, "\u00A0", 2) == 0 ? 2 : 0;
}

/* Whether a word begins at `start`, for sure: « élève(s) » and « m@gistère » go on behind a sign. */
static bool begins_word(const char *bytes, size_t start)
{
	if (start > 0 && (bytes[start - 1] == '(' || bytes[start - 1] == '"'))
		start--;
	if (start == 0 || blank_before(bytes, start))
		return true;
	size_t apostrophe = apostrophe_before(bytes, start);
	return apostrophe && is_article(bytes, start - apostrophe);
}

/* ---- The words looked for ---- */

static bool is_before_apostrophe(struct stretch line, size_t end)
{
	return end < line.length && (line.bytes[end] == '\''
		|| (line.length - end >= 3 && memcmp(line.bytes + end, "\u2019", 3) == 0));
}

enum verdict { VERDICT_NO, VERDICT_YES, VERDICT_UNSURE };

static enum verdict judge(struct analyser *analyser, const struct spotted *spotted, struct stretch line,
	struct atom *atom)
{
	if (!read_plain(line, atom->start, atom))
		return VERDICT_UNSURE;
	struct forms forms = analyser_forms(analyser, atom);
	if (forms.traits)
		return VERDICT_UNSURE;
	if (!spotted->is_sought(spotted->sought, forms.light, forms.stem))
		return VERDICT_NO;
	bool is_sure = begins_word(line.bytes, atom->start) && !is_before_apostrophe(line, atom->end)
		&& !class_may_go_on(atom->folded);
	return is_sure ? VERDICT_YES : VERDICT_UNSURE;
}

static void give(struct analyser *analyser, const struct atom *atom, token_fn *each, void *context)
{
	struct forms forms = analyser_forms(analyser, atom);
	struct token token = {
		.start = atom->start,
		.length = atom->end - atom->start,
		.folded = atom->folded,
		.light = forms.light,
		.stem = forms.stem,
	};
	each(context, &token);
}

bool spot_words(struct analyser *analyser, const struct spotted *spotted, struct stretch line,
	token_fn *each, void *context)
{
	struct glance_walk walk = { spotted->glance, line.bytes, line.bytes + line.length, .word = NULL };
	struct atom spots[MOST_SPOTS];
	size_t count = 0;
	enum glance_sight sight = glance_next(&walk);
	for (; sight == GLANCE_WORD; sight = glance_next(&walk)) {
		if (count == MOST_SPOTS)
			return false;
		spots[count].start = (size_t)(walk.word - line.bytes);
		enum verdict verdict = judge(analyser, spotted, line, &spots[count]);
		if (verdict == VERDICT_UNSURE)
			return false;
		count += verdict == VERDICT_YES;
	}
	if (sight == GLANCE_UNSURE)
		return false;
	for (size_t i = 0; i < count; i++)
		give(analyser, &spots[i], each, context);
	return true;
}
