#ifndef VIEW_SITEMAP_H
#define VIEW_SITEMAP_H

struct fields;

/** Add one page to sitemap.xml; `modified_on` is an ISO date or NULL. */
void view_sitemap_page(struct fields *fields, const char *base_url, const char *link,
	const char *modified_on);

/** Add one sitemap to sitemaps.xml. */
void view_sitemap_part(struct fields *fields, const char *base_url, const char *link);

#endif
