#include "view/attachments.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "view/french.h"
#include "view/markdown.h"
#include "view/template.h"

#include <string.h>

static const char *name_of(const struct attachment *attachment)
{
	return attachment->title ? attachment->title : attachment->file;
}

/* An address of the web, and nothing that a reader or Markdown would take for more. */
static bool is_address(const char *file)
{
	bool is_web = strncmp(file, "https://", 8) == 0 || strncmp(file, "http://", 7) == 0;
	return is_web && !strpbrk(file, " \t\"'<>\\");
}

/* « plan.odt, 12 ko, CC BY 4.0 » */
static char *facts_of(const struct attachment *attachment, const struct vocabularies *vocabularies)
{
	OWNED_WORDS facts = {0};
	if (attachment->title && !is_address(attachment->file))
		words_add(&facts, attachment->file);
	if (attachment->bytes > 0)
		words_give(&facts, french_bytes(attachment->bytes));
	if (attachment->licence)
		words_add(&facts, french_label(vocabularies, VOCABULARY_LICENCES, attachment->licence));
	return words_join(&facts, ", ");
}

void view_attachments(struct fields *fields, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	struct fields *list = NULL;
	for (size_t i = 0; i < sheet->attachment_count; i++) {
		const struct attachment *attachment = &sheet->attachments[i];
		if (!attachment->file)
			continue;

		list = list ? list : fields_repeat(fields, "PIECES");
		struct fields *out = fields_repeat(list, "PIECE");
		OWNED_STRING facts = facts_of(attachment, vocabularies);
		bool has_address = is_address(attachment->file);
		struct fields *name = fields_repeat(out, has_address ? "PIECE_LIEE" : "PIECE_NOMMEE");
		fields_text(name, "TITRE", name_of(attachment));
		fields_text(name, "LIEN", has_address ? attachment->file : "");
		fields_optional(out, "DITS", "DE_LA_PIECE", facts);
		fields_optional(out, "DECRITE", "ALTERNATIVE", attachment->alternative);
	}
}

/* « - [Plan](<https://…>) (12 ko, CC BY 4.0) : ce qu’on y voit » */
static void add_line(struct text *out, const struct attachment *attachment,
	const struct vocabularies *vocabularies)
{
	OWNED_STRING name = markdown_text(name_of(attachment));
	OWNED_STRING plain = facts_of(attachment, vocabularies);
	OWNED_STRING facts = markdown_text(plain);
	OWNED_STRING alternative = markdown_text(attachment->alternative);
	if (is_address(attachment->file))
		text_format(out, "- [%s](<%s>)", name, attachment->file);
	else
		text_format(out, "- %s", name);
	text_format(out, "%s%s%s", *facts ? " (" : "", facts, *facts ? ")" : "");
	text_format(out, "%s%s\n", *alternative ? "\u00A0: " : "", alternative);
}

void view_attachments_markdown(struct text *out, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	bool is_first = true;
	for (size_t i = 0; i < sheet->attachment_count; i++) {
		if (!sheet->attachments[i].file)
			continue;
		if (is_first)
			text_add(out, "\n### Pièces jointes\n\n");
		is_first = false;
		add_line(out, &sheet->attachments[i], vocabularies);
	}
}
