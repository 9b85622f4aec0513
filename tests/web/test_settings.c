#include "base/text.h"
#include "settings.h"
#include "support/rows.h"

#include <string.h>

enum { MAX_ARGS = 8 };

struct row {
	const char *name;
	const char *args[MAX_ARGS];  /* behind the program's name */
	const char *complaint;       /* what the sentence begins with; NULL: all is well */
};

static const struct row rows[] = {
	{ "data are enough",                  { "--data", "d" }, NULL },
	{ "a value may follow an equals sign", { "--data=d" }, NULL },
	{ "help needs no data",               { "--help" }, NULL },
	{ "nor does the version",             { "--version" }, NULL },
	{ "data are wanted",                  { 0 }, "--data DOSSIER est obligatoire" },
	{ "empty data are none",              { "--data", "" }, "--data DOSSIER est obligatoire" },
	{ "a value is wanted",                { "--data" }, "--data : il manque une valeur" },
	{ "an option is known",               { "--data", "d", "--dta" }, "--dta : option inconnue" },
	{ "there is no short option",         { "-d" }, "-d : option inconnue" },
	{ "nothing stands alone",             { "--data", "d", "e" }, "e : argument inattendu" },
	{ "an address has a port",            { "--data", "d", "--listen", "a" }, "--listen a :" },
	{ "two threads at least",             { "--data", "d", "--threads", "1" }, "--threads 1 :" },
	{ "two threads are enough",           { "--data", "d", "--threads", "2" }, NULL },
	{ "sixty-four threads at most",       { "--data", "d", "--threads", "64" }, NULL },
	{ "sixty-five are too many",          { "--data", "d", "--threads", "65" }, "--threads 65 :" },
	{ "threads are a number",             { "--data", "d", "--threads", "2x" }, "--threads 2x :" },
	{ "one connection at least",          { "--data", "d", "--connections", "0" }, "--connections 0 :" },
	{ "16384 connections at most",        { "--data", "d", "--connections", "16385" }, "--connections" },
	{ "no limit by address is a limit",   { "--data", "d", "--connections-per-address", "0" }, NULL },
	{ "an address of a site",             { "--data", "d", "--base-url", "https://a.fr" }, NULL },
	{ "an address in words",              { "--data", "d", "--base-url", "a.fr" }, "--base-url a.fr :" },
	{ "another scheme",                   { "--data", "d", "--base-url", "ftp://a.fr" }, "--base-url" },
	{ "an address without a host",        { "--data", "d", "--base-url", "https:///" }, "--base-url" },
	{ "an address with a path",           { "--data", "d", "--base-url", "https://a.fr/b" }, "--base-url" },
	{ "an address that breaks a page",    { "--data", "d", "--base-url", "https://a\"b" }, "--base-url" },
};

static bool read(struct settings *settings, const char *const *args, struct error *err)
{
	char *given[MAX_ARGS + 2] = { (char *)(uintptr_t)"observatoire-web" };
	int count = 1;
	for (size_t i = 0; i < MAX_ARGS && args[i]; i++)
		given[count++] = (char *)(uintptr_t)args[i];
	return settings_read(settings, count, given, err);
}

static void reads(void **state)
{
	const struct row *row = *state;
	OWNED_SETTINGS settings;
	struct error err = {0};
	assert_int_equal(read(&settings, row->args, &err), row->complaint == NULL);
	if (row->complaint) {
		assert_int_equal(err.kind, ERROR_INVALID);
		assert_memory_equal(err.text, row->complaint, strlen(row->complaint));
	}
}

static void what_is_given_is_kept(void **state)
{
	(void)state;
	const char *args[MAX_ARGS] = { "--data=d", "--listen=:80", "--base-url=https://a.fr:8443/",
		"--listen=unix:/s", "--log-address", "--connections=7" };
	OWNED_SETTINGS settings;
	assert_true(read(&settings, args, NULL));
	assert_string_equal(settings.data_dir, "d");
	assert_string_equal(settings.base_url, "https://a.fr:8443");
	assert_int_equal(settings.addresses.count, 2);
	assert_string_equal(settings.addresses.items[1], "unix:/s");
	assert_true(settings.logs_addresses);
	assert_int_equal(settings.connections, 7);
	assert_int_equal(settings.connections_per_address, 256);
	assert_true(settings.threads >= 2);
	assert_null(settings.static_dir);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, reads);
	SUITE_TEST(&suite, what_is_given_is_kept);
	return suite_run(&suite, "web/settings");
}
