#include "base/text.h"
#include "support/shown.h"
#include "view/register_import.h"
#include "view/register_line.h"
#include "view/registers.h"

#define NASTY "<i>d’avant</i> & \"après\""

/* A line of the register of trainings: each of its values as it is kept is how people read it. */
static struct shown_register_line some_line(const char *content)
{
	struct shown_register_line shown = {
		.spec = register_spec_find("formations"), .line = 12, .version = 2, .is_example = true,
		.day = mem_copy("8 novembre 2016"), .hash = mem_copy("a41b"),
	};
	register_entry_parse(shown.spec, content, &shown.entry);
	for (size_t i = 0; i < REGISTER_FIELDS_MAX; i++)
		shown.labels[i] = mem_copy(shown.entry.values[i]);
	return shown;
}

#define LINE \
	"intitule: " NASTY "\ndate: 2016-11-08\nmodalite: hybride\n" \
	"magistere: https://a.fr/?b=1&c\npreuve: OM 12\n"

static void all_registers_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	for (size_t i = 0; i < register_spec_count; i++)
		view_register_row(shown.fields, &register_specs[i], i * 617, i % 3);
	shown_compare(&shown, "registres.html", "registres.html");
}

static void one_register_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_REGISTER_LINE line = some_line(LINE);
	static const int years[] = { 2017, 2016 };
	const struct register_list list = {
		.spec = line.spec,
		.page = { .code = "formations", .year = 2016, .department = "023" },
		.years = years, .year_count = 2, .total = 1234, .may_add = true, .may_import = true,
			.done = "import",
	};
	view_register(shown.fields, &list, shown.vocabularies);
	view_register_line_of(shown.fields, &line);
	view_register_more(shown.fields, &(struct link_register){
		.code = "formations", .before_day = "2016-11-08", .before_line = 12,
	});
	shown_compare(&shown, "registre.html", "registre.html");
}

static void a_line_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_REGISTER_LINE line = some_line(LINE);
	view_register_line(shown.fields, &(struct register_line_page){
		.shown = &line, .may_change = true, .done = "ajout", .notice = "Dites pourquoi.", .reason = NASTY,
	});
	view_register_version(shown.fields, &(struct shown_register_version){
		.shown = &line, .made_at = 1500000000, .reason = NASTY, .who = "référent (compte 3)",
	});
	view_register_version(shown.fields, &(struct shown_register_version){
		.shown = &line, .made_at = 1500000060, .reason = "", .is_reserved = true,
	});
	view_register_batch(shown.fields, &(struct shown_register_batch){ NASTY, "77de", NASTY, 1500000000 });
	shown_compare(&shown, "registre-ligne.html", "registre-ligne.html");
}

static void a_form_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const char *values[REGISTER_FIELDS_MAX] = { NASTY, "32/13/2016", "hybride", "oui" };
	OWNED_REGISTER_FAULTS faults = {0};
	faults.items[faults.count++] = (struct register_fault){ 1, mem_copy("« 32/13/2016 » n’est pas"
		" un jour.") };
	view_register_form(shown.fields, &(struct register_form){
		.spec = register_spec_find("formations"), .values = values, .faults = &faults, .line = 12,
			.version = 2,
		.reason = NASTY, .reason_fault = "Dites pourquoi.", .notice = "Une autre ligne en parle.",
		.other = 9,
	}, shown.vocabularies);
	shown_compare(&shown, "registre-saisir.html", "registre-saisir.html");
}

static void a_try_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct register_spec *spec = register_spec_find("conseils");
	struct register_tally tally = { .rows = { 2, 1, 1, 3 }, .unknown = mem_copy(NASTY) };
	struct fields *report = view_register_report(shown.fields);
	view_register_told(report, spec, &(struct register_told){
		.line = 2, .fate = REGISTER_ROW_TAKEN, .number = 5, .heading = NASTY, .day = "2016-11-08",
	});
	view_register_told(report, spec, &(struct register_told){
		.line = 3, .fate = REGISTER_ROW_SAME, .number = 4, .heading = "0230506A", .day = "2016-11-08",
	});
	view_register_told(report, spec, &(struct register_told){
		.line = 4, .fate = REGISTER_ROW_REFUSED, .field = &spec->fields[0], .sentence = NASTY,
	});
	view_register_import(shown.fields, &(struct register_import_page){
		.spec = spec, .name = "paf.csv", .note = NASTY, .text = "uai;date\n" NASTY, .tally = &tally,
		.tried = &(struct register_tried){ "uai;date\n", 9, NASTY, NASTY, "77de" }, .hidden_right = 1200,
		.hidden_wrong = 7,
	});
	shown_compare(&shown, "registre-importer.html", "registre-importer.html");
	register_tally_done(&tally);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, all_registers_are_as_agreed);
	SUITE_TEST(&suite, one_register_is_as_agreed);
	SUITE_TEST(&suite, a_line_is_as_agreed);
	SUITE_TEST(&suite, a_form_is_as_agreed);
	SUITE_TEST(&suite, a_try_is_as_agreed);
	return suite_run(&suite, "view/registers");
}
