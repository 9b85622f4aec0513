#ifndef VIEW_ERROR_H
#define VIEW_ERROR_H

struct fields;

/** The title of the page shown with this HTTP status. Static. */
const char *error_title(unsigned status);

/** Fill erreur.html. */
void view_error(struct fields *fields, unsigned status);

#endif
