#include "index/lengths.h"

#include "base/mem.h"
#include "index/engine.h"
#include "index/schema.h"

#include <stdlib.h>

void lengths_done(struct lengths *lengths)
{
	free(lengths->texts);
	free(lengths->titles);
	*lengths = (struct lengths){0};
}

struct reading {
	struct lengths *lengths;
	double sum;
	size_t sheets;
};

static void note_text(void *context, uint32_t docid, size_t length)
{
	struct reading *reading = context;
	if (docid >= reading->lengths->count)
		return;
	reading->lengths->texts[docid] = (float)length;
	reading->sum += (double)length;
	reading->sheets++;
}

static void note_title(void *context, uint32_t docid, const char *bytes, size_t length)
{
	struct lengths *lengths = context;
	if (docid < lengths->count && length > 0)
		lengths->titles[docid] = (uint8_t)bytes[0];
}

bool lengths_read(struct lengths *lengths, struct engine *engine, struct error *err)
{
	uint32_t last;
	if (!engine_last(engine, &last, err))
		return false;

	struct lengths fresh = { .count = (size_t)last + 1 };
	fresh.texts = mem_new(fresh.count, sizeof *fresh.texts);
	fresh.titles = mem_new(fresh.count, sizeof *fresh.titles);
	struct reading reading = { .lengths = &fresh };
	if (!engine_lengths(engine, note_text, &reading, err)
		|| !engine_texts(engine, SLOT_TITLE_WORDS, note_title, &fresh, err)) {
		lengths_done(&fresh);
		return false;
	}

	if (reading.sum > 0)
		for (size_t i = 0; i < fresh.count; i++)
			fresh.texts[i] *= (float)((double)reading.sheets / reading.sum);
	lengths_done(lengths);
	*lengths = fresh;
	return true;
}
