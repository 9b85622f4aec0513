#include "base/file.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/asset.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>

static void put(const char *folder, const char *name, const char *content)
{
	OWNED_STRING path = file_join(folder, name);
	assert_true(file_write(path, content, strlen(content), NULL));
}

static void an_address_changes_with_the_content(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "site.css", "a {}");
	put(folder, "logo.svg", "<svg/>");
	OWNED(assets) first = assets_load(folder, NULL);
	put(folder, "site.css", "b {}");
	OWNED(assets) second = assets_load(folder, NULL);

	assert_int_equal(strlen(asset_url(first, "site.css")), strlen("/statique/site.0123456789.css"));
	assert_string_not_equal(asset_url(first, "site.css"), asset_url(second, "site.css"));
	assert_string_equal(asset_url(first, "logo.svg"), asset_url(second, "logo.svg"));
	assert_string_not_equal(assets_fingerprint(first), assets_fingerprint(second));
	assert_null(asset_url(first, "autre.css"));
}

static void a_file_is_found_by_both_its_addresses(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "site.css", "a {}");
	put(folder, "site.css.gz", "packed");
	OWNED(assets) assets = assets_load(folder, NULL);
	bool is_lasting = false;

	const struct asset *asset = asset_find(assets, asset_url(assets, "site.css"), &is_lasting);
	assert_non_null(asset);
	assert_true(is_lasting);
	assert_string_equal(asset->type, "text/css; charset=utf-8");
	assert_int_equal(asset->forms[ENCODING_GZIP].length, strlen("packed"));
	assert_null(asset->forms[ENCODING_BROTLI].bytes);

	assert_ptr_equal(asset_find(assets, "/statique/site.css", &is_lasting), asset);
	assert_false(is_lasting);
}

struct row {
	const char *name, *path;
};

static const struct row unknown_rows[] = {
	{ "another fingerprint is no address",  "/statique/site.0123456789.css" },
	{ "a compressed form has no address",   "/statique/site.css.gz" },
	{ "a hidden file has no address",       "/statique/.secret.css" },
	{ "a path out of the folder is none",   "/statique/../site.css" },
	{ "the folder has no address",          "/statique/" },
	{ "a name without the folder is none",  "/site.css" },
	{ "a file of a folder is none",         "/statique/dossier/site.css" },
};

static void is_not_found(void **state)
{
	const struct row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "site.css", "a {}");
	put(folder, "site.css.gz", "packed");
	put(folder, ".secret.css", "a {}");
	OWNED_STRING inner = file_join(folder, "dossier");
	assert_true(file_make_folder(inner, NULL));
	put(inner, "site.css", "a {}");
	OWNED(assets) assets = assets_load(folder, NULL);
	bool is_lasting;
	assert_non_null(assets);
	assert_null(asset_find(assets, row->path, &is_lasting));
}

static void a_folder_that_is_not_there_is_told(void **state)
{
	(void)state;
	struct error err = {0};
	assert_null(assets_load("/nowhere/at/all", &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void a_file_of_unknown_kind_is_refused(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "page.php", "?");
	struct error err = {0};
	assert_null(assets_load(folder, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

static bool loads_file_of(size_t length, struct error *err)
{
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "a.txt");
	OWNED_STRING bytes = calloc(length, 1);
	assert_true(file_write(path, bytes, length, NULL));
	OWNED(assets) assets = assets_load(folder, err);
	return assets != NULL;
}

static void a_file_has_a_limit(void **state)
{
	(void)state;
	struct error err = {0};
	assert_true(loads_file_of(ASSET_MAX_BYTES, &err));
	assert_false(loads_file_of(ASSET_MAX_BYTES + 1, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

static void their_number_has_a_limit(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	for (int i = 0; i < ASSET_MAX_COUNT; i++) {
		OWNED_STRING name = text_make("%d.txt", i);
		put(folder, name, "");
	}
	OWNED(assets) all = assets_load(folder, &err);
	assert_non_null(all);
	put(folder, "more.txt", "");
	assert_null(assets_load(folder, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, an_address_changes_with_the_content);
	SUITE_TEST(&suite, a_file_is_found_by_both_its_addresses);
	SUITE_ROWS(&suite, unknown_rows, is_not_found);
	SUITE_TEST(&suite, a_folder_that_is_not_there_is_told);
	SUITE_TEST(&suite, a_file_of_unknown_kind_is_refused);
	SUITE_TEST(&suite, a_file_has_a_limit);
	SUITE_TEST(&suite, their_number_has_a_limit);
	return suite_run(&suite, "http/asset");
}
