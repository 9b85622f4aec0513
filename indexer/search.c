#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "indexer/command.h"
#include "indexer/session.h"

#include <string.h>

enum { TRIES = 5, PAGE_MOST = 100 };

static char *question_of(const struct options *options)
{
	OWNED_TEXT question = {0};
	for (size_t i = 0; i < options->argument_count; i++)
		text_format(&question, "%s%s", i > 0 ? " " : "", options->arguments[i]);
	return text_take(&question);
}

/* The index may move while it is read: then the question is asked again. */
static struct found *ask(struct session *session, const struct catalogue_request *request,
	struct error *err)
{
	struct found *found = NULL;
	for (int i = 0; i < TRIES && !found; i++) {
		found = catalogue_search(session->catalogue, request, err);
		if (!found && err->kind != ERROR_BUSY)
			return NULL;
	}
	return found;
}

static void add_words(struct json *card, const char *key, const struct words *words)
{
	struct json *list = json_set_list(card, key);
	for (size_t i = 0; i < words->count; i++)
		json_push_text(list, words->items[i]);
}

/* « tablette → iPad » */
static char *through_text(const struct found_synonym *synonym)
{
	return text_make("%s → %s", synonym->typed, synonym->alternative->to);
}

static void add_card(struct json *list, const struct card *card)
{
	struct json *item = json_push_object(list);
	json_set_text(item, "id", card->id);
	json_set_text(item, "titre", card->title);
	json_set_real(item, "score", card->score);
	json_set_boolean(item, "partielle", card->is_partial);
	json_set_text(item, "resume", card->summary);
	json_set_text(item, "type", card->type);
	add_words(item, "niveaux", &card->levels);
	add_words(item, "enseignements", &card->subjects);
	add_words(item, "thematiques", &card->themes);
	add_words(item, "equipements", &card->equipment);
	json_set_text(item, "duree", card->duration);
	json_set_text(item, "date_publication", card->published_on);
	json_set_boolean(item, "exemple", card->is_example);
	json_set_text(item, "extrait_html", card->snippet_html);
	struct json *through = json_set_list(item, "trouve_par");
	for (size_t i = 0; i < card->through_count; i++) {
		OWNED_STRING said = through_text(card->through[i]);
		json_push_text(through, said);
	}
}

static void say_card(struct report *report, size_t number, const struct card *card)
{
	OWNED_STRING title = report_safe(card->title ? card->title : "");
	OWNED_STRING levels = words_join(&card->levels, ", ");
	report_say(report, "%3zu. %s\n     %s · %s · score %.0f%s\n", number, title, card->id, levels,
		card->score, card->is_partial ? " · en partie" : "");
	for (size_t i = 0; i < card->through_count; i++) {
		OWNED_STRING text = through_text(card->through[i]);
		OWNED_STRING said = report_safe(text);
		const char *list = card->through[i]->alternative->list;
		report_say(report, "     trouvée par : %s%s%s%s\n", said, list ? " (" : "", list ? list : "",
			list ? ")" : "");
	}
}

/** Where the answer is gathered, page after page. */
struct answer {
	struct session *session;
	struct json *usages;  /* NULL for people */
	size_t shown;
	size_t total, partial, through;
	struct words unknown;
	char *correction;     /* struct found's */
	bool is_corrected;
};

static void answer_done(struct answer *answer)
{
	words_done(&answer->unknown);
	free(answer->correction);
}
#define OWNED_ANSWER __attribute__((cleanup(answer_done))) struct answer

static void take_page(struct answer *answer, const struct found *found)
{
	answer->total = found->total;
	answer->partial = found->partial;
	answer->through = found->through;
	words_done(&answer->unknown);
	words_copy(&answer->unknown, &found->unknown);
	if (!answer->correction)
		answer->correction = mem_copy(found->correction);
	answer->is_corrected = found->is_corrected;
	for (size_t i = 0; i < found->cards.count && answer->shown < answer->session->options->limit; i++) {
		answer->shown++;
		if (answer->usages)
			add_card(answer->usages, &found->cards.items[i]);
		else
			say_card(&answer->session->report, answer->shown, &found->cards.items[i]);
	}
}

static bool take_pages(struct answer *answer, const char *question, struct error *err)
{
	unsigned limit = answer->session->options->limit;
	struct catalogue_request request = {
		.question = question,
		.per_page = limit < PAGE_MOST ? limit : PAGE_MOST,
		.is_exact = answer->session->options->is_exact,
	};
	for (size_t before = 0;; before = answer->shown) {
		request.page++;
		OWNED(found) found = ask(answer->session, &request, err);
		if (!found)
			return false;
		take_page(answer, found);
		if (answer->shown == before || answer->shown >= limit || answer->shown >= answer->total)
			return true;
	}
}

static void say_partial(const struct answer *answer)
{
	struct report *report = &answer->session->report;
	size_t complete = answer->total - answer->partial;
	OWNED_STRING whole = complete == 0 ? text_make("Aucune n’a tous les mots")
		: answer->through ? report_count(complete, "a tous les mots ou leurs synonymes",
			"ont tous les mots ou leurs synonymes")
		: report_count(complete, "a tous les mots", "ont tous les mots");
	OWNED_STRING partial = report_count(answer->partial,
		"n’en a qu’une partie", "n’en ont qu’une partie");
	if (answer->partial > 0)
		report_say(report, "%s ; %s (« en partie »).\n", whole, partial);
	if (answer->unknown.count == 0)
		return;
	OWNED_STRING words = words_join(&answer->unknown, ", ");
	OWNED_STRING shown = report_safe(words);
	report_say(report, "Dans aucune fiche : %s.\n", shown);
}

static void sum_up(const struct answer *answer, const char *question)
{
	struct report *report = &answer->session->report;
	OWNED_STRING shown = report_safe(question);
	OWNED_STRING meant = report_safe(answer->correction ? answer->correction : "");
	OWNED_STRING total = report_count(answer->total, "fiche répond", "fiches répondent");
	OWNED_STRING all = report_count(answer->total, "fiche en ligne", "fiches en ligne");
	if (shown[strspn(shown, " ")] == '\0') {
		report_say(report, "%s.\n", all);
		return;
	}
	if (answer->total == 0 || answer->is_corrected)
		report_say(report, "Aucune fiche ne répond à « %s ».\n", shown);
	if (answer->total > 0)
		report_say(report, "%s à « %s ».\n", total, answer->is_corrected ? meant : shown);
	if (answer->correction && !answer->is_corrected)
		report_say(report, "Vouliez-vous dire : « %s » ?\n", meant);
	say_partial(answer);
}

static void add_summary(struct json *root, const struct answer *answer)
{
	json_set_integer(root, "total", (int64_t)answer->total);
	json_set_integer(root, "partielles", (int64_t)answer->partial);
	json_set_integer(root, "par_synonymes", (int64_t)answer->through);
	add_words(root, "inconnus", &answer->unknown);
	json_set_text(root, "correction", answer->correction);
	json_set_boolean(root, "corrige", answer->is_corrected);
}

/* What was typed comes from a terminal of any encoding: the core reads UTF-8 only. */
static bool is_readable(struct session *session, const char *question)
{
	if (utf8_is_valid(question, strlen(question), NULL))
		return true;
	report_problem(&session->report,
		"la question n’est pas en UTF-8 ; réglez le terminal, puis recommencez.");
	return false;
}

enum status command_search(struct session *session)
{
	struct error err = {0};
	OWNED_STRING question = question_of(session->options);
	if (!is_readable(session, question))
		return STATUS_USAGE;
	session->is_asking = true;
	if (!session_open(session, CATALOGUE_READ))
		return STATUS_FAILED;

	OWNED(json) root = session->report.is_json ? json_new() : NULL;
	OWNED_ANSWER answer = { .session = session };
	if (root) {
		json_set_integer(root, "total", 0);
		json_set_integer(root, "partielles", 0);
		answer.usages = json_set_list(root, "usages");
	}
	if (!take_pages(&answer, question, &err))
		return session_fail(session,
			"la recherche n’a pas pu se faire (si l’index manque : observatoire-indexer rebuild)", &err);

	if (!root) {
		sum_up(&answer, question);
		return STATUS_DONE;
	}
	add_summary(root, &answer);
	report_json(&session->report, root);
	return STATUS_DONE;
}
