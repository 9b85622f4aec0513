#ifndef SUPPORT_ROWS_H
#define SUPPORT_ROWS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

/* The tests of one program, run as one group (TAP allows one plan):
 *
 *     struct suite suite = {0};
 *     SUITE_ROWS(&suite, rows, reads);     one test per row, named by row.name; row in *state
 *     SUITE_TEST(&suite, knows_a_year);
 *     return suite_run(&suite, "base/duration");
 */
struct suite {
	struct CMUnitTest tests[1000];
	size_t count;
};

static inline void suite_add(struct suite *suite, const char *name, CMUnitTestFunction check,
	const void *row)
{
	if (suite->count == sizeof suite->tests / sizeof suite->tests[0])
		abort();
	suite->tests[suite->count++] = (struct CMUnitTest){
		.name = name,
		.test_func = check,
		.initial_state = (void *)(uintptr_t)row,
	};
}

#define SUITE_TEST(suite, check) suite_add((suite), #check, (check), NULL)

#define SUITE_ROWS(suite, rows, check) \
	do { \
		for (size_t i_ = 0; i_ < sizeof (rows) / sizeof (rows)[0]; i_++) \
			suite_add((suite), (rows)[i_].name, (check), &(rows)[i_]); \
	} while (0)

static inline int suite_run(struct suite *suite, const char *name)
{
	return _cmocka_run_group_tests(name, suite->tests, suite->count, NULL, NULL);
}

#endif
