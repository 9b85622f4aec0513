#include "sheet/body_writer.h"

#include "base/owned.h"

#include <string.h>
#include <strings.h>

/* Running text, links and images. */

/* The words of a node, without markup. */
char *writer_plain_text(cmark_node *node)
{
	struct text plain = {0};
	OWNED_ITER iter = cmark_iter_new(node);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(at);
		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			text_add(&plain, cmark_node_get_literal(at));
		else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			text_add_char(&plain, ' ');
	}
	return text_take(&plain);
}

static void write_text(struct writer *writer, const char *text)
{
	size_t skip = writer->skip < strlen(text) ? writer->skip : strlen(text);
	writer->skip = 0;
	body_write_text(&writer->html, text + skip, writer->link_depth == 0);
	text_add(&writer->text, text + skip);
}

static void open_link(struct writer *writer, const char *url, const char *attributes)
{
	text_add(&writer->html, "<a href=\"");
	body_escape(&writer->html, url, strlen(url));
	text_format(&writer->html, "\"%s>", attributes);
}

/* Open the link a reader can follow; false when there is none, and its words are all that is shown. */
static bool open_living_link(struct writer *writer, const char *url)
{
	const char *anchor;
	switch (body_link_kind(url)) {
	case BODY_LINK_AWAY:
		open_link(writer, url, " rel=\"nofollow noopener\"");
		return true;
	case BODY_LINK_MAIL:
	case BODY_LINK_SITE:
		open_link(writer, url, "");
		return true;
	case BODY_LINK_HERE:
		anchor = body_headings_find(&writer->headings, url + 1);
		if (anchor)
			text_format(&writer->html, "<a href=\"#%s\">", anchor);
		return anchor;
	default:
		return false;
	}
}

/* Links do not nest: one number tells whether we are inside one that is shown. */
static void write_link(struct writer *writer, cmark_node *node, bool enters)
{
	if (enters && open_living_link(writer, cmark_node_get_url(node))) {
		writer->link_depth++;
	} else if (!enters && writer->link_depth > 0) {
		text_add(&writer->html, "</a>");
		writer->link_depth--;
	}
}

/* A page asks nothing of another site, and no file is kept beside a sheet: an image from elsewhere becomes
 * a link to it, any other its alternative. */
void writer_image(struct writer *writer, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	bool is_link = body_link_kind(url) == BODY_LINK_AWAY && writer->link_depth == 0;
	OWNED_STRING alternative = writer_plain_text(node);
	text_add(&writer->text, alternative);
	if (is_link) {
		open_living_link(writer, url);
		text_add(&writer->html, "Image\u00a0: ");
	}
	body_escape(&writer->html, alternative, strlen(alternative));
	if (is_link)
		text_add(&writer->html, "</a>");
}

static void write_code(struct writer *writer, cmark_node *node)
{
	const char *code = cmark_node_get_literal(node);
	text_add(&writer->html, "<code>");
	body_escape(&writer->html, code, strlen(code));
	text_add(&writer->html, "</code>");
	text_add(&writer->text, code);
}

bool body_tag_is_break(const char *raw)
{
	return strncasecmp(raw, "<br", 3) == 0 && (raw[3] == '>' || raw[3] == '/' || raw[3] == ' ');
}

static void write_raw_inline(struct writer *writer, cmark_node *node)
{
	if (!body_tag_is_break(cmark_node_get_literal(node)))
		return;
	text_add(&writer->html, "<br>");
	text_add_char(&writer->text, ' ');
}

void writer_inline(struct writer *writer, cmark_node *node, bool enters)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		write_text(writer, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		text_add_char(&writer->html, '\n');
		text_add_char(&writer->text, ' ');
		break;
	case CMARK_NODE_LINEBREAK:
		text_add(&writer->html, "<br>\n");
		text_add_char(&writer->text, ' ');
		break;
	case CMARK_NODE_CODE:
		write_code(writer, node);
		break;
	case CMARK_NODE_HTML_INLINE:
		write_raw_inline(writer, node);
		break;
	case CMARK_NODE_EMPH:
		text_add(&writer->html, enters ? "<em>" : "</em>");
		break;
	case CMARK_NODE_STRONG:
		text_add(&writer->html, enters ? "<strong>" : "</strong>");
		break;
	case CMARK_NODE_LINK:
		write_link(writer, node, enters);
		break;
	default:
		break;
	}
}
