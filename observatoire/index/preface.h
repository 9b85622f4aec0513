#ifndef INDEX_PREFACE_H
#define INDEX_PREFACE_H

struct question;

/**
 * Flag as stop words those that only introduce a question, under the root of its tree:
 * « bonjour, je voudrais faire un podcast avec mes 3e, merci » is about podcasts and 3e; « que faire
 * avec des tablettes » about tablets; « www.lumni.fr » about Lumni. A question that says nothing else
 * is left as it is. `typed` is what the tree was made of.
 */
void preface_forget(struct question *root, const char *typed);

#endif
