#include "base/file.h"
#include "base/owned.h"
#include "base/share.h"
#include "base/text.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>

static void the_environment_tells_the_place(void **state)
{
	(void)state;
	OWNED_FOLDER root = temp_folder();
	OWNED_STRING folder = file_join(root, "vocabularies");
	assert_true(file_make_folder(folder, NULL));

	setenv("OBSERVATOIRE_SHARE", root, 1);
	OWNED_STRING found = share_find("vocabularies", NULL);
	assert_string_equal(found, folder);
	unsetenv("OBSERVATOIRE_SHARE");
}

static void a_folder_that_is_not_there_is_told(void **state)
{
	(void)state;
	OWNED_FOLDER root = temp_folder();
	setenv("OBSERVATOIRE_SHARE", root, 1);
	struct error err = {0};
	assert_null(share_find("vocabularies", &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	unsetenv("OBSERVATOIRE_SHARE");
}

static void a_build_folder_holds_them_beside_the_program(void **state)
{
	(void)state;
	OWNED_STRING found = share_find("vocabularies", NULL);
	assert_non_null(found);
	OWNED_STRING levels = file_join(found, "niveaux.tsv");
	assert_true(file_exists(levels));
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, the_environment_tells_the_place);
	SUITE_TEST(&suite, a_folder_that_is_not_there_is_told);
	SUITE_TEST(&suite, a_build_folder_holds_them_beside_the_program);
	return suite_run(&suite, "base/share");
}
