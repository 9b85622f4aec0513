#ifndef VIEW_PROOF_RECIPE_H
#define VIEW_PROOF_RECIPE_H

struct fields;

/** verifier-fichier.html, included: how to check `file`, whose last line is the hash of the others, on any
 * machine. */
void view_proof_recipe(struct fields *fields, const char *file);

#endif
