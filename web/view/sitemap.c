#include "view/sitemap.h"

#include "http/link.h"
#include "view/template.h"

void view_sitemap_page(struct fields *fields, const char *base_url, const char *link,
	const char *modified_on)
{
	struct fields *page = fields_repeat(fields, "PAGE");
	OWNED_STRING address = link_absolute(base_url, link);
	fields_text(page, "ADRESSE", address);
	fields_optional(page, "MODIFIEE", "JOUR", modified_on);
}

void view_sitemap_part(struct fields *fields, const char *base_url, const char *link)
{
	struct fields *part = fields_repeat(fields, "PARTIE");
	OWNED_STRING address = link_absolute(base_url, link);
	fields_text(part, "ADRESSE", address);
}
