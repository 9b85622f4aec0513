#include "catalogue/corrections.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/handle.h"
#include "catalogue/written.h"
#include "index/class.h"
#include "index/search.h"

#include <string.h>

void corrections_done(struct corrections *corrections)
{
	for (size_t i = 0; i < corrections->count; i++)
		respelling_done(&corrections->items[i]);
	words_done(&corrections->forms);
	*corrections = (struct corrections){0};
}

/* The tree of a question gives its words in the order they were typed, but for exclusions. */
static void keep_in_place(struct corrections *corrections)
{
	struct respelling *items = corrections->items;
	for (size_t i = corrections->count - 1; i > 0 && items[i].start < items[i - 1].start; i--) {
		struct respelling later = items[i - 1];
		items[i - 1] = items[i];
		items[i] = later;
	}
}

bool corrections_find(struct corrections *corrections, struct catalogue *catalogue,
	const struct search_result *result, struct error *err)
{
	struct search *search = catalogue_searcher(catalogue, err);
	if (!search)
		return false;
	for (size_t i = 0; i < result->unknown.count && corrections->count < CORRECTIONS_MAX_WORDS; i++) {
		struct respelling respelling = {0};
		if (!search_respell(search, result->unknown_nodes[i], &respelling, err))
			return false;
		if (respelling.count > corrections->ways)
			corrections->ways = respelling.count;
		corrections->items[corrections->count++] = respelling;
		keep_in_place(corrections);
	}
	return true;
}

/* written_form(), each asked once: a word with fewer ways than others is in several questions. */
static const char *form_of(struct corrections *corrections, struct catalogue *catalogue,
	const char *light, const char *typed, struct error *err)
{
	OWNED_STRING asked = text_make("%s %s", light, typed);
	struct words *forms = &corrections->forms;
	for (size_t i = 0; i < forms->count; i += 2)
		if (text_equals(forms->items[i], asked))
			return forms->items[i + 1];

	char *form = written_form(catalogue, light, typed, err);
	if (!form)
		return NULL;
	words_add(forms, asked);
	words_give(forms, form);
	return form;
}

static bool add_way(struct text *text, struct corrections *corrections,
	struct catalogue *catalogue, const struct respelling *respelling, size_t way, struct error *err)
{
	size_t last = respelling->count - 1;
	const struct words *lights = &respelling->ways[way < last ? way : last];
	if (respelling->is_beginning) {
		text_add(text, lights->items[0]);
		return true;
	}
	const size_t *ends = respelling->segments.ends;
	for (size_t i = 0; i < lights->count; i++) {
		size_t from = i > 0 ? ends[i - 1] : 0;
		size_t to = lights->count > 1 ? ends[i] : strlen(respelling->folded);
		OWNED_STRING typed = mem_copy_bytes(respelling->folded + from, to - from);
		bool is_elided = text_equals(typed, "d") || text_equals(typed, "l");
		const char *form = is_elided || class_is_word(typed) ? typed
			: form_of(corrections, catalogue, lights->items[i], typed, err);
		if (!form)
			return false;
		/* « pixelart » asks for art, not for arts. */
		OWNED_STRING folded = utf8_fold(form);
		if (lights->count > 1 && !text_equals(folded, typed))
			form = typed;
		bool is_last = i + 1 == lights->count;
		text_format(text, "%s%s", form, is_last ? "" : is_elided ? "’" : " ");
	}
	return true;
}

bool corrections_are_sure(const struct corrections *corrections, size_t way)
{
	for (size_t i = 0; i < corrections->count; i++) {
		const struct respelling *respelling = &corrections->items[i];
		size_t last = respelling->count - 1;
		if (respelling->count > 0 && !respelling->is_sure[way < last ? way : last])
			return false;
	}
	return true;
}

char *corrections_text(struct corrections *corrections, struct catalogue *catalogue,
	const char *typed, size_t way, struct error *err)
{
	OWNED_TEXT text = {0};
	size_t done = 0;
	for (size_t i = 0; i < corrections->count; i++) {
		const struct respelling *respelling = &corrections->items[i];
		if (respelling->count == 0 || respelling->start < done)
			continue;
		text_add_bytes(&text, typed + done, respelling->start - done);
		if (!add_way(&text, corrections, catalogue, respelling, way, err))
			return NULL;
		done = respelling->start + respelling->length;
	}
	text_add(&text, typed + done);
	return mem_copy(text_string(&text));
}
