#include "http/route.h"
#include "support/rows.h"

#include <string.h>

/* The pages are only names here: what is under test is who is chosen. */
#define PAGE(name) \
	static bool name(struct app *a, const struct request *q, struct response *s, struct error *e) \
	{ (void)a; (void)q; (void)s; (void)e; return true; }
PAGE(home)
PAGE(source)
PAGE(sheet)
PAGE(tag)
PAGE(form)
PAGE(sent)

static const struct route routes[] = {
	{ METHOD_GET,  "/",                      home,   0, 0 },
	{ METHOD_GET,  "/usages/:id.md",         source, 0, 0 },
	{ METHOD_GET,  "/usages/:id",            sheet,  0, 0 },
	{ METHOD_POST, "/usages/:id/etiquettes", tag,    0, 0 },
	{ METHOD_GET,  "/proposer",              form,   0, 0 },
	{ METHOD_POST, "/proposer",              sent,   0, 0 },
};
enum { COUNT = sizeof routes / sizeof routes[0] };

enum { READ = 1 << METHOD_GET | 1 << METHOD_HEAD, WRITE = 1 << METHOD_POST };

struct row {
	const char *name;
	enum method method;
	const char *path;
	const struct route *route;
	unsigned methods;
};

static const struct row rows[] = {
	{ "the root is the home page",        METHOD_GET,   "/",                    &routes[0], READ },
	{ "HEAD is answered by the GET row",  METHOD_HEAD,  "/",                    &routes[0], READ },
	{ "a named segment takes any text",   METHOD_GET,   "/usages/x",            &routes[2], READ },
	{ "a suffix chooses its own row",     METHOD_GET,   "/usages/x.md",         &routes[1], READ },
	{ "a suffix alone names nothing",     METHOD_GET,   "/usages/.md",          &routes[2], READ },
	{ "another suffix is part of a name", METHOD_GET,   "/usages/x.pdf",        &routes[2], READ },
	{ "a named segment is not empty",     METHOD_GET,   "/usages/",             NULL, 0 },
	{ "a trailing slash is another path", METHOD_GET,   "/usages/x/",           NULL, 0 },
	{ "a method without a row is told",   METHOD_GET,   "/usages/x/etiquettes", NULL, WRITE },
	{ "text goes on after a named one",   METHOD_POST,  "/usages/x/etiquettes", &routes[3], WRITE },
	{ "two rows of one path: the form",   METHOD_GET,   "/proposer",            &routes[4], READ | WRITE },
	{ "two rows of one path: its post",   METHOD_POST,  "/proposer",            &routes[5], READ | WRITE },
	{ "an unknown method has no row",     METHOD_OTHER, "/proposer",            NULL, READ | WRITE },
	{ "an empty path is nothing",         METHOD_GET,   "",                     NULL, 0 },
	{ "a path starts with a slash",       METHOD_GET,   "usages/x",             NULL, 0 },
	{ "two slashes are not one",          METHOD_GET,   "//usages/x",           NULL, 0 },
	{ "a path is not climbed",            METHOD_GET,   "/usages/../x",         NULL, 0 },
};

static void finds(void **state)
{
	const struct row *row = *state;
	struct route_match match;
	assert_int_equal(route_find(routes, COUNT, row->method, row->path, &match), row->route != NULL);
	assert_ptr_equal(match.route, row->route);
	assert_int_equal(match.methods, row->methods);
}

static void a_name_stands_for_its_segment(void **state)
{
	(void)state;
	struct route_match match;
	assert_true(route_find(routes, COUNT, METHOD_GET, "/usages/robot-cm2.md", &match));
	assert_int_equal(match.parameter_count, 1);
	assert_int_equal(match.parameters[0].name_length, 2);
	assert_memory_equal(match.parameters[0].name, "id", 2);
	assert_int_equal(match.parameters[0].value_length, strlen("robot-cm2"));
	assert_memory_equal(match.parameters[0].value, "robot-cm2", strlen("robot-cm2"));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, finds);
	SUITE_TEST(&suite, a_name_stands_for_its_segment);
	return suite_run(&suite, "http/route");
}
