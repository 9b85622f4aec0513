#ifndef VIEW_PREVIEW_H
#define VIEW_PREVIEW_H

struct fields;
struct remarks;
struct sheet;
struct vocabularies;

/**
 * Fill apercu.html, as an include at {{>APERCU}}: a whole sheet, as its page will show it. `prefix` stands
 * before its anchors, and its headings go one level deeper, where others stand beside it; NULL: it is alone.
 */
void view_preview(struct fields *fields, const struct sheet *sheet, const char *prefix,
	const struct vocabularies *vocabularies);

/** Fill apercu.html itself: a body alone, while it is written, and what there is to say of it. */
void view_preview_body(struct fields *fields, const char *markdown, const struct remarks *remarks);

#endif
