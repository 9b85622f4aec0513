#ifndef INDEXER_PROOF_FILES_H
#define INDEXER_PROOF_FILES_H

#include "indexer/command.h"

struct session;

/** Check the files behind « indicateurs verifier », in any order, and tell what they make together. The
 * store is not looked at. */
enum status proof_files_check(struct session *session);

#endif
