#ifndef HTTP_LINK_REGISTER_H
#define HTTP_LINK_REGISTER_H

#include <stdbool.h>
#include <stdint.h>

/** A page or a file of the registers; what is NULL, 0 or false is left out. */
struct link_register {
	const char *code;        /* "formations"; NULL: all the registers */
	int64_t line;            /* of it */
	const char *act;         /* "ajouter", "importer"; of a line "corriger", "retirer" */
	bool is_table;           /* as CSV */
	bool is_text;            /* of a line: what its hash is of */
	int64_t version;         /* of that text */
	int year;                /* school year that begins then: 2016 */
	const char *department;
	bool with_withdrawn;
	const char *indicator;   /* the lines that an indicator counts, */
	const char *day;         /* AAAA-MM-JJ: at the end of that day, */
	bool with_examples;      /* examples counted as if they were not */
	const char *before_day;  /* those behind a place in the list */
	int64_t before_line;
};

/** "/registres/formations?annee=2016-2017&departement=023", for the caller to free(). */
char *link_to_register(const struct link_register *link);

#endif
