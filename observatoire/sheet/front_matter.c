#include "sheet/front_matter.h"

#include "base/mem.h"
#include "base/text.h"
#include "sheet/tidy.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* What YAML has and we do not, told once a file however often it comes. */
enum mark { MARK_ANCHOR, MARK_TAG, MARK_ALIAS, MARK_COUNT };

struct reader {
	yaml_parser_t parser;
	yaml_event_t event;   /* the one being looked at */
	unsigned first_line;
	size_t values;
	struct { unsigned line; size_t count; } marks[MARK_COUNT];
	struct remarks *remarks;
};

static void node_done(struct node *node)
{
	for (size_t i = 0; i < node->count; i++)
		node_done(&node->children[i]);
	free(node->children);
	free(node->key);
	free(node->text);
}

void node_free(struct node *node)
{
	if (!node)
		return;
	node_done(node);
	free(node);
}

bool node_is_empty(const struct node *node)
{
	return node->kind == NODE_TEXT ? !*node->text : node->count == 0;
}

static unsigned line_of(const struct reader *reader, yaml_mark_t mark)
{
	return reader->first_line + (unsigned)mark.line;
}

static unsigned here(const struct reader *reader)
{
	return line_of(reader, reader->event.start_mark);
}

/* About the event at hand; always false. */
static bool refuse(struct reader *reader, const char *sentence)
{
	remarks_add(reader->remarks, SEVERITY_REFUSAL, "", here(reader), "%s", sentence);
	return false;
}

/* What libyaml says when people make the mistakes people make. */
static const struct { const char *problem, *sentence; } PROBLEMS[] = {
	{ "mapping values are not allowed", "un deux-points a coupé le texte ; mettez ce texte entre "
		"guillemets droits" },
	{ "cannot start any token", "cette ligne commence par une tabulation ou un signe réservé ; "
		"décalez avec des espaces, mettez le texte entre guillemets droits" },
	{ "unexpected end of stream", "des guillemets ouverts ici ne sont pas fermés" },
	{ "expected <document start>", "une ligne « ... » coupe l’en-tête en deux ; ôtez-la" },
	{ "document indicator", "des guillemets ouverts plus haut ne sont pas fermés" },
	{ "expected ',' or ']'", "une liste ouverte par un crochet n’est pas fermée, ou il manque "
		"une virgule" },
	{ "expected ',' or '}'", "une accolade n’est pas fermée, ou il manque une virgule" },
	{ "could not find expected ':'", "il manque un deux-points après la clé" },
	{ "expected key", "la ligne n’est pas alignée avec celles du dessus, ou un texte avec "
		"guillemets est mal fermé" },
	{ "expected '-' indicator", "la ligne n’est pas alignée avec les tirets du dessus" },
	{ "unknown escape", "une barre oblique inverse entre guillemets doubles ; doublez-la" },
	{ "escape", "une barre oblique inverse entre guillemets doubles ; doublez-la" },
	{ "control characters", "un caractère invisible s’est glissé dans le texte ; retapez la ligne" },
	{ "tab character", "une tabulation décale la ligne ; remplacez-la par des espaces" },
	{ "undefined alias", "un astérisque en tête de texte ; mettez le texte entre guillemets droits" },
};

/* What was opened and never closed is to blame where it was opened. */
static yaml_mark_t guilty_mark(const yaml_parser_t *parser)
{
	const char *context = parser->context ? parser->context : "";
	bool is_open = strstr(context, "flow sequence") || strstr(context, "flow mapping")
		|| strstr(context, "quoted scalar");
	return is_open ? parser->context_mark : parser->problem_mark;
}

static bool refuse_yaml(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "", *sentence = NULL;
	for (size_t i = 0; i < sizeof PROBLEMS / sizeof PROBLEMS[0] && !sentence; i++)
		if (strstr(problem, PROBLEMS[i].problem))
			sentence = PROBLEMS[i].sentence;
	if (!sentence)
		sentence = "vérifiez les deux-points, l’alignement et les guillemets, ici et à la "
			"ligne du dessus";
	remarks_add(reader->remarks, SEVERITY_REFUSAL, "", line_of(reader, guilty_mark(parser)),
		"L’en-tête ne peut pas être lu à partir d’ici : %s.", sentence);
	return false;
}

static bool step(struct reader *reader)
{
	yaml_event_delete(&reader->event);
	return yaml_parser_parse(&reader->parser, &reader->event) || refuse_yaml(reader);
}

static const char *const MARKS[MARK_COUNT] = {
	[MARK_ANCHOR] = "Une ancre (mot précédé de « & ») n’est pas admise%s : écrivez la "
		"valeur en entier, ou mettez le texte entre guillemets droits.",
	[MARK_TAG] = "Une étiquette YAML (mot précédé de « ! ») n’est pas admise%s : ôtez-la, "
		"ou mettez le texte entre guillemets droits.",
	[MARK_ALIAS] = "Un renvoi (mot précédé de « * ») n’est pas admis%s : écrivez la "
		"valeur en entier, ou mettez le texte entre guillemets droits.",
};

static void note_mark(struct reader *reader, enum mark mark)
{
	if (reader->marks[mark].count++ == 0)
		reader->marks[mark].line = here(reader);
}

static void note_marks(struct reader *reader, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		note_mark(reader, MARK_ANCHOR);
	if (tag)
		note_mark(reader, MARK_TAG);
}

static void refuse_marks(struct reader *reader)
{
	for (size_t i = 0; i < MARK_COUNT; i++) {
		size_t count = reader->marks[i].count;
		OWNED_STRING more = count > 1 ? text_make(" (%zu dans l’en-tête, la première fois ici)", count)
			: mem_copy("");
		if (count > 0)
			remarks_add(reader->remarks, SEVERITY_REFUSAL, "", reader->marks[i].line, MARKS[i], more);
	}
}

/* Plain `~` and `null` say that nothing is there, as everywhere in YAML. */
static bool is_null(const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE
		&& (strcmp(text, "~") == 0 || strcmp(text, "null") == 0);
}

static void read_scalar(struct reader *reader, struct node *node)
{
	const char *text = (const char *)reader->event.data.scalar.value;
	size_t length = reader->event.data.scalar.length;
	node->kind = NODE_TEXT;
	node->text = is_null(&reader->event) ? mem_copy("") : mem_copy_bytes(text, length);
	if (memchr(text, '\0', length))
		refuse(reader, "Un caractère nul est écrit ici : ôtez-le.");
	note_marks(reader, reader->event.data.scalar.anchor, reader->event.data.scalar.tag);
}

static struct node *add_child(struct node *node)
{
	node->children = mem_resize(node->children, node->count + 1, sizeof *node->children);
	struct node *child = &node->children[node->count++];
	*child = (struct node){0};
	return child;
}

static bool read_value(struct reader *reader, struct node *node, unsigned depth);

static bool read_list(struct reader *reader, struct node *node, unsigned depth)
{
	node->kind = NODE_LIST;
	note_marks(reader, reader->event.data.sequence_start.anchor,
		reader->event.data.sequence_start.tag);
	while (step(reader)) {
		if (reader->event.type == YAML_SEQUENCE_END_EVENT)
			return true;
		if (!read_value(reader, add_child(node), depth + 1))
			return false;
	}
	return false;
}

static bool has_key(const struct node *node, const char *key)
{
	for (size_t i = 0; i < node->count; i++)
		if (node->children[i].key && strcmp(node->children[i].key, key) == 0)
			return true;
	return false;
}

/* The key at hand, for the caller to free(); NULL when it is no text. */
static char *read_key(struct reader *reader)
{
	if (reader->event.type != YAML_SCALAR_EVENT) {
		refuse(reader, "Une clé doit être un mot suivi d’un deux-points, "
			"non une liste, une accolade ou une étoile.");
		return NULL;
	}
	note_marks(reader, reader->event.data.scalar.anchor, reader->event.data.scalar.tag);
	return mem_copy_bytes((const char *)reader->event.data.scalar.value,
		reader->event.data.scalar.length);
}

static void refuse_double(struct reader *reader, const char *key)
{
	OWNED_STRING quoted = tidy_excerpt(key);
	remarks_add(reader->remarks, SEVERITY_REFUSAL, "", here(reader),
		"La clé « %s » est écrite deux fois : n’en gardez qu’une.", quoted);
}

/* The value of a key given twice is read, refused and dropped. */
static bool read_pair(struct reader *reader, struct node *map, unsigned depth)
{
	OWNED_STRING key = read_key(reader);
	if (!key)
		return false;
	bool is_double = has_key(map, key);
	if (is_double)
		refuse_double(reader, key);

	unsigned line = line_of(reader, reader->event.start_mark);
	struct node dropped = {0};
	struct node *value = is_double ? &dropped : add_child(map);
	value->key = TAKE(key);
	bool ok = step(reader) && read_value(reader, value, depth);
	value->line = line;
	node_done(&dropped);
	return ok;
}

static bool read_map(struct reader *reader, struct node *node, unsigned depth)
{
	node->kind = NODE_MAP;
	note_marks(reader, reader->event.data.mapping_start.anchor,
		reader->event.data.mapping_start.tag);
	while (step(reader)) {
		if (reader->event.type == YAML_MAPPING_END_EVENT)
			return true;
		if (!read_pair(reader, node, depth + 1))
			return false;
	}
	return false;
}

static bool read_value(struct reader *reader, struct node *node, unsigned depth)
{
	node->kind = NODE_TEXT;
	node->line = line_of(reader, reader->event.start_mark);
	if (depth > FRONT_MATTER_DEPTH)
		return refuse(reader, "L’en-tête est imbriqué trop profondément : simplifiez-le.");
	if (++reader->values > FRONT_MATTER_VALUES)
		return refuse(reader, "L’en-tête compte plus de 1000 valeurs : raccourcissez-le.");

	switch (reader->event.type) {
	case YAML_SCALAR_EVENT:
		read_scalar(reader, node);
		return true;
	case YAML_SEQUENCE_START_EVENT:
		return read_list(reader, node, depth);
	case YAML_MAPPING_START_EVENT:
		return read_map(reader, node, depth);
	default:
		note_mark(reader, MARK_ALIAS);
		node->text = mem_copy("");
		return true;
	}
}

/* The one document of the stream, which must be a list of keys. */
static bool read_document(struct reader *reader, struct node *root)
{
	if (!step(reader) || !step(reader))
		return false;
	if (reader->event.type == YAML_DOCUMENT_START_EVENT && !step(reader))
		return false;
	if (reader->event.type != YAML_MAPPING_START_EVENT)
		return refuse(reader, "L’en-tête doit être une suite de lignes « clé: valeur », "
			"par exemple « titre: \"Programmer un robot\" ».");
	if (!read_value(reader, root, 0))
		return false;
	if (!step(reader) || !step(reader))
		return false;
	return reader->event.type == YAML_STREAM_END_EVENT
		|| refuse(reader, "L’en-tête s’arrête avant la fin : ôtez la ligne « ... » qui "
			"le coupe en deux.");
}

struct node *front_matter_read(const char *yaml, size_t length, unsigned first_line,
	struct remarks *remarks)
{
	struct reader reader = { .first_line = first_line, .remarks = remarks };
	if (!yaml_parser_initialize(&reader.parser))
		abort();
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser, (const unsigned char *)yaml, length);

	OWNED(node) root = mem_new(1, sizeof *root);
	bool ok = read_document(&reader, root);
	refuse_marks(&reader);
	yaml_event_delete(&reader.event);
	yaml_parser_delete(&reader.parser);
	return ok ? TAKE(root) : NULL;
}
