#ifndef PEOPLE_EMAIL_H
#define PEOPLE_EMAIL_H

enum { EMAIL_MAX_BYTES = 254 };  /* RFC 5321, 4.5.3.1.3, without its brackets */

/**
 * An address as it is stored and compared: without blanks around it, in small letters, for the caller
 * to free(). NULL when it is none: ASCII letters, digits and signs, one @, a domain of two names or
 * more. Quoted local parts and bare machines, which no school uses, are none.
 */
char *email_fold(const char *typed);

#endif
