#ifndef INDEX_SHELF_H
#define INDEX_SHELF_H

#include "index/question.h"
#include "index/search.h"
#include "support/index.h"
#include "support/temp.h"

/* What the tests of a search share, be it opened, answered or put in order: an index that is asked. */

struct shelf {
	char *folder;
	struct vocabularies *vocabularies;
	struct analyser *analyser;
	struct search *search;
};

/* Its index is to be made, then opened. */
static inline struct shelf shelf_new(void)
{
	return (struct shelf){
		.folder = temp_folder(),
		.vocabularies = tiny_vocabularies(),
		.analyser = analyser_new(),
	};
}

static inline void shelf_open(struct shelf *shelf)
{
	struct error err = {0};
	shelf->search = search_open(shelf->folder, shelf->vocabularies, &err);
	if (!shelf->search)
		fail_msg("%s", err.text);
}

static inline void shelf_done(struct shelf *shelf)
{
	search_free(shelf->search);
	analyser_free(shelf->analyser);
	vocabularies_free(shelf->vocabularies);
	temp_drop(&shelf->folder);
}
#define OWNED_SHELF __attribute__((cleanup(shelf_done))) struct shelf

static inline struct search_result *ask(struct shelf *shelf, const char *typed,
	const struct search_request *model)
{
	struct error err = {0};
	OWNED(question) question = question_parse(shelf->analyser, typed);
	struct search_request request = *model;
	request.question = question;
	request.typed = typed;
	struct search_result *result = search_run(shelf->search, &request, &err);
	if (!result)
		fail_msg("%s", err.text);
	return result;
}

#endif
