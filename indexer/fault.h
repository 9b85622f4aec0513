#ifndef INDEXER_FAULT_H
#define INDEXER_FAULT_H

#include "catalogue/catalogue.h"
#include "indicators/proof.h"

/** A word for machines: « affichage », « index_absent »… The manual page and
 * docs/exploitation.md list them. */
const char *fault_name(enum catalogue_fault_kind kind);

/** A French sentence saying which sheet, what is wrong and what to do; for the caller to free(). */
char *fault_sentence(const struct catalogue_fault *fault);

/** What is wrong with a frozen figure, in French. Static. */
const char *fault_of_proof(enum proof_fault fault);

#endif
