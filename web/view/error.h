#ifndef VIEW_ERROR_H
#define VIEW_ERROR_H

struct fields;

/** The title of the page shown with this HTTP status. Static. */
const char *error_title(unsigned status);

/** Fill erreur.html. */
void view_error(struct fields *fields, unsigned status);

/** The same when a search was asked and no index answered, while sheets can still be read: 503
 *  when it is being made, 500 when it is damaged. */
void view_error_of_search(struct fields *fields, unsigned status);

/** Its title. Static. */
const char *error_title_of_search(unsigned status);

#endif
