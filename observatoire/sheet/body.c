#include "sheet/body.h"

#include "base/mem.h"
#include "sheet/body_writer.h"
#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>

void body_free(struct body *body)
{
	if (!body)
		return;
	for (size_t i = 0; i < body->heading_count; i++) {
		free(body->headings[i].anchor);
		free(body->headings[i].title);
	}
	free(body->headings);
	free(body->html);
	free(body->text);
	free(body);
}

cmark_node *writer_parse(const char *markdown, size_t length)
{
	cmark_node *root = cmark_parse_document(markdown, length, CMARK_OPT_VALIDATE_UTF8);
	if (!root)
		abort();
	cmark_consolidate_text_nodes(root);
	return root;
}

static bool is_inline(cmark_node_type type)
{
	return type >= CMARK_NODE_FIRST_INLINE && type <= CMARK_NODE_LAST_INLINE;
}

/* Write `root` and all beneath it. */
static void walk(struct writer *writer, cmark_node *root)
{
	OWNED_ITER iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		bool enters = event == CMARK_EVENT_ENTER;
		if (enters && type == CMARK_NODE_IMAGE) {
			writer_image(writer, node);
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		} else if (enters && type == CMARK_NODE_PARAGRAPH && writer_table(writer, node)) {
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		} else if (is_inline(type)) {
			writer_inline(writer, node, enters);
		} else if (!writer->only_inline) {
			writer_block(writer, node, enters);
		}
	}
}

/* Render a piece of running text. The letter in front keeps « 1. » or « - » from opening a
 * list; `skip` takes it out again. */
void writer_markdown(struct writer *writer, const char *markdown)
{
	OWNED_STRING framed = text_make("x %s", markdown);
	OWNED_NODE root = writer_parse(framed, strlen(framed));
	bool was_only_inline = writer->only_inline;
	writer->only_inline = true;
	writer->skip = 2;
	walk(writer, root);
	writer->skip = 0;
	writer->only_inline = was_only_inline;
}

/* One kind of line end, as cmark counts lines at a lone CR too, and no long run of empty
 * lines: they say nothing more than a few of them, and cost cmark dear. */
static char *tidy_lines(const char *markdown)
{
	struct text kept = {0};
	unsigned blank = 0;
	while (*markdown) {
		size_t length = strcspn(markdown, "\r\n");
		bool is_blank = strspn(markdown, " \t") >= length;
		blank = is_blank ? blank + 1 : 0;
		if (blank <= BODY_MAX_BLANK_LINES)
			text_add_bytes(&kept, markdown, length);
		if (blank <= BODY_MAX_BLANK_LINES && markdown[length])
			text_add_char(&kept, '\n');
		markdown += length;
		markdown += strncmp(markdown, "\r\n", 2) == 0 ? 2 : *markdown != '\0';
	}
	return text_take(&kept);
}

struct body *body_render(const char *markdown, struct error *err)
{
	struct body_excess excess;
	if (strlen(markdown) > SHEET_BODY_BYTES) {
		error_set(err, ERROR_TOO_LARGE, "body: more than %d bytes", SHEET_BODY_BYTES);
		return NULL;
	}
	if (!body_fits(markdown, &excess)) {
		error_set(err, ERROR_INVALID, "body: line %u passes a rendering limit", excess.line);
		return NULL;
	}

	OWNED_STRING source = tidy_lines(markdown);
	OWNED_NODE root = writer_parse(source, strlen(source));
	struct writer writer = { .cells_left = BODY_MAX_CELLS };
	body_headings_read(&writer.headings, root);
	body_lines_cut(&writer.lines, source);
	walk(&writer, root);
	body_lines_done(&writer.lines);

	struct body *body = mem_new(1, sizeof *body);
	body->html = text_take(&writer.html);
	body->text = text_take(&writer.text);
	body->headings = writer.headings.items;
	body->heading_count = writer.headings.count;
	return body;
}
