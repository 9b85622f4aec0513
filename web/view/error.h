#ifndef VIEW_ERROR_H
#define VIEW_ERROR_H

struct fields;

/** The title of the page shown with this HTTP status. Static. */
const char *error_title(unsigned status);

/** Fill erreur.html. */
void view_error(struct fields *fields, unsigned status);

/** The same when a search was asked and no index can be read: the sheets still can. 503. */
void view_error_of_search(struct fields *fields);

/** Its title. Static. */
extern const char error_title_of_search[];

#endif
