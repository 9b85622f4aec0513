#ifndef SUPPORT_TAGGERS_H
#define SUPPORT_TAGGERS_H

#include "people/people.h"
#include "store/accounts.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"
#include "tags/tagging.h"
#include "tags/upkeep.h"

/* A catalogue with one sheet online, and people who tag: `OWNED_CLASS class = class_new();` */
struct class {
	struct desk desk;
	char *sheet;                                    /* id: mathematics, theme « codage » */
	struct person teachers[3], referent, far, dan;  /* far: looks after the theme « ent » alone */
};

static inline void class_add(struct class *class, struct person *person, enum role role, const char *name)
{
	OWNED_STRING email = text_make("%s@ac-limoges.fr", name);
	OWNED_STRING key = mem_copy(role_key(role));
	person->name = mem_copy(name);
	person->role = role;
	const struct account account = {
		.email = email, .name = person->name, .role = key, .scopes = person->scopes,
		.made_at = DESK_NOW,
	};
	assert_true(accounts_add(catalogue_store(class->desk.catalogue), &account, &person->row, NULL));
}

static inline struct class class_new(void)
{
	struct class class = { .desk = desk_new() };
	words_add(&class.far.scopes, "thematique:ent");
	class_add(&class, &class.teachers[0], ROLE_TEACHER, "un");
	class_add(&class, &class.teachers[1], ROLE_TEACHER, "deux");
	class_add(&class, &class.teachers[2], ROLE_TEACHER, "trois");
	class_add(&class, &class.referent, ROLE_REFERENT, "ref");
	class_add(&class, &class.far, ROLE_REFERENT, "loin");
	class_add(&class, &class.dan, ROLE_DAN, "dan");
	class.sheet = desk_take(&class.desk, "a.md", "Le hérisson", "");
	assert_non_null(class.sheet);
	return class;
}

static inline void class_done(struct class *class)
{
	for (size_t i = 0; i < 3; i++)
		person_done(&class->teachers[i]);
	person_done(&class->referent);
	person_done(&class->far);
	person_done(&class->dan);
	free(class->sheet);
	desk_done(&class->desk);
}
#define OWNED_CLASS __attribute__((cleanup(class_done))) struct class

static inline struct tagger class_tagger(const struct class *class, const struct person *person)
{
	return (struct tagger){
		.catalogue = class->desk.catalogue, .vocabularies = class->desk.vocabularies,
		.person = person, .now = DESK_NOW,
	};
}

static inline enum tagging_outcome class_do(const struct class *class, const struct person *person,
	enum standing_act act, const char *sheet, const char *tag)
{
	OWNED_TAGGING result = {0};
	struct error err = {0};
	const struct tagger tagger = class_tagger(class, person);
	const struct tagging tagging = { .sheet = sheet, .act = act, .tag = tag, .is_sure = true };
	if (!tagging_do(&tagger, &tagging, &result, &err))
		fail_msg("%s", err.text);
	return result.outcome;
}

static inline enum tagging_outcome class_tag(const struct class *class, const struct person *person,
	const char *tag)
{
	return class_do(class, person, TAGGING_ADD, class->sheet, tag);
}

/* « nom, (nom) »: those in brackets are only proposed. */
static inline char *class_tags(const struct class *class, const char *sheet)
{
	OWNED(catalogue_sheet) found = catalogue_find(class->desk.catalogue, sheet, NULL);
	assert_non_null(found);
	OWNED_WORDS words = {0};
	for (size_t i = 0; i < found->tags.count; i++)
		words_give(&words, text_make(found->tags.items[i].is_confirmed ? "%s" : "(%s)",
			found->tags.items[i].name));
	return words_join(&words, ", ");
}

static inline void assert_tags(const struct class *class, const char *sheet, const char *expected)
{
	OWNED_STRING tags = class_tags(class, sheet);
	assert_string_equal(tags, expected);
}

/* How many sheets answer, the index having followed. */
static inline size_t class_count(const struct class *class, enum facet facet, const char *key,
	const char *question)
{
	const struct filter filter = { facet, key };
	const struct catalogue_request request = {
		.question = question, .filters = &filter, .filter_count = key != NULL,
	};
	size_t total = 0;
	assert_true(catalogue_sync(class->desk.catalogue, NULL, NULL, NULL, NULL));
	assert_true(catalogue_count(class->desk.catalogue, &request, &total, NULL));
	return total;
}

#endif
