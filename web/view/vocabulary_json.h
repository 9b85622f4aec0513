#ifndef VIEW_VOCABULARY_JSON_H
#define VIEW_VOCABULARY_JSON_H

struct json;
struct vocabularies;

/** Every closed list for machines: its name, then its values with their ScoLOMFR concepts (docs/api.md). */
void view_vocabulary_json(struct json *out, const struct vocabularies *vocabularies);

#endif
