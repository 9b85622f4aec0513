#include "index/atom.h"

#include "base/ascii.h"
#include "index/atom_plain.h"
#include "index/inclusive.h"

#include <string.h>

enum { ACRONYM_MIN = 2, ACRONYM_MAX = 6, BASE_MIN = 3 };
enum { DEGREE = 0xB0, MASCULINE_ORDINAL = 0xBA };

/* One word while it is read. */
struct run {
	struct atom *atom;
	size_t letters, capitals, digits;
	bool is_number;          /* digits and one separator so far */
	bool last_is_small_s;    /* « ENTs » */
};

void atoms_init(struct atoms *atoms, struct letters *letters, const char *text, size_t length)
{
	*atoms = (struct atoms){
		.letters = letters,
		.text = text,
		.cursor = text,
		.end = text + length,
		.line_end = text,
	};
}

static const struct letter *peek(struct atoms *atoms, const char **ahead)
{
	*ahead = atoms->cursor;
	return letters_next(atoms->letters, ahead, atoms->end);
}

/* Two small letters in a row make a line of ordinary writing: « L'ENT, les ENTs ». */
static void look_at_line(struct atoms *atoms)
{
	const char *from = atoms->cursor;
	const char *newline = memchr(from, '\n', (size_t)(atoms->end - from));
	atoms->line_end = newline ? newline + 1 : atoms->end;
	atoms->is_shouted = true;
	for (const char *at = from; at + 1 < atoms->line_end && atoms->is_shouted; at++)
		if (ascii_is_small(at[0]) && ascii_is_small(at[1]))
			atoms->is_shouted = false;
}

static enum atom_gap gap_of(const struct letter *letter)
{
	switch (letter->kind) {
	case LETTER_SPACE:
		return ATOM_SPACE;
	case LETTER_HYPHEN:
		return ATOM_HYPHEN;
	case LETTER_APOSTROPHE:
		return ATOM_APOSTROPHE;
	default:
		return letter->point == ':' ? ATOM_COLON : letter->point == '/' ? ATOM_SLASH : ATOM_FAR;
	}
}

/* Step to the next word; `is_quoted` when an apostrophe that elides nothing stands before it. */
static bool skip_gap(struct atoms *atoms, enum atom_gap *gap, bool *is_quoted)
{
	const char *ahead;
	size_t seen = 0;
	*gap = ATOM_FAR;
	*is_quoted = false;
	if (!atoms->is_careful && atom_plain_gap(atoms, gap))
		return true;
	for (;; seen++) {
		letters_skip(atoms->letters, &atoms->cursor, atoms->end);
		const struct letter *letter = peek(atoms, &ahead);
		if (letter->kind == LETTER_END)
			return false;
		if (letter->kind == LETTER_WORD)
			return true;

		enum atom_gap this = gap_of(letter);
		bool continues = seen == 0 ? atoms->cursor > atoms->text
			: this == ATOM_SPACE && *gap == ATOM_SPACE;
		*gap = continues ? this : ATOM_FAR;
		*is_quoted = this == ATOM_APOSTROPHE && !(atoms->was_elided && seen == 0);
		atoms->cursor = ahead;
	}
}

static void append(struct atom *atom, const char *bytes, size_t length)
{
	if (atom->length + length > ATOM_MAX_BYTES)
		return;
	memcpy(atom->folded + atom->length, bytes, length);
	atom->length += length;
	atom->folded[atom->length] = '\0';
}

static void take(struct run *run, const struct letter *letter)
{
	append(run->atom, letter->bytes, letter->length);
	run->digits += letter->is_digit;
	run->capitals += letter->is_upper;
	run->letters += !letter->is_digit;
	run->last_is_small_s = letter->point == 's';
}

/* « E.I.M. », « É.N.T »: two letters or more, each alone before its point. */
static bool read_dotted(struct atoms *atoms, struct run *run)
{
	struct run dotted = { .atom = run->atom };
	const char *cursor = atoms->cursor, *past = NULL;
	for (;;) {
		const char *ahead = cursor;
		struct letter letter = *letters_next(atoms->letters, &ahead, atoms->end);
		const char *behind = ahead;
		struct letter next = *letters_next(atoms->letters, &behind, atoms->end);
		if (letter.kind != LETTER_WORD || letter.is_digit || next.kind == LETTER_WORD)
			break;
		take(&dotted, &letter);
		past = ahead;
		if (next.point != '.')
			break;
		cursor = behind;
		past = behind;
	}
	if (dotted.letters < ACRONYM_MIN) {
		run->atom->length = 0;
		run->atom->folded[0] = '\0';
		return false;
	}
	*run = dotted;
	atoms->cursor = past;
	letters_skip(atoms->letters, &atoms->cursor, atoms->end);
	return true;
}

/* « m@gistère »: the @ of a word, not of an address, whose domain has a point. */
static bool is_letter_at(struct atoms *atoms, const char *behind)
{
	bool some = false;
	for (;; some = true) {
		const struct letter *letter = letters_next(atoms->letters, &behind, atoms->end);
		if ((letter->kind == LETTER_WORD && !letter->is_digit) || letter->kind == LETTER_HYPHEN)
			continue;
		if (letter->point != '.')
			return some;
		return some && letters_next(atoms->letters, &behind, atoms->end)->kind != LETTER_WORD;
	}
}

/* « C++ », « C# »: signs that belong to a letter standing alone. */
static void read_signs(struct atoms *atoms, struct run *run)
{
	if (run->letters != 1 || run->digits)
		return;
	const char *cursor, *behind;
	unsigned sign = peek(atoms, &cursor)->point;
	if (sign == '+' && letters_next(atoms->letters, &cursor, atoms->end)->point != '+')
		return;
	behind = cursor;
	if ((sign != '+' && sign != '#')
		|| letters_next(atoms->letters, &behind, atoms->end)->kind == LETTER_WORD)
		return;
	append(run->atom, sign == '+' ? "++" : "#", sign == '+' ? 2 : 1);
	atoms->cursor = cursor;
}

/* « 6° », « 4º »: how many a keyboard writes the class; « 4 °C » and « 45° » are no class. */
static void read_degree(struct atoms *atoms, struct run *run)
{
	const char *cursor, *behind;
	if (run->digits != 1 || run->letters || *run->atom->folded < '3' || *run->atom->folded > '6')
		return;
	unsigned sign = peek(atoms, &cursor)->point;
	behind = cursor;
	if ((sign != DEGREE && sign != MASCULINE_ORDINAL)
		|| letters_next(atoms->letters, &behind, atoms->end)->kind == LETTER_WORD)
		return;
	append(run->atom, "e", 1);
	atoms->cursor = cursor;
}

/* Whether a sign at the cursor belongs to the word, which then goes on behind it. */
static bool joins(struct atoms *atoms, struct run *run)
{
	const char *behind;
	struct letter sign = *peek(atoms, &behind);
	const char *next_at = behind;
	struct letter next = *letters_next(atoms->letters, &next_at, atoms->end);
	if (next.kind != LETTER_WORD)
		return false;

	bool all_digits = run->digits > 0 && run->letters == 0;
	if ((sign.point == ',' || sign.point == '.') && all_digits && next.is_digit && !run->is_number) {
		run->is_number = true;
		append(run->atom, ".", 1);
	} else if (sign.point == '@' && run->letters && !next.is_digit && is_letter_at(atoms, behind)) {
		append(run->atom, "a", 1);
	} else if (sign.kind != LETTER_APOSTROPHE || atom_is_elidable(run->atom)) {
		return false;
	}
	atoms->cursor = behind;
	return true;
}

static void read_run(struct atoms *atoms, struct run *run)
{
	const char *ahead;
	do {
		const struct letter *letter = peek(atoms, &ahead);
		for (; letter->kind == LETTER_WORD; letter = peek(atoms, &ahead)) {
			take(run, letter);
			atoms->cursor = ahead;
		}
	} while (joins(atoms, run));
	read_signs(atoms, run);
	read_degree(atoms, run);

	const char *past = run->letters >= BASE_MIN
		? inclusive_end(atoms->letters, atoms->cursor, atoms->end) : NULL;
	if (past)
		atoms->cursor = past;
	letters_skip(atoms->letters, &atoms->cursor, atoms->end);
}

static bool is_acronym(const struct atoms *atoms, const struct run *run)
{
	size_t plural = run->last_is_small_s && run->capitals >= ACRONYM_MIN;
	return !atoms->is_shouted && run->capitals >= ACRONYM_MIN && run->capitals <= ACRONYM_MAX
		&& run->capitals + plural == run->letters;
}

/* How many letters of `folded` are a class before another one, and no more: « 6e5e ». 0: none are. */
static size_t first_of_two(const char *folded)
{
	static const char *const classes[] = { "cp", "ce1", "ce2", "cm1", "cm2", "6e", "5e", "4e", "3e" };
	enum { COUNT = sizeof classes / sizeof classes[0] };
	for (size_t first = 0; first < COUNT; first++) {
		size_t length = strlen(classes[first]);
		if (strncmp(folded, classes[first], length) != 0)
			continue;
		for (size_t second = 0; second < COUNT; second++)
			if (strcmp(folded + length, classes[second]) == 0)
				return length;
	}
	return 0;
}

/* « CM1CM2 »: two classes that stand together are read one after the other. */
static void cut_classes(struct atoms *atoms, struct atom *atom)
{
	enum { SHORTEST = 4, LONGEST = 6 };
	if (atom->length < SHORTEST || atom->length > LONGEST || atom->end - atom->start != atom->length)
		return;
	size_t first = first_of_two(atom->folded);
	if (first == 0)
		return;
	atom->length = first;
	atom->folded[first] = '\0';
	atom->end = atom->start + first;
	atoms->cursor = atoms->text + atom->end;
}

static void read_word(struct atoms *atoms, struct atom *atom)
{
	struct run run = { .atom = atom };
	atom->length = 0;
	atom->folded[0] = '\0';
	if (!read_dotted(atoms, &run))
		read_run(atoms, &run);
	atom->end = (size_t)(atoms->cursor - atoms->text);
	atom->is_acronym = is_acronym(atoms, &run);
	cut_classes(atoms, atom);
}

bool atoms_next(struct atoms *atoms, struct atom *atom)
{
	bool is_quoted, after_elision = false;
	enum atom_gap gap, first_gap = ATOM_FAR;
	while (skip_gap(atoms, &gap, &is_quoted)) {
		if (atoms->cursor >= atoms->line_end)
			look_at_line(atoms);
		/* « chef-d'œuvre » is as hyphenated as « chef-œuvre »; no other gap outlives an article. */
		atom->start = (size_t)(atoms->cursor - atoms->text);
		atom->gap = gap;
		if (after_elision)
			atom->gap = first_gap == ATOM_HYPHEN ? ATOM_HYPHEN : ATOM_FAR;
		if (atoms->is_careful || !atom_plain_word(atoms, atom))
			read_word(atoms, atom);
		atom->end = (size_t)(atoms->cursor - atoms->text);

		const char *ahead;
		bool is_article = !is_quoted && peek(atoms, &ahead)->kind == LETTER_APOSTROPHE
			&& atom_is_elidable(atom);
		atoms->was_elided = is_article;
		if (!is_article)
			return true;
		first_gap = after_elision ? first_gap : gap;
		after_elision = true;
	}
	return false;
}
