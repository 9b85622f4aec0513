#include "index/analysis.h"

#include "base/mem.h"
#include "index/atom.h"
#include "index/class.h"
#include "index/glance.h"
#include "index/letter.h"
#include "index/stem.h"

#include <stdbool.h>
#include <string.h>

_Static_assert((int)ATOM_MAX_BYTES == (int)TOKEN_MAX_BYTES
	&& (int)STEM_MAX_BYTES == (int)TOKEN_MAX_BYTES,
	"an atom must fit into a token, a token into the stemmer");

enum {
	WELD_MAX_PARTS = CLASS_VIEW - 1,
	WELD_MIN_LETTERS = 4,     /* of the word behind a prefix, of a part worth its own term */
	PREFIX_MAX_LETTERS = 5,
	SUBJECT_MIN_LETTERS = 3,
};

/* What the stemmer remembers of a word for us. */
enum { MAY_BE_NAME = 1, MAY_BE_WELDED = 2, MAY_BE_ANYTHING = 3 };

struct analyser {
	struct letters *letters;
	struct stemmer *stemmer;
	bool is_careful;
};

/* One text on its way to `each`. */
struct run {
	struct stemmer *stemmer;
	bool is_careful;
	const struct glance *glance;  /* what is looked for, or NULL: all words are given */
	struct atoms atoms;
	struct class_reader classes;
	struct atom ring[CLASS_VIEW];  /* the next atoms, from `first` on */
	size_t first, count;
	unsigned position;
	size_t number_left;            /* atoms of a number whose welded form was given */
	token_fn *each;
	void *context;
};

/* Beginnings that people write apart from, hyphened to, or welded with the word behind. */
static const char *const PREFIXES[] = {
	"anti", "audio", "auto", "co", "cyber", "data", "e", "extra", "geo", "hyper", "inter",
	"intra", "maxi", "meta", "micro", "mini", "mono", "multi", "photo", "pluri", "post", "pre",
	"radio", "semi", "super", "tele", "trans", "video", "web",
};

/* Products that people write in one word or two. */
static const struct { const char *first, *second; } PAIRS[] = {
	{ "bee", "bot" },     { "blue", "bot" },    { "book", "creator" },   { "digi", "pad" },
	{ "geo", "gebra" },   { "learning", "apps" }, { "libre", "office" }, { "make", "code" },
	{ "micro", "bit" },   { "open", "board" },  { "pearl", "trees" },    { "power", "point" },
	{ "qr", "code" },     { "scratch", "jr" },  { "tux", "paint" },      { "wi", "fi" },
	{ "you", "tube" },
};

/* « dit-il », « celui-ci »: a hyphen of grammar welds nothing. */
static const char *const LOOSE[] = {
	"ce", "ci", "elle", "elles", "en", "il", "ils", "je", "la", "le", "les", "leur", "lui", "moi",
	"nous", "on", "toi", "tu", "vous", "y",
};

static unsigned traits_of(const char *folded);

struct analyser *analyser_new(void)
{
	struct analyser *analyser = mem_new(1, sizeof *analyser);
	analyser->letters = letters_new();
	analyser->stemmer = stemmer_new(traits_of);
	return analyser;
}

void analyser_free(struct analyser *analyser)
{
	if (!analyser)
		return;
	letters_free(analyser->letters);
	stemmer_free(analyser->stemmer);
	free(analyser);
}

void analyser_be_careful(struct analyser *analyser)
{
	analyser->is_careful = true;
}

bool analyser_is_careful(const struct analyser *analyser)
{
	return analyser->is_careful;
}

static bool is_one_of(const char *word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (*list[i] == *word && strcmp(list[i], word) == 0)
			return true;
	return false;
}

#define IS_ONE_OF(word, list) is_one_of((word), (list), sizeof (list) / sizeof (list)[0])

static bool is_first_of_pair(const char *folded)
{
	for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++)
		if (strcmp(PAIRS[i].first, folded) == 0)
			return true;
	return false;
}

static bool is_number(const char *folded)
{
	return folded[strspn(folded, "0123456789")] == '\0';
}

static unsigned traits_of(const char *folded)
{
	return (class_may_begin(folded) ? MAY_BE_NAME : 0)
		| (is_first_of_pair(folded) || IS_ONE_OF(folded, PREFIXES) || is_number(folded)
			? MAY_BE_WELDED : 0);
}

static const struct atom *atom_at(const struct run *run, size_t i)
{
	return &run->ring[(run->first + i) % CLASS_VIEW];
}

static void fill(struct run *run)
{
	while (run->count < CLASS_VIEW
		&& atoms_next(&run->atoms, &run->ring[(run->first + run->count) % CLASS_VIEW]))
		run->count++;
}

static void drop(struct run *run, size_t count)
{
	run->first = (run->first + count) % CLASS_VIEW;
	run->count -= count;
}

static void give(struct run *run, struct token *token, size_t start, size_t end)
{
	token->start = start;
	token->length = end - start;
	token->position = run->position;
	run->each(run->context, token);
}

/* Gives a word that has those forms and the bytes from `start` to `end`; says STOP by itself. */
static void give_forms(struct run *run, const char *folded, unsigned flags,
	const struct forms *forms, const size_t bytes[2])
{
	/* SES is a subject, EN and OU are shouted small words. */
	bool is_subject = (flags & TOKEN_ACRONYM) && strlen(folded) >= SUBJECT_MIN_LETTERS;
	bool is_stop = forms->is_stop && !is_subject && !(flags & TOKEN_WELDED);
	struct token token = {
		.flags = flags | (is_stop ? TOKEN_STOP : 0),
		.folded = folded,
		.light = forms->light,
		.stem = forms->stem,
	};
	give(run, &token, bytes[0], bytes[1]);
}

static void give_word(struct run *run, const char *folded, unsigned flags,
	const struct atom *first, const struct atom *last)
{
	struct forms forms = stem_forms(run->stemmer, folded, strlen(folded));
	give_forms(run, folded, flags, &forms, (size_t[]){ first->start, last->end });
}

static unsigned flags_of(const struct atom *atom)
{
	return atom->is_acronym ? TOKEN_ACRONYM : 0;
}

static bool give_name(struct run *run)
{
	const struct atom *view[CLASS_VIEW];
	for (size_t i = 0; i < run->count; i++)
		view[i] = atom_at(run, i);
	struct class_name name;
	if (!class_read(&run->classes, view, run->count, &name))
		return false;

	run->position++;
	const struct atom *last = view[name.count - 1];
	if (name.is_class) {
		struct token token = {
			.flags = TOKEN_CLASS, .folded = name.name, .light = name.name, .stem = name.name,
		};
		give(run, &token, view[0]->start, last->end);
	} else {
		give_word(run, name.name, 0, view[0], last);
	}
	/* « cycle » is worth finding in « cycle 3 », not « 3 » nor « iii ». */
	for (size_t i = 0; name.has_parts && i < name.count; i++)
		if (view[i]->length >= WELD_MIN_LETTERS)
			give_word(run, view[i]->folded, TOKEN_PART | flags_of(view[i]), view[i], view[i]);
	class_pass_name(&run->classes);
	drop(run, name.count);
	return true;
}

/* How many atoms from the first on one hyphened word is made of; 1 when it is not. */
static size_t count_parts(const struct run *run)
{
	if (atom_at(run, 0)->gap == ATOM_HYPHEN)
		return 1;
	size_t count = 1;
	while (count < run->count && atom_at(run, count)->gap == ATOM_HYPHEN)
		count++;
	if (count == 1 || count > WELD_MAX_PARTS
		|| IS_ONE_OF(atom_at(run, count - 1)->folded, LOOSE))
		return 1;
	for (size_t i = 0; i < count; i++)
		if (class_is_word(atom_at(run, i)->folded))
			return 1;
	return count;
}

/* « bit », « bits ». */
static bool is_second(const char *folded, const char *second)
{
	size_t length = strlen(second);
	return strncmp(folded, second, length) == 0
		&& (folded[length] == '\0' || strcmp(folded + length, "s") == 0);
}

static bool is_pair(const struct run *run)
{
	const char *first = atom_at(run, 0)->folded;
	for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++)
		if (*PAIRS[i].first == *first && strcmp(PAIRS[i].first, first) == 0
			&& is_second(atom_at(run, 1)->folded, PAIRS[i].second))
			return true;
	return false;
}

/* « web radio » is « webradio »: see PREFIXES and PAIRS. */
static bool is_welded_apart(const struct run *run)
{
	if (run->count < 2)
		return false;
	const struct atom *next = atom_at(run, 1);
	if ((next->gap == ATOM_COLON || next->gap == ATOM_SPACE) && is_pair(run))
		return true;
	if (next->gap != ATOM_SPACE)
		return false;
	return atom_at(run, 0)->length <= PREFIX_MAX_LETTERS
		&& IS_ONE_OF(atom_at(run, 0)->folded, PREFIXES) && next->length >= WELD_MIN_LETTERS
		&& !stem_forms(run->stemmer, next->folded, next->length).is_stop;
}

static bool is_digits(const struct atom *atom, size_t least, size_t most)
{
	return atom->length >= least && atom->length <= most
		&& strspn(atom->folded, "0123456789") == atom->length;
}

/* « 12 000 »: how many atoms one number is made of; 1 when it is not set apart by thousands. */
static size_t count_thousands(struct run *run)
{
	if (run->number_left > 0) {
		run->number_left--;
		return 1;
	}
	size_t count = 1;
	if (!is_digits(atom_at(run, 0), 1, 3) || *atom_at(run, 0)->folded == '0')
		return 1;
	while (count < run->count && count < WELD_MAX_PARTS && atom_at(run, count)->gap == ATOM_SPACE
		&& is_digits(atom_at(run, count), 3, 3))
		count++;
	run->number_left = count - 1;
	return count;
}

static void give_welded(struct run *run)
{
	size_t count = count_parts(run);
	if (count == 1)
		count = count_thousands(run);
	if (count == 1 && is_welded_apart(run))
		count = 2;
	if (count == 1)
		return;

	char welded[TOKEN_MAX_BYTES + 1];
	size_t length = 0;
	for (size_t i = 0; i < count; i++) {
		const struct atom *part = atom_at(run, i);
		/* « plates-formes » is « plateforme ». */
		bool is_plural = i + 1 < count && part->length >= WELD_MIN_LETTERS
			&& part->folded[part->length - 1] == 's' && part->folded[part->length - 2] != 's';
		size_t kept = part->length - is_plural;
		if (length + kept > TOKEN_MAX_BYTES)
			return;
		memcpy(welded + length, part->folded, kept);
		length += kept;
	}
	welded[length] = '\0';
	give_word(run, welded, TOKEN_WELDED, atom_at(run, 0), atom_at(run, count - 1));
}

unsigned analyser_run(struct analyser *analyser, const char *text, token_fn *each, void *context)
{
	return analyser_run_bytes(analyser, text, strlen(text), each, context);
}

/* Whether give_welded() may find something: a hyphen follows, a number, or what is welded apart. */
static bool may_be_welded(const struct run *run, unsigned traits)
{
	return run->count > 1 && (traits & MAY_BE_WELDED || run->number_left > 0
		|| atom_at(run, 1)->gap == ATOM_HYPHEN);
}

static struct forms forms_of(const struct run *run, const struct atom *atom)
{
	struct forms forms = stem_forms(run->stemmer, atom->folded, atom->length);
	if (run->is_careful)
		forms.traits = MAY_BE_ANYTHING;
	return forms;
}

struct forms analyser_forms(struct analyser *analyser, const struct atom *atom)
{
	return stem_forms(analyser->stemmer, atom->folded, atom->length);
}

/* Nothing that begins here is looked for, nor is it a name that would swallow what follows. */
static bool is_passed_over(const struct run *run, const struct atom *atom)
{
	return run->glance && !class_may_begin_so(atom->folded)
		&& !glance_may_be(run->glance, atom->folded);
}

static void pass(struct run *run, const struct atom *atom)
{
	class_pass(&run->classes, atom);
	drop(run, 1);
}

/* One name or one word, with what it is welded to. */
static void step(struct run *run)
{
	const struct atom *atom = atom_at(run, 0);
	if (is_passed_over(run, atom)) {
		run->position++;
		pass(run, atom);
		return;
	}

	struct forms forms = forms_of(run, atom);
	if (forms.traits & MAY_BE_NAME && give_name(run))
		return;

	run->position++;
	if (may_be_welded(run, forms.traits)) {
		give_welded(run);
		forms = forms_of(run, atom);  /* what was borrowed may be void */
	}
	give_forms(run, atom->folded, flags_of(atom), &forms, (size_t[]){ atom->start, atom->end });
	pass(run, atom);
}

unsigned analyser_run_bytes(struct analyser *analyser, const char *bytes, size_t length,
	token_fn *each, void *context)
{
	return analyser_find(analyser, NULL, (struct stretch){ bytes, length }, each, context);
}

unsigned analyser_find(struct analyser *analyser, const struct glance *glance, struct stretch text,
	token_fn *each, void *context)
{
	struct run run = {
		.stemmer = analyser->stemmer,
		.is_careful = analyser->is_careful,
		.glance = analyser->is_careful ? NULL : glance,
		.each = each,
		.context = context,
	};
	atoms_init(&run.atoms, analyser->letters, text.bytes, text.length);
	run.atoms.is_careful = analyser->is_careful;
	for (fill(&run); run.count > 0; fill(&run))
		step(&run);
	return run.position;
}
