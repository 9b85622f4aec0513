#include "index/letter.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

enum { SLOTS = 1024 };  /* a French text holds about a hundred characters */

struct letters {
	struct letter slots[SLOTS];  /* by point modulo SLOTS */
};

static const struct letter END = { .kind = LETTER_END };

/* Characters whose meaning Unicode's categories do not tell. */
static const struct { unsigned point; enum letter_kind kind; } SIGNS[] = {
	{ '\'',   LETTER_APOSTROPHE }, { 0x2019, LETTER_APOSTROPHE }, { 0x2018, LETTER_APOSTROPHE },
	{ 0x02BC, LETTER_APOSTROPHE }, { 0x201B, LETTER_APOSTROPHE }, { 0x2032, LETTER_APOSTROPHE },
	{ 0x00B4, LETTER_APOSTROPHE }, { '`',    LETTER_APOSTROPHE }, { 0xFF07, LETTER_APOSTROPHE },
	{ '-',    LETTER_HYPHEN },     { 0x2010, LETTER_HYPHEN },     { 0x2011, LETTER_HYPHEN },
	{ 0x2013, LETTER_HYPHEN },     { 0x2212, LETTER_HYPHEN },
	{ 0x00B7, LETTER_MIDDLE_DOT }, { 0x2022, LETTER_MIDDLE_DOT }, { 0x2027, LETTER_MIDDLE_DOT },
	{ 0x22C5, LETTER_MIDDLE_DOT },
	{ '\n',   LETTER_OTHER },      { '\r',   LETTER_OTHER },      { 0x2028, LETTER_OTHER },
	{ 0x2029, LETTER_OTHER },      { 0x00BA, LETTER_OTHER },  /* « nº » is « n° » */
};

/* « cm² » is no class and « robot¹ » no other word; « CO₂ » is what one types « co2 ». */
static bool is_raised_digit(unsigned point)
{
	return point == 0xB2 || point == 0xB3 || point == 0xB9 || point == 0x2070
		|| (point >= 0x2074 && point <= 0x2079);
}

static enum letter_kind kind_of(unsigned point, const char *folded)
{
	if (is_raised_digit(point))
		return LETTER_OTHER;
	for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0]; i++)
		if (SIGNS[i].point == point)
			return SIGNS[i].kind;
	if (utf8_is_space(point))
		return LETTER_SPACE;
	if (*folded == '\0')
		return LETTER_NOTHING;
	return utf8_is_word(point) ? LETTER_WORD : LETTER_OTHER;
}

static void learn(struct letter *letter, unsigned point)
{
	char plain[UTF8_MAX_BYTES + 1] = "";
	plain[utf8_encode(point, plain)] = '\0';
	OWNED_STRING folded = utf8_fold(plain);

	size_t length = utf8_floor(folded, LETTER_MAX_BYTES);
	*letter = (struct letter){
		.point = point,
		.kind = kind_of(point, folded),
		.is_upper = utf8_is_upper(point),
		.is_digit = length == 1 && ascii_is_digit(folded[0]),
		.length = (unsigned char)length,
	};
	memcpy(letter->bytes, folded, length);
}

struct letters *letters_new(void)
{
	struct letters *letters = mem_new(1, sizeof *letters);
	/* Slot 0 would else claim to know U+0000, whatever its kind is. */
	learn(&letters->slots[0], 0);
	return letters;
}

void letters_free(struct letters *letters)
{
	free(letters);
}

static const struct letter *read(struct letters *letters, const char **cursor, const char *end)
{
	unsigned char byte = (unsigned char)**cursor;
	unsigned point = byte < 0x80 ? (*cursor)++, byte : utf8_next(cursor, end);
	struct letter *letter = &letters->slots[point % SLOTS];
	if (letter->point != point)
		learn(letter, point);
	return letter;
}

const struct letter *letters_next(struct letters *letters, const char **cursor, const char *end)
{
	while (*cursor < end) {
		const struct letter *letter = read(letters, cursor, end);
		if (letter->kind != LETTER_NOTHING)
			return letter;
	}
	return &END;
}

void letters_skip(struct letters *letters, const char **cursor, const char *end)
{
	const char *ahead = *cursor;
	while (ahead < end && read(letters, &ahead, end)->kind == LETTER_NOTHING)
		*cursor = ahead;
}
