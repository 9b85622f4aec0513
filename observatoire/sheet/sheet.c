#include "sheet/sheet.h"

#include "base/mem.h"
#include "sheet/field.h"

#include <stdlib.h>

struct sheet *sheet_new(void)
{
	return mem_new(1, sizeof(struct sheet));
}

void sheet_free(struct sheet *sheet)
{
	if (!sheet)
		return;
	for (size_t i = 0; i < SHEET_FIELD_COUNT; i++)
		field_clear(&sheet_fields[i], sheet);
	free(sheet->body);
	free(sheet->field_lines);
	free(sheet);
}
