#include "catalogue/cards.h"

#include "base/mem.h"
#include "store/lists.h"

static void card_done(struct card *card)
{
	free(card->id);
	free(card->title);
	free(card->summary);
	free(card->type);
	free(card->duration);
	free(card->published_on);
	free(card->modified_on);
	words_done(&card->levels);
	words_done(&card->subjects);
	words_done(&card->themes);
	words_done(&card->equipment);
	words_done(&card->departments);
	words_done(&card->tags);
	free(card->snippet_html);
	free(card->title_html);
	free(card->aside_html);
	free(card->through);
	for (size_t i = 0; i < card->reason_count; i++) {
		free(card->reasons[i].words);
		free(card->reasons[i].guess);
	}
	free(card->reasons);
}

void cards_done(struct cards *cards)
{
	for (size_t i = 0; i < cards->count; i++)
		card_done(&cards->items[i]);
	free(cards->items);
	*cards = (struct cards){0};
}

static void add_departments(struct card *card, const char *departments)
{
	OWNED_WORDS each = {0};
	words_split(&each, departments, ',');
	for (size_t i = 0; i < each.count; i++)
		words_add_once(&card->departments, each.items[i]);
}

void cards_add_line(void *context, const struct list_line *line)
{
	struct cards *cards = context;
	struct card *card = &cards->items[cards->count++];
	*card = (struct card){
		.id           = mem_copy(line->id),
		.title        = mem_copy(line->title),
		.summary      = mem_copy(line->summary),
		.type         = mem_copy(line->type),
		.duration     = mem_copy(line->duration),
		.published_on = mem_copy(line->published_on),
		.modified_on  = mem_copy(line->modified_on),
		.is_example   = line->is_example,
	};
	words_split(&card->levels, line->levels, ' ');
	words_split(&card->subjects, line->subjects, ' ');
	words_split(&card->themes, line->themes, ' ');
	words_split(&card->equipment, line->equipment, ' ');
	if (line->departments)
		add_departments(card, line->departments);
	words_split(&card->tags, line->tags ? line->tags : "", '\n');
	words_sort(&card->tags);
}

void cards_drop_last(struct cards *cards)
{
	card_done(&cards->items[--cards->count]);
}
