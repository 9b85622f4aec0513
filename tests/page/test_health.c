#include "page/pages.h"

#include "index/spelling.h"
#include "store/db.h"
#include "support/visit.h"

/* GET /sante is asked every few seconds, and the words of an index take long to read after each of its
 * moves: the linker (--wrap, tests/meson.build) has their reading pass through here. */

static unsigned dictionaries_read;

struct spelling *__real_spelling_read(struct engine *engine, struct error *err);
struct spelling *__wrap_spelling_read(struct engine *engine, struct error *err);

struct spelling *__wrap_spelling_read(struct engine *engine, struct error *err)
{
	dictionaries_read++;
	return __real_spelling_read(engine, err);
}

static void health_reads_no_dictionary(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "Le hérisson", ""));
	visit_publish(&visit);

	dictionaries_read = 0;
	const char *health = visit_get(&visit, page_health, "/sante", NULL);
	assert_int_equal(response_get_status(visit.res), 200);
	assert_shows(health, "\"recherche\":\"ok\"");
	assert_int_equal(dictionaries_read, 0);

	visit_get(&visit, page_search, "/recherche?q=zzyzx", NULL);
	assert_int_equal(dictionaries_read, 1);
}

static void health_tells_which_half_fails(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	visit_publish(&visit);
	OWNED_STRING index = file_join(visit.desk.dir, "index");
	assert_true(file_remove_tree(index, NULL));

	const char *health = visit_get(&visit, page_health, "/sante", NULL);
	assert_int_equal(response_get_status(visit.res), 503);
	assert_shows(health, "\"fiches\":\"ok\"");
	assert_shows(health, "\"recherche\":\"panne\"");
}

/* The page of the table where the renderings begin becomes nonsense: figures and lists do not read it. */
static void a_sheet_that_cannot_be_read_is_a_failure(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "Le hérisson", ""));
	visit_publish(&visit);
	OWNED_STRING path = text_make("%s/observatoire.db", visit.desk.dir);
	OWNED(db) db = db_open(path, DB_WRITE, NULL);
	assert_true(db_run(db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL));
	OWNED(query) query = db_query(db, "SELECT rootpage FROM sqlite_schema WHERE name = 'rendering'");
	assert_true(query_next(query));
	FILE *file = fopen(path, "r+b");
	static const char junk[4096] = "ZZZZZZZZ";
	assert_int_equal(fseek(file, (query_integer(query, 0) - 1) * (long)sizeof junk, SEEK_SET), 0);
	assert_int_equal(fwrite(junk, 1, sizeof junk, file), sizeof junk);
	assert_int_equal(fclose(file), 0);
	catalogue_free(visit.app.catalogue);
	visit.app.catalogue = desk_open(&visit.desk, CATALOGUE_READ);

	const char *health = visit_get(&visit, page_health, "/sante", NULL);
	assert_int_equal(response_get_status(visit.res), 503);
	assert_shows(health, "\"fiches\":\"panne\"");
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, health_reads_no_dictionary);
	SUITE_TEST(&suite, health_tells_which_half_fails);
	SUITE_TEST(&suite, a_sheet_that_cannot_be_read_is_a_failure);
	return suite_run(&suite, "page/health");
}
