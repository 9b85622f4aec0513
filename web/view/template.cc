#include "view/fields_inner.h"

#include "base/text.h"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_emitter.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using ctemplate::ExpandEmitter;
using ctemplate::STRIP_BLANK_LINES;
using ctemplate::TemplateCache;

namespace fs = std::filesystem;

struct templates {
	TemplateCache cache;
	std::string fingerprint;
};

/* Escaping is not the designer's to forget: the pragma is put before each file here. */
static const struct {
	const char *extension, *pragma;
} kinds[] = {
	{ ".html", "{{%AUTOESCAPE context=\"HTML\"}}" },
	{ ".xml",  "{{%AUTOESCAPE context=\"XML\"}}" },
};

static const char *pragma_of(const fs::path &path)
{
	for (const auto &kind : kinds)
		if (path.extension() == kind.extension)
			return kind.pragma;
	return nullptr;
}

static bool ends_with(const std::string &text, const std::string &end)
{
	return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/* What ctemplate would accept and we do not. A pragma of the file's own or other delimiters
 * would hide markers from these very rules. */
static const char *mistake_in(const std::string &marker)
{
	if (marker[0] == '%')
		return "un gabarit ne choisit pas l’échappement, le programme le fait";
	if (marker[0] == '=')
		return "les accolades ne se changent pas";

	size_t colon = marker.find(':');
	if (marker[0] == '!' || colon == std::string::npos)
		return nullptr;
	/* Escaped as any other, with its line ends. */
	if (marker.compare(colon, std::string::npos, ":pre_escape") == 0)
		return nullptr;
	if (marker.compare(colon, std::string::npos, ":none") != 0)
		return "les seuls modificateurs sont :none et :pre_escape";
	if (!ends_with(marker.substr(0, colon), "_HTML"))
		return ":none n’est permis qu’à un repère dont le nom finit par _HTML";
	return nullptr;
}

static bool obeys_house_rules(const std::string &name, const std::string &source, struct error *err)
{
	for (size_t at = source.find("{{"); at != std::string::npos; at = source.find("{{", at + 2)) {
		std::string marker = source.substr(at + 2, source.find("}}", at + 2) - at - 2);
		const char *mistake = marker.empty() ? "un repère vide" : mistake_in(marker);
		if (mistake)
			return error_set(err, ERROR_INVALID, "%s : {{%.60s}} : %s", name.c_str(),
				marker.c_str(), mistake);
	}
	return true;
}

static bool load_one(struct templates &templates, const fs::path &path, struct error *err)
{
	std::ifstream file(path, std::ios::binary);
	std::string source{std::istreambuf_iterator<char>(file), {}};
	std::string name = path.filename();
	if (!file)
		return error_set(err, ERROR_FAILED, "%s : ce gabarit ne peut pas être lu", path.c_str());
	if (!obeys_house_rules(name, source, err))
		return false;

	/* On a line of its own the pragma leaves no trace in the page. ctemplate tells the reason of a
	 * refusal on stderr, and nothing to its caller. */
	std::string whole = pragma_of(path) + ("\n" + source);
	if (!templates.cache.StringToTemplateCache(name, whole, STRIP_BLANK_LINES))
		return error_set(err, ERROR_INVALID, "%s : gabarit mal formé, la ligne au-dessus dit où",
			name.c_str());

	templates.fingerprint += name + '\0' + source + '\0';
	return true;
}

static bool load_all(struct templates &templates, const char *dir, struct error *err)
{
	std::vector<fs::path> paths;
	for (const auto &entry : fs::directory_iterator(dir))
		if (pragma_of(entry.path()))
			paths.push_back(entry.path());
	std::sort(paths.begin(), paths.end());
	if (paths.empty())
		return error_set(err, ERROR_NOT_FOUND, "%s : il n’y a pas de gabarit", dir);

	for (const auto &path : paths)
		if (!load_one(templates, path, err))
			return false;
	templates.cache.Freeze();

	templates.fingerprint = std::to_string(std::hash<std::string>{}(templates.fingerprint));
	return true;
}

extern "C" struct templates *templates_load(const char *dir, struct error *err)
{
	try {
		auto templates = std::make_unique<struct templates>();
		return load_all(*templates, dir, err) ? templates.release() : nullptr;
	} catch (const fs::filesystem_error &e) {
		bool is_missing = e.code() == std::errc::no_such_file_or_directory
			|| e.code() == std::errc::not_a_directory;
		error_set(err, is_missing ? ERROR_NOT_FOUND : ERROR_FAILED, "templates: %s", e.what());
	} catch (const std::exception &e) {
		error_set(err, ERROR_FAILED, "templates: %s", e.what());
	}
	return nullptr;
}

extern "C" void templates_free(struct templates *templates)
{
	delete templates;
}

extern "C" const char *templates_fingerprint(const struct templates *templates)
{
	return templates->fingerprint.c_str();
}

/* A page while it is written: its bytes are then given away, not copied. */
struct sheet_of_paper final : ExpandEmitter {
	void Emit(char c) override { Emit(&c, 1); }
	void Emit(const std::string &text) override { Emit(text.data(), text.size()); }
	void Emit(const char *text) override { Emit(text, strlen(text)); }
	void Emit(const char *text, size_t length) override { text_add_bytes(&page, text, length); }
	~sheet_of_paper() override { text_done(&page); }

	struct text page = {};
};

extern "C" char *templates_render(const struct templates *templates, const char *file,
	const struct fields *fields, struct error *err)
{
	sheet_of_paper paper;
	if (!templates->cache.ExpandNoLoad(file, STRIP_BLANK_LINES, fields, nullptr, &paper)) {
		error_set(err, ERROR_FAILED, "template %s: not rendered", file);
		return nullptr;
	}
	return text_take(&paper.page);
}
