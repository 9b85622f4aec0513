#include "http/encoding.h"
#include "support/rows.h"

struct row {
	const char *name, *accept;
	enum encoding all, gzip_only;  /* what is chosen when we have every form, or no brotli */
};

static const struct row rows[] = {
	{ "nothing said is plain",          "",                        ENCODING_IDENTITY, ENCODING_IDENTITY },
	{ "the smallest form comes first",  "gzip, deflate, br",       ENCODING_BROTLI,   ENCODING_GZIP },
	{ "the order does not matter",      "br,gzip",                 ENCODING_BROTLI,   ENCODING_GZIP },
	{ "names are read in any case",     "GZip",                    ENCODING_GZIP,     ENCODING_GZIP },
	{ "an old name is read",            "x-gzip",                  ENCODING_GZIP,     ENCODING_GZIP },
	{ "an unknown form is skipped",     "zstd, gzip",              ENCODING_GZIP,     ENCODING_GZIP },
	{ "a part of a name is no name",    "gzi, brotli",             ENCODING_IDENTITY, ENCODING_IDENTITY },
	{ "a weight orders them",           "br;q=0.5, gzip;q=0.8",    ENCODING_GZIP,     ENCODING_GZIP },
	{ "three digits are read",          "br;q=0.801, gzip;q=0.8",  ENCODING_BROTLI,   ENCODING_GZIP },
	{ "blanks stand anywhere",          " br ; q=0.1 ,\tgzip",     ENCODING_GZIP,     ENCODING_GZIP },
	{ "a weight of zero refuses",       "br;q=0, gzip;q=0.0",      ENCODING_IDENTITY, ENCODING_IDENTITY },
	{ "a star names the others",        "*",                       ENCODING_BROTLI,   ENCODING_GZIP },
	{ "a star of zero refuses others",  "gzip, *;q=0",             ENCODING_GZIP,     ENCODING_GZIP },
	{ "a name is stronger than a star", "*, br;q=0",               ENCODING_GZIP,     ENCODING_GZIP },
	{ "plain may be preferred",         "gzip;q=0.5, identity",    ENCODING_IDENTITY, ENCODING_IDENTITY },
	{ "plain refused is sent at worst", "identity;q=0",            ENCODING_IDENTITY, ENCODING_IDENTITY },
	{ "a weight that is none refuses",  "gzip;q=high",             ENCODING_IDENTITY, ENCODING_IDENTITY },
	{ "a weight above one is one",      "gzip;q=1.9, br",          ENCODING_BROTLI,   ENCODING_GZIP },
	{ "an empty list is nothing",       ",, ,",                    ENCODING_IDENTITY, ENCODING_IDENTITY },
	{ "a weight cut short is no harm",  "gzip;q=",                 ENCODING_IDENTITY, ENCODING_IDENTITY },
	{ "a dot cut short is one",         "gzip;q=1.",               ENCODING_GZIP,     ENCODING_GZIP },
};

static void chooses(void **state)
{
	const struct row *row = *state;
	static const bool all[ENCODING_COUNT] = { true, true, true };
	static const bool gzip_only[ENCODING_COUNT] = { true, true, false };
	assert_int_equal(encoding_choose(row->accept, all), row->all);
	assert_int_equal(encoding_choose(row->accept, gzip_only), row->gzip_only);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, chooses);
	return suite_run(&suite, "http/encoding");
}
