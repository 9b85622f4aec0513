#ifndef VIEW_REGISTER_IMPORT_H
#define VIEW_REGISTER_IMPORT_H

#include "registers/import.h"

struct fields;

/** A file that was tried: what goes with the button that takes it, to come back as it is. Borrowed. */
struct register_tried {
	const char *bytes;
	size_t length;
	const char *name, *note;
	const char *hash;           /* of these bytes */
};

/** What the page of an import says. Borrowed. */
struct register_import_page {
	const struct register_spec *spec;
	const char *name, *note;    /* as they were given; "" nothing yet */
	const char *text;           /* that was pasted, or could not be read; "" none */
	const struct register_tried *tried;  /* NULL: nothing was tried */
	const char *notice;         /* why nothing could be read; NULL */
	const struct register_tally *tally;  /* of the try; NULL: there was none */
	size_t hidden_right, hidden_wrong;  /* rows that are not listed: that are well, that are not */
};

/** registre-importer.html */
void view_register_import(struct fields *fields, const struct register_import_page *page);

/** Where the rows of the try are told; then each of them. */
struct fields *view_register_report(struct fields *fields);
void view_register_told(struct fields *report, const struct register_spec *spec,
	const struct register_told *told);

#endif
