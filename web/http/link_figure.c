/* Links to the figures and to what they count. */

#include "http/link.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link_inner.h"
#include "http/url.h"

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
