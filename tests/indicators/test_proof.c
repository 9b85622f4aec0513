#include "indicators/frozen.h"

/* A text as it could come back, sealed again when `is_sealed`: by somebody who knows how. */
struct file_row {
	const char *name, *from, *to;
	bool is_sealed;
	enum proof_fault fault;
};

static const struct file_row files[] = {
	{ "as it was given it is good", "", "", false, PROOF_GOOD },
	{ "another number is told", "valeur: 5", "valeur: 6", false, PROOF_CHANGED },
	{ "even sealed again, it does not count its sheets", "valeur: 5", "valeur: 6", true, PROOF_MISCOUNTED },
	{ "both numbers changed do not either", "fiches: 5", "fiches: 6", true, PROOF_MISCOUNTED },
	{ "a sheet that stands twice is told", "2017-0002 1", "2017-0001 1", true, PROOF_DISORDERED },
	{ "a line of the head that is missing is told", "par: dan\n", "", true, PROOF_NOT_ONE },
	{ "a note that says more is told", "note: Pour", "note: Non pas pour", false, PROOF_CHANGED },
	{ "a line behind the last is told", "", "fin\n", false, PROOF_NOT_ONE },
	{ "a part that was not frozen is told", "mesure: usages\n", "mesure: usages\npartie: departement 023 x\n",
		false, PROOF_CHANGED },
	{ "a part without a name is told", "mesure: usages\n", "mesure: usages\npartie: \n", true,
		PROOF_NOT_ONE },
	{ "a sheet without a version is told", "2017-0005 1 ", "2017-0005", true, PROOF_NOT_ONE },
};

static void a_file_is_checked_alone(void **state)
{
	const struct file_row *row = *state;
	OWNED_DESK desk = some_desk();
	freeze_at(&desk, "2", DESK_NOW);
	OWNED(snapshot) snapshot = find(&desk, 1);
	OWNED_STRING text = proof_text(snapshot);
	OWNED_STRING changed = replaced(text, row->from, row->to);
	OWNED_STRING file = row->is_sealed ? sealed_again(changed) : mem_copy(changed);
	struct proof proof;
	assert_int_equal(proof_check(file, strlen(file), &proof), row->fault);
}

static void a_file_cut_anywhere_is_told(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	freeze_at(&desk, "2", DESK_NOW);
	OWNED(snapshot) snapshot = find(&desk, 1);
	OWNED_STRING text = proof_text(snapshot);
	struct proof proof;
	for (size_t length = 0; length < strlen(text); length++) {
		OWNED_STRING cut = mem_copy_bytes(text, length);
		assert_int_not_equal(proof_check(cut, length, &proof), PROOF_GOOD);
	}
}

static void files_follow_one_another(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	struct proof proofs[3];
	for (int i = 0; i < 3; i++) {
		OWNED(snapshot) snapshot = find(&desk, freeze_at(&desk, "2", DESK_NOW + i * (int64_t)DAY));
		OWNED_STRING text = proof_text(snapshot);
		assert_int_equal(proof_check(text, strlen(text), &proofs[i]), PROOF_GOOD);
	}
	assert_int_equal(proof_follow(NULL, &proofs[0]), PROOF_GOOD);
	assert_int_equal(proof_follow(&proofs[0], &proofs[1]), PROOF_GOOD);
	assert_int_equal(proof_follow(&proofs[0], &proofs[2]), PROOF_GOOD);
	proofs[0].hash[3] ^= 1;
	assert_int_equal(proof_follow(&proofs[0], &proofs[1]), PROOF_UNCHAINED);
	proofs[0].previous[0] = 'f';
	assert_int_equal(proof_follow(NULL, &proofs[0]), PROOF_UNCHAINED);
}

/* Five arrêtés of which some are given, in some order; "!3" is the third, made again by somebody who knows
 * how. */
struct given {
	const char *name, *files, *faults;  /* the words of the faults, in the order of the files */
	int64_t first, last, missing, gap;
};

static const struct given givens[] = {
	{ "in their order they follow",   "1 2 3",    "intact intact intact", 1, 3, 0, 0 },
	{ "in any other they do as well", "3 1 2",    "intact intact intact", 1, 3, 0, 0 },
	{ "one that is missing is told",  "1 3",      "intact intact", 1, 3, 1, 2 },
	{ "and those before the first",   "5 3",      "intact intact", 3, 5, 3, 1 },
	{ "one made again is told by the next, whatever the order", "4 !3 2",
		"detache intact intact", 2, 4, 1, 1 },
	{ "the same file twice is one",   "2 1 2",    "intact intact intact", 1, 2, 0, 0 },
	{ "two that say different things of one number are told", "1 !2 2", "intact conteste conteste", 1, 2,
		0, 0 },
	{ "one alone is good",            "4",        "intact", 4, 4, 3, 1 },
};

static void take_file(const struct desk *desk, const char *word, struct checked_proof *checked)
{
	bool is_forged = *word == '!';
	OWNED(snapshot) snapshot = find(desk, strtoll(word + is_forged, NULL, 10));
	OWNED_STRING text = proof_text(snapshot);
	OWNED_STRING changed = is_forged ? replaced(text, "note: Pour", "note: Contre") : mem_copy(text);
	OWNED_STRING file = sealed_again(changed);
	checked->fault = proof_check(file, strlen(file), &checked->proof);
	assert_int_equal(checked->fault, PROOF_GOOD);
}

static void several_are_checked_together(void **state)
{
	const struct given *row = *state;
	OWNED_DESK desk = some_desk();
	OWNED_WORDS given = {0}, faults = {0};
	struct checked_proof proofs[4];
	struct proof_chain chain;
	for (int i = 0; i < 5; i++)
		freeze_at(&desk, i % 2 ? "18" : "2", DESK_NOW + i * (int64_t)DAY);
	words_split(&given, row->files, ' ');
	for (size_t i = 0; i < given.count; i++)
		take_file(&desk, given.items[i], &proofs[i]);
	proof_chain_check(proofs, given.count, &chain);
	for (size_t i = 0; i < given.count; i++)
		words_add(&faults, proof_fault_word(proofs[i].fault));
	OWNED_STRING told = words_join(&faults, " ");
	assert_string_equal(told, row->faults);
	assert_int_equal(chain.first, row->first);
	assert_int_equal(chain.last, row->last);
	assert_int_equal(chain.missing, row->missing);
	assert_int_equal(chain.gap, row->gap);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, files, a_file_is_checked_alone);
	SUITE_TEST(&suite, a_file_cut_anywhere_is_told);
	SUITE_TEST(&suite, files_follow_one_another);
	SUITE_ROWS(&suite, givens, several_are_checked_together);
	return suite_run(&suite, "indicators/proof");
}
