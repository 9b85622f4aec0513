#include "catalogue/handle.h"

#include "base/text.h"
#include "base/utf8.h"
#include "index/lexicon.h"
#include "store/schools.h"

#include <string.h>

enum { SHORTEST = 3 };  /* letters of a word that is kept */

/* Each word on a line of its own, past case and accents. */
static void add_words(struct text *lines, const char *name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	OWNED_STRING folded = utf8_fold(name ? name : "");
	for (const char *at = folded; *at;) {
		size_t length = strspn(at, letters);
		if (length >= SHORTEST) {
			text_add_bytes(lines, at, length);
			text_add_char(lines, '\n');
		}
		at += length ? length : 1;
	}
}

static void add_school(void *context, const struct school *school)
{
	struct text *lines = context;
	add_words(lines, school->name);
	add_words(lines, school->commune);
	add_words(lines, school->zap_name);
	add_words(lines, school->bassin_name);
}

struct lexicon *catalogue_place_words(struct catalogue *catalogue, struct error *err)
{
	OWNED_TEXT lines = {0};
	if (!schools_list(catalogue->db, SCHOOLS_ALL, NULL, add_school, &lines, err))
		return NULL;
	text_add(&lines, "");
	return lexicon_read(text_string(&lines), lines.length);
}
