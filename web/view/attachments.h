#ifndef VIEW_ATTACHMENTS_H
#define VIEW_ATTACHMENTS_H

struct attachment;
struct fields;
struct sheet;
struct text;
struct vocabularies;

/* The files that go with a sheet, as it declares them. The observatory does not hold them: a file with an
 * address of its own is a link, any other is named, so that whoever wants it knows what to ask for. */

/** Fill the section « PIECES », which is not there when a sheet declares none. */
void view_attachments(struct fields *fields, const struct sheet *sheet,
	const struct vocabularies *vocabularies);

/** Add them to a booklet in Markdown. */
void view_attachments_markdown(struct text *out, const struct sheet *sheet,
	const struct vocabularies *vocabularies);

#endif
