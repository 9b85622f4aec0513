#include "sheet/body.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/body_inner.h"
#include "sheet/sheet.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* What an author should mend in a body, told with the line. */

static const char FIELD[] = "corps";

struct checker {
	struct remarks *remarks;
	unsigned first_line;
	int last_level;  /* of the heading met last, 0 before the first */
	bool has_html;   /* told once */
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
	cmark_iter *iter = cmark_iter_new(node);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		if (cmark_node_get_type(at) == CMARK_NODE_TEXT || cmark_node_get_type(at) == CMARK_NODE_CODE)
			text_add(&plain, cmark_node_get_literal(at));
	}
	cmark_iter_free(iter);

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

static void check_link(struct checker *checker, cmark_node *node)
{
	OWNED_STRING words = folded_text(node);
	if (!body_link_is_safe(cmark_node_get_url(node)))
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Ce lien ne sera pas actif\u00a0: utilisez une adresse qui commence par https://.");
	else if (says_nothing(words))
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Les mots de ce lien ne disent pas où il mène\u00a0: nommez la page ou le document.");
}

static void check_image(struct checker *checker, cmark_node *node)
{
	OWNED_STRING alternative = folded_text(node);
	if (!*alternative)
		remarks_add(checker->remarks, SEVERITY_REFUSAL, FIELD, line_of(checker, node),
			"Cette image n’a pas de texte de remplacement\u00a0: décrivez-la entre les crochets, "
			"![description](adresse).");
	else if (body_link_is_external(cmark_node_get_url(node)))
		remarks_add(checker->remarks, SEVERITY_ADVICE, FIELD, line_of(checker, node),
			"Cette image vient d’un autre site\u00a0: elle sera remplacée par un lien vers elle.");
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
	cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_VALIDATE_UTF8);
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		if (event == CMARK_EVENT_ENTER)
			check_node(&checker, cmark_iter_get_node(iter));
	cmark_iter_free(iter);
	cmark_node_free(root);
}
