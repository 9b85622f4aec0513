#include "sheet/body.h"

#include "base/text.h"
#include "base/utf8.h"
#include "sheet/body_writer.h"
#include "sheet/sheet.h"
#include "sheet/tidy.h"

#include <string.h>

/* What an author should mend in a body, told with the line. */

static const char FIELD[] = "corps";

struct checker {
	struct remarks *remarks;
	unsigned first_line;
	int last_level;  /* of the heading met last, 0 before the first */
	bool has_html;   /* told once */
	struct body_headings headings;
};

/* Inline nodes do not always know their line; the block that holds them does. */
static unsigned line_of(const struct checker *checker, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	for (; line <= 0 && node; node = cmark_node_parent(node))
		line = cmark_node_get_start_line(node);
	return checker->first_line + (unsigned)(line > 0 ? line - 1 : 0);
}

static char *folded_text(cmark_node *node)
{
	struct text plain = {0};
	OWNED_ITER iter = cmark_iter_new(node);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		if (cmark_node_get_type(at) == CMARK_NODE_TEXT || cmark_node_get_type(at) == CMARK_NODE_CODE)
			text_add(&plain, cmark_node_get_literal(at));
	}

	OWNED_STRING collected = text_take(&plain);
	OWNED_STRING squeezed = utf8_squeeze(collected);
	return utf8_fold(squeezed);
}

/* Words that say nothing of where a link leads (RGAA 4.1, criterion 6.1). */
static bool says_nothing(const char *folded)
{
	static const char *const empty_words[] = { "", "ici", "cliquez ici", "cliquer ici", "clic",
		"lien", "ce lien", "voir", "voir ici", "lire la suite", "en savoir plus", "plus", "site",
		"la", "page", "document", "video" };
	for (size_t i = 0; i < sizeof empty_words / sizeof empty_words[0]; i++)
		if (strcmp(folded, empty_words[i]) == 0)
			return true;
	return false;
}

/* [^1] is no note in CommonMark: « [^1]: texte » makes an address of its text, which nobody sees. */
static bool is_note(const char *folded)
{
	return *folded == '^';
}

static void check_relative(struct checker *checker, cmark_node *node, const char *words)
{
	OWNED_STRING address = tidy_excerpt(cmark_node_get_url(node));
	if (is_note(words))
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Les notes de bas de page ne sont pas reconnues, et le texte de celle-ci ne serait pas "
			"affiché\u00a0: écrivez-le entre parenthèses dans la phrase.");
	else
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Ce lien ne sera pas actif, car «\u00a0%s\u00a0» n’est pas une adresse complète\u00a0: "
			"mettez le document en ligne, puis donnez son adresse, qui commence par https://.", address);
}

static void check_here(struct checker *checker, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	OWNED_STRING address = tidy_excerpt(url);
	if (!body_headings_find(&checker->headings, url + 1))
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Ce lien ne sera pas actif, car aucun titre de la fiche ne répond à «\u00a0%s\u00a0»\u00a0: "
			"reprenez les mots d’un titre, avec des tirets («\u00a0## Le bilan\u00a0» donne #le-bilan).",
			address);
}

static void check_link(struct checker *checker, cmark_node *node)
{
	OWNED_STRING words = folded_text(node);
	enum body_link kind = body_link_kind(cmark_node_get_url(node));
	if (kind == BODY_LINK_REFUSED)
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Ce lien ne sera pas actif\u00a0: utilisez une adresse qui commence par https://.");
	else if (kind == BODY_LINK_RELATIVE)
		check_relative(checker, node, words);
	else if (says_nothing(words))
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Les mots de ce lien ne disent pas où il mène\u00a0: nommez la page ou le document.");
	else if (kind == BODY_LINK_HERE)
		check_here(checker, node);
}

static void check_image(struct checker *checker, cmark_node *node)
{
	OWNED_STRING alternative = folded_text(node);
	if (!*alternative)
		remarks_add(checker->remarks, SEVERITY_REFUSAL, FIELD, line_of(checker, node),
			"Cette image n’a pas de texte de remplacement\u00a0: décrivez-la entre les crochets, "
			"![description](adresse).");
	else if (body_link_kind(cmark_node_get_url(node)) == BODY_LINK_AWAY)
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Cette image vient d’un autre site\u00a0: elle sera remplacée par un lien vers elle.");
	else
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Cette image ne sera pas affichée, seule sa description le sera\u00a0: mettez-la en ligne, "
			"puis donnez son adresse, qui commence par https://.");
}

static void check_heading(struct checker *checker, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);
	OWNED_STRING title = folded_text(node);
	if (!*title)
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Ce titre est vide\u00a0: écrivez-le ou enlevez les dièses.");
	else if (checker->last_level && level > checker->last_level + 1)
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Ce titre saute un niveau (%d après %d)\u00a0: ajoutez ou enlevez un dièse.",
			level, checker->last_level);
	checker->last_level = level;
}

static bool is_harmless_html(const char *raw)
{
	return strncmp(raw, "<!--", 4) == 0 || strncasecmp(raw, "<br", 3) == 0;
}

static void check_html(struct checker *checker, cmark_node *node)
{
	if (checker->has_html || is_harmless_html(cmark_node_get_literal(node)))
		return;
	checker->has_html = true;
	remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
		"Les balises HTML ne sont pas affichées, seul leur texte l’est\u00a0: utilisez "
		"l’écriture Markdown.");
}

static void check_node(struct checker *checker, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_LINK:
		check_link(checker, node);
		break;
	case CMARK_NODE_IMAGE:
		check_image(checker, node);
		break;
	case CMARK_NODE_HEADING:
		check_heading(checker, node);
		break;
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
		check_html(checker, node);
		break;
	default:
		break;
	}
}

void body_check(const char *markdown, unsigned first_line, struct remarks *remarks)
{
	struct body_excess excess;
	if (strlen(markdown) > SHEET_BODY_BYTES) {
		remarks_add(remarks, SEVERITY_REFUSAL, FIELD, first_line,
			"Le texte est trop long (256\u00a0Ko au plus)\u00a0: coupez-le en plusieurs fiches.");
		return;
	}
	if (!body_fits(markdown, &excess)) {
		remarks_add(remarks, SEVERITY_REFUSAL, FIELD, first_line + excess.line - 1, "%s",
			excess.sentence);
		return;
	}

	struct checker checker = { .remarks = remarks, .first_line = first_line };
	OWNED_NODE root = writer_parse(markdown, strlen(markdown));
	body_headings_read(&checker.headings, root);
	OWNED_ITER iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		if (event == CMARK_EVENT_ENTER)
			check_node(&checker, cmark_iter_get_node(iter));
	body_headings_done(&checker.headings);
}
