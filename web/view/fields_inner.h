#ifndef VIEW_FIELDS_INNER_H
#define VIEW_FIELDS_INNER_H

#include "view/template.h"

#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_string.h>

#include <memory_resource>
#include <string_view>

/* How ctemplate reads the values of a page.
 *
 * Its own TemplateDictionary keeps a hash table a section, names each for its logs, and locks a table
 * of all names there ever were: for a page of some hundred boxes that costs more than to render it. Here
 * values are lists in the memory of the page, as C code gave them. Visibility is the same: a section sees
 * what is around it, an included file sees its own values only. */
struct fields : ctemplate::TemplateDictionaryInterface {
	fields(std::pmr::memory_resource &memory, const fields *seen, const char *name);

	void set(const char *marker, std::string_view text);
	fields *add(const char *marker, const char *name);

private:
	using Marker = ctemplate::TemplateString;

	struct value {
		std::string_view marker, text;
		const value *next;
	};
	struct list {
		std::string_view marker;
		fields *first, *last;
		list *next;
	};
	struct each final : Iterator {
		explicit each(const fields *first) : at(first) {}
		bool HasNext() const override { return at; }
		const TemplateDictionaryInterface &Next() override;
		/* There are a thousand of them in a page: they go with its memory. */
		static void *operator new(size_t size, std::pmr::memory_resource &arena)
		{
			return arena.allocate(size);
		}
		static void operator delete(void *, std::pmr::memory_resource &) {}
		static void operator delete(void *) {}
		const fields *at;
	};

	const fields *first_of(const Marker &marker) const;

	ctemplate::TemplateString GetValue(const Marker &marker) const override;
	bool IsHiddenSection(const Marker &marker) const override { return !first_of(marker); }
	bool IsUnhiddenSection(const Marker &marker) const override { return first_of(marker); }
	bool IsHiddenTemplate(const Marker &marker) const override { return !first_of(marker); }
	const char *GetIncludeTemplateName(const Marker &marker, int rank) const override;
	Iterator *CreateSectionIterator(const Marker &marker) const override
	{
		return new (arena) each(first_of(marker));
	}
	Iterator *CreateTemplateIterator(const Marker &marker) const override
	{
		return new (arena) each(first_of(marker));
	}
	void DumpToString(std::string *, int) const override {}

	std::pmr::memory_resource &arena;
	const fields *around;      /* whose values a section sees as well; none of an included file */
	const char *file;          /* of an included file; borrowed */
	const value *values = nullptr;  /* the last given first */
	list *lists = nullptr;     /* sections and included files, by marker */
	fields *after = nullptr;   /* the next of the same list */
};

#endif
