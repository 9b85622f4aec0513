#include "view/frame.h"

#include "http/asset.h"
#include "http/link.h"

/* Markers of cadre.html that hold the address of a static file. */
static const struct {
	const char *marker, *name;
} files[] = {
	{ "CSS_PICO",         "pico.css" },
	{ "CSS_SITE",         "site.css" },
	{ "SCRIPT_RECHERCHE", "recherche.js" },
	{ "SCRIPT_FILTRES",   "filtres.js" },
	{ "SCRIPT_ECRIRE",    "ecrire.js" },
	{ "SCRIPT_COLLER",    "coller.js" },
	{ "LOGO",             "logo.svg" },
	{ "ICONE",            "favicon.svg" },
};

static const char *const places[FRAME_PLACE_COUNT] = {
	[FRAME_HOME] = "ICI_ACCUEIL",
	[FRAME_SEARCH] = "ICI_RECHERCHE",
	[FRAME_SELECTION] = "ICI_SELECTION",
	[FRAME_ABOUT] = "ICI_A_PROPOS",
	[FRAME_ACCOUNT] = "ICI_COMPTE",
	[FRAME_PROPOSE] = "ICI_PROPOSER",
	[FRAME_MY_SHEETS] = "ICI_MES_FICHES",
	[FRAME_REVIEWS] = "ICI_RELECTURES",
	[FRAME_FIGURES] = "ICI_INDICATEURS",
	[FRAME_MAP] = "ICI_CARTE",
};

struct fields *view_frame(struct fields *fields, const struct frame_site *site,
	const struct frame *frame)
{
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		fields_text(fields, files[i].marker, asset_url(site->assets, files[i].name));

	fields_text(fields, "TITRE_PAGE", frame->title);
	fields_text(fields, "RECHERCHE", frame->question);
	fields_repeat(fields, frame->place == FRAME_HOME ? "BANDEAU_ACCUEIL" : "TITRE_SUIVI");
	if (places[frame->place])
		fields_repeat(fields, places[frame->place]);
	if (frame->is_unlisted)
		fields_repeat(fields, "NON_REFERENCEE");

	fields_optional(fields, "DESCRIPTION", "DESCRIPTION_PAGE", frame->description);
	fields_optional(fields, "EN_MARKDOWN", "ADRESSE_MARKDOWN", frame->source_link);
	fields_optional(fields, "EN_FLUX", "ADRESSE_FLUX", frame->feed_link);
	if (frame->has_filters)
		fields_repeat(fields, "AVEC_FILTRES");
	if (frame->is_one_form)
		fields_repeat(fields, "BOITE_DES_FILTRES");
	if (frame->is_written)
		fields_repeat(fields, "AVEC_ECRITURE");
	if (frame->link) {
		OWNED_STRING address = link_absolute(site->base_url, frame->link);
		fields_optional(fields, "CANONIQUE", "ADRESSE_PAGE", address);
	}
	return fields_include(fields, "CORPS", frame->file);
}

void view_frame_kept(struct fields *fields, size_t count)
{
	if (count > 0)
		fields_count(fields_repeat(fields, "GARDEES"), "NOMBRE_GARDEES", "GARDEES_PLURIEL", count);
}

void view_frame_visitor(struct fields *fields, const struct frame_visitor *visitor)
{
	if (visitor->name) {
		struct fields *menu = fields_repeat(fields, "VISITEUR");
		fields_text(menu, "NOM_VISITEUR", visitor->name);
		fields_text(menu, "JETON", visitor->token);
		if (visitor->is_reviewer)
			fields_repeat(menu, "REFERENT");
	} else if (visitor->sign_in) {
		fields_text(fields_repeat(fields, "LECTEUR"), "LIEN_CONNEXION", visitor->sign_in);
	}
}

void view_frame_token(struct fields *body, const char *token)
{
	fields_text(body, "JETON", token);
}
