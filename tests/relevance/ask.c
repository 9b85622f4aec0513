#include "base/text.h"
#include "catalogue/catalogue.h"
#include "index/synonyms.h"
#include "sheet/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: ask DATA [LISTS] < QUESTIONS
 *
 * LISTS is a folder of vocabularies, and of French words when they stand there: by default, that of
 * the build.
 * Answers each line of its input with the ids of the ten first sheets, best first, as the site would. */

enum { SHEETS = 10 };

static void print_ids(const struct found *found)
{
	for (size_t i = 0; i < found->cards.count; i++)
		printf("%s%s", i ? " " : "", found->cards.items[i].id);
	putchar('\n');
}

static bool answer(struct catalogue *catalogue, const char *question, struct error *err)
{
	const struct catalogue_request request = { .question = question, .per_page = SHEETS };
	OWNED(found) found = catalogue_search(catalogue, &request, err);
	if (!found)
		return false;
	print_ids(found);
	return true;
}

static bool answer_all(const char *folder, const char *lists, struct error *err)
{
	OWNED(vocabularies) vocabularies = vocabularies_load(lists, err);
	OWNED(catalogue) catalogue = vocabularies
		? catalogue_open(folder, vocabularies, CATALOGUE_READ, err) : NULL;
	OWNED(synonyms) synonyms = catalogue ? synonyms_load(lists, vocabularies, err) : NULL;
	if (!synonyms || !synonyms_learn_french(synonyms, lists, err))
		return false;
	catalogue_use_synonyms(catalogue, synonyms);

	OWNED_STRING line = NULL;
	size_t size = 0;
	while (getline(&line, &size, stdin) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (!answer(catalogue, line, err))
			return false;
	}
	return true;
}

int main(int count, char **arguments)
{
	struct error why = {0};
	bool is_asked = count == 2 || count == 3;
	if (is_asked && answer_all(arguments[1], count == 3 ? arguments[2] : VOCABULARIES, &why))
		return EXIT_SUCCESS;
	fprintf(stderr, "%s\n", is_asked ? why.text : "usage: ask DATA [LISTS] < QUESTIONS");
	return EXIT_FAILURE;
}
