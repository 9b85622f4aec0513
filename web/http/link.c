#include "http/link.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "http/link_inner.h"
#include "http/url.h"

char *link_to_home(void)
{
	return mem_copy("/");
}

char *link_to_sheet(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s", name);
}

char *link_to_sheet_source(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s.md", name);
}

char *link_to_report(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s/signaler", name);
}

char *link_to_reported(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s/signalement#contenu", name);
}

char *link_to_sheet_json(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/api/v1/usages/%s", name);
}

char *link_to_about(void)
{
	return mem_copy("/a-propos");
}

char *link_to_accessibility(void)
{
	return mem_copy("/accessibilite");
}

char *link_to_legal_notice(void)
{
	return mem_copy("/mentions-legales");
}

char *link_to_sitemap(void)
{
	return mem_copy("/sitemap.xml");
}

char *link_to_completions(void)
{
	return mem_copy("/suggestions");
}

char *link_to_opensearch(void)
{
	return mem_copy("/opensearch.xml");
}

char *link_to_sitemap_part(unsigned number)
{
	return text_make("/sitemap.xml?partie=%u", number);
}

void link_add(struct text *link, const char *name, const char *value)
{
	OWNED_STRING encoded_name = url_encode(name);
	OWNED_STRING encoded_value = url_encode(value);
	bool is_first = !strchr(text_string(link), '?');
	text_format(link, "%c%s=%s", is_first ? '?' : '&', encoded_name, encoded_value);
}

void link_add_number(struct text *link, const char *name, unsigned number)
{
	OWNED_STRING digits = text_make("%u", number);
	link_add(link, name, digits);
}

char *link_to_notions(void)
{
	return mem_copy("/programme");
}

char *link_to_notion(const struct link_notion *notion)
{
	OWNED_STRING key = url_encode(notion->key);
	OWNED_TEXT link = {0};
	text_format(&link, "/programme/%s", key);
	if (notion->level) {
		link_add(&link, "niveau", notion->level);
		if (notion->page > 1)
			link_add_number(&link, "page", notion->page);
	}
	if (notion->with_examples)
		link_add(&link, "exemples", "oui");
	return text_take(&link);
}

char *link_to_tags(const char *letter)
{
	OWNED_TEXT link = {0};
	text_add(&link, "/etiquettes");
	if (letter)
		link_add(&link, "lettre", letter);
	return text_take(&link);
}

static char *link_to_tag_as(const char *key, const char *ending, unsigned page)
{
	OWNED_STRING name = url_encode(key);
	OWNED_TEXT link = {0};
	text_format(&link, "/etiquettes/%s%s", name, ending);
	if (page > 1)
		link_add_number(&link, "page", page);
	return text_take(&link);
}

char *link_to_tag(const char *key, unsigned page)
{
	return link_to_tag_as(key, "", page);
}

char *link_to_tag_feed(const char *key, unsigned page)
{
	return link_to_tag_as(key, ".atom", page);
}

char *link_to_tag_upkeep(const char *key)
{
	return link_to_tag_as(key, "/gerer", 0);
}

char *link_to_tagging(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s/etiquettes", name);
}

char *link_to_waiting_tags(void)
{
	return mem_copy("/moderation/etiquettes");
}

char *link_to_search(const struct link_search *search)
{
	static const char *const paths[] = {
		[LINK_PAGE] = "/recherche", [LINK_TABLE] = "/recherche.csv", [LINK_FEED] = "/recherche.atom",
	};
	OWNED_TEXT link = {0};
	text_add(&link, paths[search->form]);
	if (search->question && *search->question)
		link_add(&link, "q", search->question);
	for (size_t i = 0; i < search->choice_count; i++)
		link_add(&link, search->choices[i].parameter, search->choices[i].value);
	if (search->is_exact)
		link_add(&link, "exact", "1");
	if (search->is_explained)
		link_add(&link, "expliquer", "1");
	if (search->order)
		link_add(&link, "tri", search->order);
	if (search->per_page)
		link_add_number(&link, "par-page", search->per_page);
	if (search->page > 1)
		link_add_number(&link, "page", search->page);
	if (search->page > 1 && search->state)
		link_add_number(&link, "etat", search->state);
	return text_take(&link);
}

char *link_to_selection(enum link_selection_form form, const struct words *ids)
{
	static const char *const paths[] = {
		[LINK_SELECTION] = "/selection",
		[LINK_SELECTION_PRINT] = "/selection/imprimer",
		[LINK_SELECTION_SOURCE] = "/selection.md",
	};
	OWNED_TEXT link = {0};
	text_add(&link, paths[form]);
	for (size_t i = 0; ids && i < ids->count; i++) {
		OWNED_STRING id = url_encode(ids->items[i]);
		text_format(&link, "%s%s", i == 0 ? "?fiches=" : ",", id);
	}
	return text_take(&link);
}

char *link_to_full_selection(size_t left)
{
	return text_make("/selection?laissees=%zu", left);
}

char *link_to_propose(void)
{
	return mem_copy("/proposer");
}

char *link_to_my_sheets(void)
{
	return mem_copy("/mes-fiches");
}

char *link_to_preview(void)
{
	return mem_copy("/apercu");
}

/* « /START/12 » or « /suivi/SECRET », and a page of it. */
static char *link_to_one(const char *start, const struct link_proposal *proposal, const char *page)
{
	OWNED_STRING secret = proposal->secret ? url_encode(proposal->secret) : NULL;
	OWNED_STRING place = secret ? text_make("/suivi/%s", secret)
		: text_make("/%s/%lld", start, (long long)proposal->row);
	return page ? text_make("%s/%s", place, page) : TAKE(place);
}

char *link_to_proposal(const struct link_proposal *proposal, const char *page)
{
	return link_to_one("mes-fiches", proposal, page);
}

char *link_to_writing(const struct link_proposal *proposal, const char *page)
{
	return link_to_one("proposer", proposal, page);
}

char *link_to_reviews(void)
{
	return mem_copy("/moderation");
}

char *link_to_queue(const struct link_queue *queue)
{
	OWNED_TEXT link = {0};
	text_add(&link, "/moderation");
	if (queue->kind && *queue->kind)
		link_add(&link, "genre", queue->kind);
	if (queue->state && *queue->state)
		link_add(&link, "etat", queue->state);
	if (queue->age && *queue->age)
		link_add(&link, "age", queue->age);
	if (queue->only_mine)
		link_add(&link, "miennes", "1");
	if (queue->whole)
		link_add(&link, "toutes", "1");
	if (queue->after && *queue->after)
		link_add(&link, "apres", queue->after);
	text_add(&link, "#file");
	return text_take(&link);
}

char *link_to_review(int64_t row)
{
	return text_make("/moderation/%lld", (long long)row);
}

char *link_to_dossier(int64_t row)
{
	return text_make("/moderation/signalements/%lld", (long long)row);
}

char *link_to_part(const char *link, const char *anchor)
{
	OWNED_STRING name = url_encode(anchor ? anchor : "");
	return text_make("%s%s%s", link, anchor ? "#" : "", name);
}

char *link_again(const char *path, const char *query)
{
	OWNED_TEXT link = {0};
	while (*path == '/') {
		size_t length = strcspn(++path, "/");
		OWNED_STRING segment = mem_copy_bytes(path, length);
		OWNED_STRING encoded = url_encode(segment);
		text_format(&link, "/%s", encoded);
		path += length;
	}
	if (*query)
		text_format(&link, "?%s", query);
	return text_take(&link);
}

char *link_absolute(const char *base_url, const char *link)
{
	return text_make("%s%s", base_url, link);
}

/* ---- Coming and going ---- */

enum { RETURN_MAX_BYTES = 1000 };

/* Those who come back there would go out again, or show a secret in a link. */
static bool is_threshold(const char *path)
{
	static const char *const starts[] = { "/connexion", "/deconnexion", "/porte/", "/suivi/" };
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		if (strncmp(path, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

/* A browser takes « //evil » and « /\\evil » for other sites, and drops tabs and line ends on the way: an
 * address of ours is percent-encoded, so that it holds nothing but these. */
static bool is_ours(const char *told)
{
	static const char fine[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
		"-._~%/?=&+,:;@!$*()'";
	return told[0] == '/' && told[1] != '/' && strspn(told, fine) == strlen(told)
		&& strlen(told) <= RETURN_MAX_BYTES && !is_threshold(told);
}

char *link_to_sign_in(const char *back)
{
	if (!back || strcmp(back, "/") == 0 || !is_ours(back))
		return mem_copy("/connexion");
	OWNED_STRING encoded = url_encode(back);
	return text_make("/connexion?retour=%s", encoded);
}

char *link_after_sign_in(const char *told)
{
	return is_ours(told) ? mem_copy(told) : link_to_home();
}

char *link_to_account(void)
{
	return mem_copy("/compte");
}

char *link_to_done(const char *page, const char *done)
{
	return text_make("%s?fait=%s#fait", page, done);
}

char *link_to_door(const char *secret)
{
	return text_make("/porte/%s", secret);
}

char *link_to_accounts(const char *question, unsigned page)
{
	OWNED_TEXT link = {0};
	text_add(&link, "/comptes");
	if (*question)
		link_add(&link, "q", question);
	if (page > 1)
		link_add_number(&link, "page", page);
	return text_take(&link);
}

char *link_to_request_sent(void)
{
	return mem_copy("/compte/demande-envoyee#contenu");
}

char *link_to_invitations(void)
{
	return mem_copy("/comptes/inviter");
}

char *link_to_requests(void)
{
	return mem_copy("/comptes/demandes");
}

char *link_to_journal(int64_t before)
{
	return before ? text_make("/journal?avant=%lld", (long long)before) : mem_copy("/journal");
}

char *link_to_journal_table(int64_t after)
{
	return after ? text_make("/journal.csv?apres=%lld", (long long)after) : mem_copy("/journal.csv");
}

static void add_figure_path(struct text *link, const struct link_figure *figure)
{
	static const char *const paths[] = {
		[LINK_FIGURES] = "/indicateurs", [LINK_FIGURE_SHEETS] = "/indicateurs",
		[LINK_FIGURES_TABLE] = "/indicateurs.csv", [LINK_FIGURES_ODS] = "/indicateurs.ods",
		[LINK_FIGURES_JSON] = "/indicateurs.json",
		[LINK_FIGURES_REPORT] = "/indicateurs/rapport",
	};
	text_add(link, paths[figure->form]);
	if (figure->code) {
		OWNED_STRING code = url_encode(figure->code);
		text_format(link, "/%s%s", code, figure->form == LINK_FIGURE_SHEETS ? "/fiches" : "");
	}
}

char *link_to_figure(const struct link_figure *figure)
{
	OWNED_TEXT link = {0};
	add_figure_path(&link, figure);
	if (figure->measure)
		link_add(&link, "mesure", figure->measure);
	if (figure->key)
		link_add(&link, figure->key, figure->value);
	if (figure->also_key)
		link_add(&link, figure->also_key, figure->also_value);
	if (figure->day)
		link_add(&link, "au", figure->day);
	if (figure->with_examples)
		link_add(&link, "exemples", "oui");
	if (figure->before > 0) {
		OWNED_STRING digits = text_make("%lld", (long long)figure->before);
		link_add(&link, "avant", digits);
	}
	return text_take(&link);
}
