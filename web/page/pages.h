#ifndef PAGE_PAGES_H
#define PAGE_PAGES_H

#include "http/route.h"

/* The pages of the site, each in the file of its name. routes.c gives them their addresses. */

page_fn page_home, page_search, page_sheet, page_sheet_source;
page_fn page_selection, page_selection_change, page_selection_print, page_selection_source;
page_fn page_about, page_accessibility, page_legal_notice;
page_fn page_all_sheets, page_icon;
page_fn page_notions, page_notion;
page_fn page_equity, page_equity_csv;
page_fn page_school, page_department, page_zap, page_school_atom, page_department_atom, page_zap_atom;
page_fn page_completions, page_opensearch;
page_fn page_health, page_robots, page_sitemap;
page_fn page_search_csv, page_search_atom;
page_fn page_api_search, page_api_sheet, page_api_vocabularies, page_api_description;

page_fn page_indicators, page_indicator, page_indicator_sheets;
page_fn page_indicators_csv, page_indicators_ods, page_indicators_json;
page_fn page_paper_report;
page_fn page_snapshots, page_snapshot_make, page_snapshot, page_snapshot_text;

page_fn page_registers, page_register, page_register_csv, page_register_line, page_register_line_text;
page_fn page_register_form, page_register_keep, page_register_withdraw;
page_fn page_register_import, page_register_import_send;

page_fn page_sign_in, page_sign_in_try, page_sign_out;
page_fn page_account, page_account_name, page_account_passphrase, page_account_sessions;
page_fn page_door, page_door_enter;
page_fn page_ask, page_ask_send, page_ask_sent;
page_fn page_accounts, page_accounts_act;
page_fn page_invite, page_invite_make, page_invitation_revoke;
page_fn page_requests, page_request_answer;
page_fn page_journal, page_journal_csv;

page_fn page_propose, page_propose_begin, page_proposal_step, page_proposal_save;
page_fn page_my_sheets, page_proposal, page_proposal_act, page_proposal_history, page_preview;
page_fn page_attestations, page_attestation_make;
page_fn page_attestation, page_attestation_text, page_attestation_revoke;
page_fn page_reviews, page_review, page_review_act;
page_fn page_report, page_report_send, page_reported, page_dossier, page_dossier_act;
page_fn page_tags, page_tag, page_tag_atom, page_tagging;
page_fn page_tag_upkeep, page_tag_upkeep_do, page_waiting_tags, page_waiting_tags_decide;

/** What people see when something went wrong; needs nothing of the app but what is read-only. */
error_page_fn page_error;

#endif
