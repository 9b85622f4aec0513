#include "indicators/proof.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/acts.h"
#include "store/db.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEAL "empreinte: "

const char *proof_fault_word(enum proof_fault fault)
{
	static const char *const words[PROOF_FAULTS] = {
		[PROOF_GOOD] = "intact", [PROOF_NOT_ONE] = "illisible", [PROOF_CHANGED] = "altere",
		[PROOF_MISCOUNTED] = "mal-compte", [PROOF_DISORDERED] = "desordonne",
		[PROOF_UNCHAINED] = "detache", [PROOF_DISPUTED] = "conteste", [PROOF_MISSING] = "manquant",
	};
	return words[fault];
}

/* ---- Writing ---- */

static void add_moment(struct text *text, int64_t moment)
{
	char day[DATE_BYTES], clock[CLOCK_BYTES];
	date_write(date_of(moment), day);
	date_clock(moment, clock);
	text_format(text, "fait-le: %s %s (heure de Paris, %" PRId64 ")\n", day, clock, moment);
}

/* Each line of a register, and each sheet of a share, tells what it adds. */
static bool has_parts(const struct snapshot *snapshot)
{
	return snapshot_register(snapshot) || snapshot->whole > 0;
}

static void add_lines(struct text *text, const struct snapshot *snapshot)
{
	text_format(text, "arrete: %" PRId64 "\n", snapshot->number);
	text_format(text, "indicateur: %s\nmesure: %s\n", snapshot->code, snapshot->measure);
	if (*snapshot->key)
		text_format(text, "partie: %s %s %s\n", snapshot->key, snapshot->part_value, snapshot->part);
	text_format(text, "intitule: %s\ncalcul: %s\n", snapshot->title, snapshot->counted);
	text_format(text, "definition: %u (depuis le %s)\nregles: %u\n", snapshot->definition, snapshot->since,
		snapshot->rules);
	text_format(text, "au: %s\nvaleur: %zu\n", snapshot->day, snapshot->value);
	if (snapshot->whole > 0)
		text_format(text, "sur: %zu\n", snapshot->whole);
	add_moment(text, snapshot->made_at);
	text_format(text, "par: %s\nnote: %s\n", snapshot->role, snapshot->note);
	text_format(text, "precedent: %s\n%s: %zu\n", snapshot->previous,
		snapshot_register(snapshot) ? "lignes" : "fiches", snapshot->record_count);
	for (size_t i = 0; i < snapshot->record_count; i++) {
		const struct snapshot_record *record = &snapshot->records[i];
		text_format(text, "%s %" PRId64 " %s", record->id, record->revision, record->hash);
		if (has_parts(snapshot))
			text_format(text, " %zu %zu", record->part, record->whole);
		text_add(text, "\n");
	}
}

char *proof_text(const struct snapshot *snapshot)
{
	OWNED_TEXT text = {0};
	add_lines(&text, snapshot);
	text_format(&text, SEAL "%s\n", snapshot->hash);
	return text_take(&text);
}

void proof_seal(struct snapshot *snapshot)
{
	OWNED_TEXT text = {0};
	add_lines(&text, snapshot);
	free(snapshot->hash);
	snapshot->hash = mem_new(HASH_BYTES, 1);
	hash_text(text.bytes, text.length, snapshot->hash);
}

/* ---- Reading ---- */

/* A text read line by line. */
struct reader {
	const char *at, *end;
};

/* The next line, without its end; false when there is none that ends. */
static bool next_line(struct reader *reader, const char **line, size_t *length)
{
	const char *end = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));
	if (!end)
		return false;
	*line = reader->at;
	*length = (size_t)(end - reader->at);
	reader->at = end + 1;
	return true;
}

/* What stands behind « name: » on the next line; copied as far as there is room. */
static bool read_value(struct reader *reader, const char *name, char *value, size_t room)
{
	const char *line;
	size_t length, head = strlen(name);
	if (!next_line(reader, &line, &length) || length < head + 2 || memcmp(line, name, head) != 0
		|| memcmp(line + head, ": ", 2) != 0)
		return false;
	snprintf(value, room, "%.*s", (int)(length - head - 2), line + head + 2);
	return true;
}

/* The same of a whole number. */
static bool read_number(struct reader *reader, const char *name, int64_t *number)
{
	char digits[24];
	if (!read_value(reader, name, digits, sizeof digits))
		return false;
	size_t length = strspn(digits, "0123456789");
	*number = strtoll(digits, NULL, 10);
	return length > 0 && length < 19 && digits[length] == '\0';
}

/* Whether the next line is « name: », which only some texts have. */
static bool is_next(const struct reader *reader, const char *name)
{
	size_t length = strlen(name);
	return (size_t)(reader->end - reader->at) > length && memcmp(reader->at, name, length) == 0
		&& reader->at[length] == ':';
}

/* What the lines below the head say. */
struct list {
	bool has_parts;  /* lines of a register and sheets of a share: what each adds */
	size_t told;     /* how many there should be, */
	size_t count;    /* and are */
	size_t part, whole;
	bool is_ordered;
};

/* The head, whose lines always stand in this order; a part alone has « partie », a share « sur ». */
static bool read_head(struct reader *reader, struct proof *proof, struct list *list)
{
	char skipped[8];
	int64_t value = 0, count = 0, whole = 0;
	bool has_lines = false;
	bool is_read = read_number(reader, "arrete", &proof->number)
		&& read_value(reader, "indicateur", proof->code, sizeof proof->code)
		&& read_value(reader, "mesure", skipped, sizeof skipped)
		&& (!is_next(reader, "partie") || (read_value(reader, "partie", proof->part, sizeof proof->part)
			&& *proof->part))
		&& read_value(reader, "intitule", skipped, sizeof skipped)
		&& read_value(reader, "calcul", skipped, sizeof skipped)
		&& read_value(reader, "definition", skipped, sizeof skipped)
		&& read_value(reader, "regles", skipped, sizeof skipped)
		&& read_value(reader, "au", proof->day, sizeof proof->day)
		&& read_number(reader, "valeur", &value)
		&& (!is_next(reader, "sur") || read_number(reader, "sur", &whole))
		&& read_value(reader, "fait-le", skipped, sizeof skipped)
		&& read_value(reader, "par", skipped, sizeof skipped)
		&& read_value(reader, "note", skipped, sizeof skipped)
		&& read_value(reader, "precedent", proof->previous, sizeof proof->previous)
		&& ((has_lines = is_next(reader, "lignes")) || is_next(reader, "fiches"))
		&& read_number(reader, has_lines ? "lignes" : "fiches", &count);
	list->has_parts = has_lines || whole > 0;
	proof->value = (size_t)value;
	proof->whole = (size_t)whole;
	list->told = (size_t)count;
	return is_read;
}

/* What it adds: the last two words of its line. */
static bool add_parts(struct list *list, const char *line, size_t length)
{
	OWNED_STRING text = mem_copy_bytes(line, length);
	char *last = strrchr(text, ' ');
	if (!last)
		return false;
	*last = '\0';
	char *before = strrchr(text, ' ');
	if (!before || !before[1] || !last[1] || before[1 + strspn(before + 1, "0123456789")]
		|| last[1 + strspn(last + 1, "0123456789")])
		return false;
	list->part += (size_t)strtoull(before + 1, NULL, 10);
	list->whole += (size_t)strtoull(last + 1, NULL, 10);
	return true;
}

/* The list, up to the last line: how many there are, and whether each stands behind the one before. */
static bool read_list(struct reader *reader, struct list *list)
{
	char previous[64] = "", id[64];
	const char *line;
	size_t length;
	list->is_ordered = true;
	while ((size_t)(reader->end - reader->at) < strlen(SEAL)
		|| memcmp(reader->at, SEAL, strlen(SEAL)) != 0) {
		if (!next_line(reader, &line, &length))
			return false;
		const char *space = memchr(line, ' ', length);
		if (!space || (size_t)(space - line) >= sizeof id
			|| (list->has_parts && !add_parts(list, line, length)))
			return false;
		snprintf(id, sizeof id, "%.*s", (int)(space - line), line);
		list->is_ordered = list->is_ordered && strcmp(previous, id) < 0;
		memcpy(previous, id, sizeof previous);
		list->count++;
	}
	return true;
}

/* Each sheet counts for one, each line, and each sheet of a share, for its part. */
static bool is_sum(const struct proof *proof, const struct list *list)
{
	return list->count == list->told && (list->has_parts
		? list->part == proof->value && list->whole == proof->whole
		: list->count == proof->value && proof->whole == 0);
}

enum proof_fault proof_check(const char *bytes, size_t length, struct proof *proof)
{
	struct reader reader = { bytes, bytes + length };
	struct list list = {0};
	char hash[HASH_BYTES];
	*proof = (struct proof){0};
	if (!read_head(&reader, proof, &list) || !read_list(&reader, &list))
		return PROOF_NOT_ONE;
	hash_text(bytes, (size_t)(reader.at - bytes), hash);
	if (!read_value(&reader, "empreinte", proof->hash, sizeof proof->hash) || reader.at != reader.end)
		return PROOF_NOT_ONE;

	if (strcmp(hash, proof->hash) != 0)
		return PROOF_CHANGED;
	if (!is_sum(proof, &list))
		return PROOF_MISCOUNTED;
	if (!list.is_ordered)
		return PROOF_DISORDERED;
	return PROOF_GOOD;
}

enum proof_fault proof_follow(const struct proof *before, const struct proof *proof)
{
	if (!before)
		return proof->number == 1 && strcmp(proof->previous, PROOF_NO_PREVIOUS) != 0 ? PROOF_UNCHAINED
			: PROOF_GOOD;
	if (proof->number != before->number + 1)
		return PROOF_GOOD;
	return strcmp(proof->previous, before->hash) == 0 ? PROOF_GOOD : PROOF_UNCHAINED;
}

static int by_number(const void *a, const void *b)
{
	const struct checked_proof *const *left = a, *const *right = b;
	int64_t one = (*left)->proof.number, other = (*right)->proof.number;
	return (one > other) - (one < other);
}

static void note_gap(struct proof_chain *chain, int64_t from, int64_t to)
{
	chain->missing += to - from;
	if (chain->gap == 0 && to > from)
		chain->gap = from;
}

/* The one before is good alone, whatever it is told to be beside others. */
static void look_at(struct checked_proof *before, struct checked_proof *here, struct proof_chain *chain)
{
	bool is_same = before && before->proof.number == here->proof.number;
	if (is_same && strcmp(before->proof.hash, here->proof.hash) != 0)
		before->fault = here->fault = PROOF_DISPUTED;
	else if (is_same)
		here->fault = before->fault;
	else
		here->fault = proof_follow(before ? &before->proof : NULL, &here->proof);
	if (!is_same)
		note_gap(chain, before ? before->proof.number + 1 : 1, here->proof.number);
}

void proof_chain_check(struct checked_proof *proofs, size_t count, struct proof_chain *chain)
{
	struct checked_proof **good = mem_new(count + 1, sizeof *good);
	size_t found = 0;
	*chain = (struct proof_chain){0};
	for (size_t i = 0; i < count; i++)
		if (proofs[i].fault == PROOF_GOOD)
			good[found++] = &proofs[i];
	qsort(good, found, sizeof *good, by_number);
	for (size_t i = 0; i < found; i++)
		look_at(i > 0 ? good[i - 1] : NULL, good[i], chain);
	if (found > 0) {
		chain->first = good[0]->proof.number;
		chain->last = good[found - 1]->proof.number;
	}
	free(good);
}

/* ---- All those of the store ---- */

static enum proof_fault check_one(struct db *db, int64_t number, struct proof *last, struct error *err)
{
	struct error why = {0};
	OWNED(snapshot) snapshot = snapshots_find(db, number, &why);
	if (!snapshot) {
		if (why.kind != ERROR_NOT_FOUND)
			error_set(err, why.kind, "%s", why.text);
		return PROOF_MISSING;
	}
	OWNED_STRING text = proof_text(snapshot);
	struct proof proof;
	enum proof_fault fault = proof_check(text, strlen(text), &proof);
	if (fault == PROOF_GOOD)
		fault = proof_follow(last->number > 0 ? last : NULL, &proof);
	*last = proof;
	return fault;
}

static void note_act(void *context, const struct act *act)
{
	int64_t *highest = context;
	if (!text_equals(act->kind, "arrete") || strncmp(act->object, "arrete:", 7) != 0)
		return;
	int64_t number = strtoll(act->object + 7, NULL, 10);
	if (number > *highest)
		*highest = number;
}

/* The last that was ever made, as the journal of acts remembers. */
static bool find_highest(struct db *db, int64_t *highest, struct error *err)
{
	OWNED_STRING hash = NULL;
	int64_t acts = 0;
	return snapshots_last(db, highest, &hash, err) && acts_last(db, &acts, err)
		&& acts_list(db, 0, (size_t)acts, note_act, highest, err);
}

bool proof_check_all(struct db *db, proof_tell *tell, void *context, size_t *faults, struct error *err)
{
	struct proof last = {0};
	struct error why = {0};
	int64_t highest = 0;
	size_t found = 0;
	if (!db_begin_reading(db, err))
		return false;
	bool done = find_highest(db, &highest, err);
	for (int64_t number = 1; done && number <= highest && why.kind == ERROR_NONE; number++) {
		enum proof_fault fault = check_one(db, number, &last, &why);
		found += fault != PROOF_GOOD;
		tell(context, number, fault);
	}
	db_rollback(db);
	if (why.kind != ERROR_NONE)
		return error_set(err, why.kind, "%s", why.text);
	if (done)
		*faults = found;
	return done;
}
