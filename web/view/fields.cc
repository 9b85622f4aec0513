#include "view/fields_inner.h"

#include <cstring>
#include <string>

using ctemplate::TemplateString;
using std::string_view;

namespace {

enum { ARENA_BYTES = 64 * 1024 };  /* what a page takes first; more as it needs */

struct memory_of_page {
	std::pmr::monotonic_buffer_resource memory{ARENA_BYTES};
};

/* The outermost values, and the memory of all of them. */
struct page final : private memory_of_page, public fields {
	page() : fields(memory, nullptr, nullptr) {}
};

}

fields::fields(std::pmr::memory_resource &memory, const fields *seen, const char *name)
	: arena(memory), around(seen), file(name)
{
}

/* What is put in the arena goes with it, and owns nothing else: its destructor never runs. */
template <class Thing>
static void *room_for(std::pmr::memory_resource &arena)
{
	return arena.allocate(sizeof(Thing), alignof(Thing));
}

void fields::set(const char *marker, string_view text)
{
	char *copy = static_cast<char *>(arena.allocate(text.size() + 1, 1));
	memcpy(copy, text.data(), text.size());
	values = new (room_for<value>(arena)) value{marker, {copy, text.size()}, values};
}

fields *fields::add(const char *marker, const char *name)
{
	list *mine = lists;
	while (mine && mine->marker != marker)
		mine = mine->next;
	if (!mine)
		mine = lists = new (room_for<list>(arena)) list{marker, nullptr, nullptr, lists};

	const fields *seen = name ? nullptr : this;
	fields *child = new (room_for<fields>(arena)) fields(arena, seen, name);
	(mine->last ? mine->last->after : mine->first) = child;
	mine->last = child;
	return child;
}

/* ---- What ctemplate asks ---- */

/* The few names of one part of a page are looked through sooner than hashed. */
template <class Named>
static const Named *named(const Named *list, const TemplateString &marker)
{
	string_view sought{marker.data(), marker.size()};
	while (list && list->marker != sought)
		list = list->next;
	return list;
}

const fields *fields::first_of(const TemplateString &marker) const
{
	for (const fields *at = this; at; at = at->around)
		if (const list *found = named(at->lists, marker))
			return found->first;
	return nullptr;
}

TemplateString fields::GetValue(const TemplateString &marker) const
{
	for (const fields *at = this; at; at = at->around)
		if (const value *found = named(at->values, marker))
			return {found->text.data(), found->text.size()};
	return {"", 0};
}

const char *fields::GetIncludeTemplateName(const TemplateString &marker, int rank) const
{
	const fields *child = first_of(marker);
	for (; child && rank > 0; rank--)
		child = child->after;
	return child ? child->file : nullptr;
}

const ctemplate::TemplateDictionaryInterface &fields::each::Next()
{
	const fields *mine = at;
	at = at->after;
	return *mine;
}

/* ---- What our pages give ---- */

extern "C" struct fields *fields_new(void)
{
	return new page;
}

extern "C" void fields_free(struct fields *fields)
{
	delete static_cast<page *>(fields);
}

extern "C" void fields_text(struct fields *fields, const char *marker, const char *text)
{
	fields->set(marker, text ? text : "");
}

extern "C" void fields_number(struct fields *fields, const char *marker, size_t number)
{
	static const char narrow_space[] = "\xE2\x80\xAF";
	std::string digits = std::to_string(number);
	for (size_t at = digits.size(); at > 3; at -= 3)
		digits.insert(at - 3, narrow_space);
	fields->set(marker, digits);
}

extern "C" struct fields *fields_repeat(struct fields *fields, const char *section)
{
	return fields->add(section, nullptr);
}

extern "C" void fields_optional(struct fields *fields, const char *section, const char *marker,
	const char *text)
{
	if (text && *text)
		fields_text(fields_repeat(fields, section), marker, text);
}

extern "C" void fields_count(struct fields *fields, const char *marker, const char *plural,
	size_t number)
{
	fields_number(fields, marker, number);
	if (number >= 2)
		fields_repeat(fields, plural);
}

extern "C" struct fields *fields_include(struct fields *fields, const char *marker, const char *file)
{
	return fields->add(marker, file);
}
