#include "index/similar.h"

#include "support/index.h"
#include "support/temp.h"

#include <stdio.h>

/* Sheets about few things; the first of each kind is the one asked about. Words nobody else has,
 * and words all have, tell nothing. */
#define SUN_SHEET { .title = "La tortue au soleil", .themes = "ent", \
	.text = "tortue carapace salade lenteur sable oeuf plage ponte marée dune palmier nageoire" }

static const struct tiny_sheet sheets[] = {
	{ .title = "Le hérisson au jardin", .themes = "emi",
		.text = "hérisson piquants hiver feuilles tas sommeil haie jardinier bêche semis brouette "
				"pelle" },
	{ .title = "Un hérisson en hiver", .themes = "emi",
		.text = "hérisson piquants sommeil hiver tas nourriture nuit neige gel abri paille bûche" },
	{ .title = "La tortue au potager", .themes = "ent",
		.text = "tortue carapace salade lenteur enclos vivarium reptile écaille ration soigneur fiche" },
	SUN_SHEET, SUN_SHEET, SUN_SHEET,
	{ .title = "Les mers du Sud", .themes = "tni",
		.text = "vague écume corail tortue plongée bateau voile vent" },
	{ .title = "Un poème", .themes = "eac", .text = "rime strophe vers sonnet" },
	{ .title = "Un film", .themes = "orientation", .text = "plan cadre montage image" },
	{ .title = "Un jeu", .themes = "jeu", .text = "dé plateau pion carte" },
	{ .title = "Une carte", .themes = "ruralite", .text = "relief échelle légende courbe" },
	{ .title = "Un vote", .themes = "citoyennete", .text = "urne isoloir bulletin débat" },
	{ .title = "Une balance", .themes = "evaluation", .text = "plume plomb gramme fléau" },
	{ .title = "Une gare", .themes = "formation", .text = "quai rail guichet départ" },
	{ .title = "Une danse", .themes = "webradio", .text = "ronde pas tempo cercle" },
	{ .title = "Un four", .themes = "fablab", .text = "pain levain croûte farine" },
};

enum { HEDGEHOG = 1, OTHER_HEDGEHOG, TORTOISE, SUN, SUN_COPY, SUN_SECOND_COPY, SEAS, POEM };

struct row {
	const char *name;
	uint32_t docid;
	uint32_t close[SIMILAR_MAX + 1];
};

static const struct row rows[] = {
	{ "what is about the same is close", HEDGEHOG, { OTHER_HEDGEHOG } },
	{ "and the other way round", OTHER_HEDGEHOG, { HEDGEHOG } },
	{ "of copies one is told", TORTOISE, { SUN } },
	{ "a copy of the sheet itself is not told", SUN, { TORTOISE } },
	{ "a word in common is not enough", SEAS, { 0 } },
	{ "nothing close is nothing told", POEM, { 0 } },
};

static struct engine *some_index(const char *folder)
{
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	tiny_index(folder, vocabularies, sheets, sizeof sheets / sizeof sheets[0]);
	struct engine *engine = engine_open(folder, NULL);
	assert_non_null(engine);
	return engine;
}

static void is_close(void **state)
{
	const struct row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(engine) engine = some_index(folder);
	struct similar similar = {0};
	assert_true(similar_find(engine, row->docid, &similar, NULL));
	for (size_t i = 0; i < similar.count; i++)
		assert_int_equal(similar.docids[i], row->close[i]);
	assert_int_equal(row->close[similar.count], 0);
}

/* Thirty told the same thing in the same words: the one other sheet is found behind them all. */
static void copies_without_number_hide_nothing(void **state)
{
	(void)state;
	enum { COPIES = 30, OTHERS = 100 };
	static const char long_text[] = "tortue carapace salade lenteur sable oeuf plage ponte marée dune "
		"palmier nageoire lagon barque filet phare jetée embrun goéland crabe algue galet falaise voilier "
		"cordage mouette pêcheur marin quille ancre boussole sextant corsaire escale amarre ponton écluse";
	struct tiny_sheet many[2 + COPIES + OTHERS] = { sheets[TORTOISE - 1], sheets[HEDGEHOG - 1] };
	char words[COPIES + OTHERS][32];
	for (size_t i = 0; i < COPIES + OTHERS; i++) {
		snprintf(words[i], sizeof words[i], "mot%c%c", (char)('a' + i / 26), (char)('a' + i % 26));
		many[2 + i] = i < COPIES
			? (struct tiny_sheet){ .title = "La tortue au soleil", .themes = "ent", .text = long_text }
			: (struct tiny_sheet){ .title = "Un autre", .themes = "emi", .text = words[i] };
	}
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	tiny_index(folder, vocabularies, many, sizeof many / sizeof many[0]);
	OWNED(engine) engine = engine_open(folder, NULL);
	struct similar similar = {0};
	assert_true(similar_find(engine, 3, &similar, NULL));
	assert_int_equal(similar.count, 1);
	assert_int_equal(similar.docids[0], 1);
	assert_true(similar_find(engine, 1, &similar, NULL));
	assert_int_equal(similar.count, 1);
	assert_int_equal(similar.docids[0], 3);
}

static void a_sheet_that_is_not_there_is_not_found(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(engine) engine = some_index(folder);
	struct similar similar = {0};
	struct error err = {0};
	assert_false(similar_find(engine, 999, &similar, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void a_sheet_alone_has_none(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	tiny_index(folder, vocabularies, sheets, 1);
	OWNED(engine) engine = engine_open(folder, NULL);
	struct similar similar = { .count = 1 };
	assert_true(similar_find(engine, 1, &similar, NULL));
	assert_int_equal(similar.count, 0);
}

static void six_at_most_are_told(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	struct engine_writer *writer = tiny_begin(folder);
	char texts[40][200];
	for (uint32_t i = 0; i < 40; i++) {
		bool is_close = i < 9;
		snprintf(texts[i], sizeof texts[i], "%s propre%c%c autre%c%c encore%c%c plus%c%c",
			is_close ? "hérisson piquants sommeil hiver" : "vide", 'a' + (int)(i / 6), 'a' + (int)(i % 6),
			'a' + (int)(i / 6), 'b' + (int)(i % 6), 'c' + (int)(i / 6), 'a' + (int)(i % 6),
			'd' + (int)(i / 6), 'a' + (int)(i % 6));
		struct tiny_sheet sheet = { .title = "Fiche", .text = texts[i] };
		tiny_put(writer, vocabularies, i + 1, &sheet);
	}
	assert_true(engine_writer_close(writer, true, NULL));
	OWNED(engine) engine = engine_open(folder, NULL);
	struct similar similar = {0};
	assert_true(similar_find(engine, 1, &similar, NULL));
	assert_int_equal(similar.count, SIMILAR_MAX);
	for (size_t i = 0; i < similar.count; i++)
		assert_in_range(similar.docids[i], 2, 9);
}

/* ---- The same thing told twice ---- */

struct alike_row {
	const char *name;
	struct tiny_sheet draft;
	uint32_t alike[ALIKE_MAX + 1];
	unsigned least, most;  /* percent of the first */
};

static const struct alike_row alike_rows[] = {
	{ "a text word for word is alike, with each of its copies", SUN_SHEET, { SUN, SUN_COPY,
		SUN_SECOND_COPY },
		100, 100 },
	{ "a text that was touched up is alike, and before what is less so",
		{ .title = "Un hérisson en hiver", .themes = "emi",
			.text = "hérisson piquants sommeil hiver tas nourriture nuit neige gel abri paille "
					"fagot branche" },
		{ OTHER_HEDGEHOG, HEDGEHOG }, 75, 95 },
	{ "what is about the same is not",
		{ .title = "Un hérisson", .themes = "formation",
			.text = "hérisson piquants museau insectes limaces route phares crépuscule tunnel "
					"recensement" },
		{ 0 }, 0, 0 },
	{ "words nobody has are alike nothing", { .title = "Xylophone", .text = "marimba vibraphone" },
		{ 0 }, 0, 0 },
	{ "nor is an empty text", { .title = "" }, { 0 }, 0, 0 },
};

static struct engine_document *draft_document(const struct tiny_sheet *tiny)
{
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(analyser) analyser = analyser_new();
	OWNED(sheet) sheet = tiny_sheet_make(tiny);
	OWNED_FACTS facts = {0};
	sheet_derive(vocabularies, sheet, &facts);
	const struct document_source source = {
		.sheet = sheet, .facts = &facts, .text = tiny->text, .revision = 1,
	};
	return document_make(analyser, vocabularies, &source);
}

static void tells_what_is_alike(void **state)
{
	const struct alike_row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(engine) engine = some_index(folder);
	OWNED(engine_document) document = draft_document(&row->draft);
	struct alike alike = {0};
	assert_true(similar_find_alike(engine, document, &alike, NULL));
	for (size_t i = 0; i < alike.count; i++)
		assert_int_equal(alike.items[i].docid, row->alike[i]);
	assert_int_equal(row->alike[alike.count], 0);
	if (alike.count > 0)
		assert_in_range(alike.items[0].percent, row->least, row->most);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, is_close);
	SUITE_TEST(&suite, copies_without_number_hide_nothing);
	SUITE_TEST(&suite, a_sheet_that_is_not_there_is_not_found);
	SUITE_TEST(&suite, a_sheet_alone_has_none);
	SUITE_TEST(&suite, six_at_most_are_told);
	SUITE_ROWS(&suite, alike_rows, tells_what_is_alike);
	return suite_run(&suite, "index/similar");
}
