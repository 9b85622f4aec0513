#include "view/notice.h"

#include "base/text.h"
#include "view/template.h"

void view_notice(struct fields *fields, const struct notice *notices, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (text_equals(notices[i].word, word))
			fields_text(fields_repeat(fields, "FAIT"), "PHRASE", notices[i].sentence);
}
