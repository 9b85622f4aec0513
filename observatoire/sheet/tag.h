#ifndef SHEET_TAG_H
#define SHEET_TAG_H

/* Tags (« étiquettes »): free words by which people gather sheets, written by the author of a sheet
 * in its front matter or put on it by others. */

enum {
	TAG_CHARACTERS = 40,   /* of a name */
	TAG_CHARACTERS_LEAST = 2,
};

enum tag_fault {
	TAG_GOOD,
	TAG_SHORT,       /* nothing, or one character */
	TAG_LONG,        /* past TAG_CHARACTERS */
	TAG_NO_LETTER,   /* digits and signs alone: a year, a telephone number */
	TAG_STRANGE,     /* holds a sign that no tag has */
	TAG_PERSONAL,    /* tells where somebody is to be reached */
};

/** What is wrong with a name, as typed: white space at its ends and in a row does not count. */
enum tag_fault tag_check(const char *name);

/**
 * The form all the spellings of one tag share: small letters without accents and without the mark of
 * the plural, words joined by a hyphen: « Classes  mobiles » is "classe-mobile", « C++ » is "c++". It
 * stands in the address of the tag, which must live for ever: hence rules of its own, which never
 * change, and not those of the index. "" when there is nothing to keep. For the caller to free().
 */
char *tag_form(const char *name);

#endif
