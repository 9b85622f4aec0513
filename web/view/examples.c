#include "view/examples.h"

#include "view/template.h"

void view_examples(struct fields *fields, const struct examples_shown *examples)
{
	struct fields *include = fields_include(fields, "EXEMPLES", "exemples.html");
	if (examples->are_counted) {
		fields_text(fields_repeat(include, "AVEC_EXEMPLES"), "LIEN", examples->other);
		return;
	}
	if (examples->count == 0)
		return;
	struct fields *out = fields_repeat(include, "SANS_EXEMPLES");
	fields_count(out, "NB_EXEMPLES", "PLUSIEURS_EXEMPLES", examples->count);
	fields_text(out, "LIEN", examples->other);
}
