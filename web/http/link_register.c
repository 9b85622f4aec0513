#include "http/link_register.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link_inner.h"
#include "http/url.h"

static void add(struct text *link, const char *name, const char *value)
{
	if (value && *value)
		link_add(link, name, value);
}

static void add_path(struct text *path, const struct link_register *link)
{
	text_add(path, "/registres");
	if (!link->code)
		return;
	OWNED_STRING code = url_encode(link->code);
	text_format(path, "/%s%s", code, link->is_table ? ".csv" : "");
	if (link->line)
		text_format(path, "/%lld%s", (long long)link->line, link->is_text ? ".txt" : "");
	if (link->act)
		text_format(path, "/%s", link->act);
}

char *link_to_register(const struct link_register *link)
{
	OWNED_TEXT out = {0};
	add_path(&out, link);
	OWNED_STRING year = link->year ? text_make("%04d-%04d", link->year, link->year + 1) : NULL;
	OWNED_STRING version = link->version ? text_make("%lld", (long long)link->version) : NULL;
	OWNED_STRING place = link->before_day
		? text_make("%s.%lld", link->before_day, (long long)link->before_line) : NULL;
	add(&out, "version", version);
	add(&out, "indicateur", link->indicator);
	add(&out, "au", link->day);
	add(&out, "annee", year);
	add(&out, "departement", link->department);
	add(&out, "retirees", link->with_withdrawn ? "oui" : NULL);
	add(&out, "exemples", link->with_examples ? "oui" : NULL);
	add(&out, "avant", place);
	return text_take(&out);
}
