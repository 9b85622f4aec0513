#include "routes.h"

#include "page/pages.h"

/* The first row that fits answers: ":id.md" stands above ":id". */
const struct route site_routes[] = {
	{ METHOD_GET, "/",                page_home,          0 },
	{ METHOD_GET, "/recherche",       page_search,        0 },
	{ METHOD_GET, "/usages",          page_all_sheets,    0 },
	{ METHOD_GET, "/recherche.csv",   page_search_csv,    0 },
	{ METHOD_GET, "/recherche.atom",  page_search_atom,   0 },
	{ METHOD_GET, "/programme",       page_notions,       0 },
	{ METHOD_GET, "/programme/:notion", page_notion,      0 },
	{ METHOD_GET, "/suggestions",     page_completions,   0 },
	{ METHOD_GET, "/opensearch.xml",  page_opensearch,    0 },
	{ METHOD_GET, "/usages/:id.md",   page_sheet_source,  0 },
	{ METHOD_GET, "/usages/:id",      page_sheet,         0 },
	{ METHOD_GET, "/api/v1/usages",       page_api_search,       0 },
	{ METHOD_GET, "/api/v1/usages/:id",   page_api_sheet,        0 },
	{ METHOD_GET, "/api/v1/vocabulaires", page_api_vocabularies, 0 },
	{ METHOD_GET, "/api/v1/openapi.json", page_api_description,  0 },
	{ METHOD_GET, "/selection",       page_selection,     0 },
	{ METHOD_POST, "/selection",      page_selection_change, 0 },
	{ METHOD_GET, "/selection.md",    page_selection_source, 0 },
	{ METHOD_GET, "/selection/imprimer", page_selection_print, 0 },
	{ METHOD_GET, "/a-propos",        page_about,         0 },
	{ METHOD_GET, "/accessibilite",   page_accessibility, 0 },
	{ METHOD_GET, "/mentions-legales", page_legal_notice, 0 },
	{ METHOD_GET, "/sante",           page_health,        0 },
	{ METHOD_GET, "/favicon.ico",     page_icon,          0 },
	{ METHOD_GET, "/robots.txt",      page_robots,        0 },
	{ METHOD_GET, "/sitemap.xml",     page_sitemap,       0 },
};

const size_t site_route_count = sizeof site_routes / sizeof site_routes[0];
