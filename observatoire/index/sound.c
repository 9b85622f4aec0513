#include "index/sound.h"

#include <stdbool.h>
#include <string.h>

/* Letters said together, the longest first, and what they sound as; digits are sounds without a letter. */
static const struct { const char *letters, *said; } GROUPS[] = {
	{ "eau", "o" }, { "ain", "1" }, { "ein", "1" },
	{ "au", "o" },  { "ph", "f" },  { "qu", "k" },  { "ck", "k" },  { "ch", "2" },  { "sh", "2" },
	{ "th", "t" },  { "rh", "r" },  { "ai", "e" },  { "ei", "e" },  { "an", "3" },  { "am", "3" },
	{ "en", "3" },  { "em", "3" },  { "in", "1" },  { "im", "1" },  { "yn", "1" },  { "ym", "1" },
	{ "ce", "se" }, { "ci", "si" }, { "cy", "si" }, { "ge", "je" }, { "gi", "ji" }, { "sc", "s" },
	{ "c", "k" },   { "q", "k" },   { "y", "i" },   { "z", "s" },   { "w", "v" },   { "h", "" },
};

enum { FNV_START = 0x811C9DC5, FNV_STEP = 0x01000193 };

/* A sound being gathered: a letter said twice is said once. */
struct gathered {
	uint32_t hash;
	char last;
};

static void say(struct gathered *gathered, char letter)
{
	if (letter == gathered->last)
		return;
	gathered->last = letter;
	gathered->hash = (gathered->hash ^ (unsigned char)letter) * (uint32_t)FNV_STEP;
}

/* « an » of « danse », not of « ane » nor « annee »: no nasal stands before those. */
static bool is_spoilt(char said, char next)
{
	return (said == '1' || said == '3') && next && strchr("aeiouynm", next);
}

/* Say what stands at `at`; gives the letters read. */
static size_t say_next(struct gathered *gathered, const char *at, size_t left)
{
	for (size_t i = 0; i < sizeof GROUPS / sizeof GROUPS[0]; i++) {
		size_t length = strlen(GROUPS[i].letters);
		if (length > left || strncmp(at, GROUPS[i].letters, length) != 0
			|| is_spoilt(*GROUPS[i].said, length < left ? at[length] : '\0'))
			continue;
		for (const char *said = GROUPS[i].said; *said; said++)
			say(gathered, *said);
		return length;
	}
	say(gathered, *at);
	return 1;
}

uint32_t sound_of(const char *word, size_t length)
{
	struct gathered gathered = { .hash = (uint32_t)FNV_START };
	if (length > 1 && word[length - 1] == 'x')  /* « tableaux » */
		length--;
	for (size_t i = 0; i < length;)
		i += say_next(&gathered, word + i, length - i);
	return gathered.hash;
}
