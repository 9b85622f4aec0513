#include "index/class.h"

#include "index/class_inner.h"

static const struct { const char *name; const char *const keys[9]; } KEYS[] = {
	{ "toutepetitesection", { "tps" } }, { "petitesection", { "ps" } },
	{ "moyennesection", { "ms" } }, { "grandesection", { "gs" } },
	{ "cp", { "cp" } }, { "ce1", { "ce1" } }, { "ce2", { "ce2" } },
	{ "cm1", { "cm1" } }, { "cm2", { "cm2" } },
	{ "coursmoyen", { "cm1", "cm2" } }, { "courselementaire", { "ce1", "ce2" } },
	{ "6e", { "6e" } }, { "5e", { "5e" } }, { "4e", { "4e" } }, { "3e", { "3e" } },
	{ "cycle1", { "cycle1", "tps", "ps", "ms", "gs" } },
	{ "cycle2", { "cycle2", "cp", "ce1", "ce2" } },
	{ "cycle3", { "cycle3", "cm1", "cm2", "6e" } },
	{ "cycle4", { "cycle4", "5e", "4e", "3e" } },
	{ "2de", { "2gt", "2pro" } }, { "1re", { "1gt", "1pro" } }, { "terminale", { "tgt", "tpro" } },
	{ "bts", { "bts" } }, { "cpge", { "cpge" } },
	{ "maternelle", { "cycle1", "tps", "ps", "ms", "gs" } },
	{ "college", { "6e", "5e", "4e", "3e", "cycle4" } },
	{ "lycee", { "lycee", "2gt", "1gt", "tgt", "2pro", "1pro", "tpro", "cap" } },
};

const char *const *class_keys(const char *folded)
{
	for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++)
		if (class_is_spelled(folded, KEYS[i].name))
			return KEYS[i].keys;
	return NULL;
}
