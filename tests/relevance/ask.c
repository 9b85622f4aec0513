#include "base/text.h"
#include "catalogue/catalogue.h"
#include "index/synonyms.h"
#include "sheet/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: ask DATA < QUESTIONS
 *
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

static bool answer_all(const char *folder, struct error *err)
{
	OWNED(vocabularies) vocabularies = vocabularies_load(VOCABULARIES, err);
	OWNED(catalogue) catalogue = vocabularies
		? catalogue_open(folder, vocabularies, CATALOGUE_READ, err) : NULL;
	OWNED(synonyms) synonyms = catalogue ? synonyms_load(VOCABULARIES, vocabularies, err) : NULL;
	if (!synonyms || !synonyms_learn_french(synonyms, VOCABULARIES, err))
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
	if (count == 2 && answer_all(arguments[1], &why))
		return EXIT_SUCCESS;
	fprintf(stderr, "%s\n", count == 2 ? why.text : "usage: ask DATA < QUESTIONS");
	return EXIT_FAILURE;
}
