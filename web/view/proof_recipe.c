#include "view/proof_recipe.h"

#include "view/template.h"

void view_proof_recipe(struct fields *fields, const char *file)
{
	fields_text(fields_include(fields, "RECETTE", "verifier-fichier.html"), "FICHIER", file);
}
