#!/usr/bin/env python3
"""Ask every question of fixtures/searches.tsv, as teachers type, and see that the sheets they hope for come first.

With one sheet expected it must be among the first three; with n, all among the first n + 2 (some other sheet may
honestly fit as well). « aucune » expects nothing found. Each row is a test, and each group of
fixtures/equivalent-searches.tsv as well: its questions find the same sheets.
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from site_story import FIXTURES, Tap, data_folder, ingest_fixtures, run  # noqa: E402


def rows_of(name):
	for line in (FIXTURES / name).read_text(encoding='utf-8').splitlines():
		if line and not line.startswith('#'):
			yield line.split('\t')


def answer(data, question, names):
	"""The sheets found, as file names, best first."""
	told = run('search', '--data', data, '--json', '--limit', 100, '--', question)
	if told.returncode != 0:
		return [f'(status {told.returncode}: {told.stderr.strip()})']
	return [names.get(hit['id'], hit['id']) for hit in json.loads(told.stdout)['usages']]


def check_expectation(tap, data, names, question, expected, why):
	found = answer(data, question, names)
	wanted = [] if expected == 'aucune' else expected.split()
	reach = len(wanted) + 2
	missing = [sheet for sheet in wanted if sheet not in found[:reach]]
	good = not missing if wanted else not found
	tap.check(good, f'« {question} » : {why}', f'missing from the first {reach}: {" ".join(missing)}',
		*(f'{rank}. {sheet}' for rank, sheet in enumerate(found[:reach + 3], 1)), f'{len(found)} found')


def check_group(tap, data, names, questions):
	found = [set(answer(data, question, names)) for question in questions]
	different = [(question, len(sheets), sorted(sheets ^ found[0])[:5])
		for question, sheets in zip(questions, found) if sheets != found[0] or not sheets]
	tap.check(not different, f'the same sheets for {", ".join(f"« {q} »" for q in questions)}',
		f'« {questions[0]} » finds {len(found[0])}', *different)


def main():
	tap = Tap()
	with data_folder() as data:
		names = {id: slug for slug, id in ingest_fixtures(data).items()}
		for question, expected, why in list(rows_of('searches.tsv'))[1:]:
			check_expectation(tap, data, names, question, expected, why)
		for questions in rows_of('equivalent-searches.tsv'):
			check_group(tap, data, names, questions)
	tap.done()


main()
