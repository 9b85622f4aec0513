#ifndef VIEW_OPENSEARCH_H
#define VIEW_OPENSEARCH_H

struct assets;
struct fields;

/** Fill opensearch.xml: how a browser searches here. All its addresses are whole. */
void view_opensearch(struct fields *fields, const struct assets *assets, const char *base_url);

#endif
