#include "index/synonyms_inner.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/edits.h"
#include "index/question.h"

#include <string.h>

enum { NEAR_LETTERS = 5 };  /* of both words at least: « a 3D » is near too many */

/* Letters count in both words together, as in one: « minmap » lacks one of « mindmap ». */
const char *synonyms_near_term(const struct synonyms *synonyms, const struct question *first,
	const struct question *second)
{
	const char *nearest = NULL;
	unsigned least = EDITS_ONE + 1;
	OWNED_STRING typed = text_make("%s%s", first->folded, second->light);
	for (size_t i = 0; strlen(typed) >= NEAR_LETTERS && i < synonyms->entry_count; i++) {
		const struct synonym_entry *entry = &synonyms->entries[i];
		const char *from = synonyms->alternatives[entry->alternative].from;
		bool is_welded = !strchr(entry->form, ' ') && strchr(from, ' ');
		if (!is_welded || entry->form[0] != typed[0])
			continue;
		unsigned cost = edits_cost(typed, entry->form, EDITS_ONE);
		if (cost < least) {
			least = cost;
			nearest = from;
		}
	}
	return nearest;
}
