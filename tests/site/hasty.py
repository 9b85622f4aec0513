#!/usr/bin/env python3
"""Ask every question of fixtures/hasty-searches.tsv, as hurried teachers type, and see that they land on the right sheet.

One of the sheets expected must be among the first three of the page, corrected or not: nobody has to type it twice.
"""
import json
import pathlib
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures  # noqa: E402

REACH = 3


def rows():
	lines = (FIXTURES / 'hasty-searches.tsv').read_text(encoding='utf-8').splitlines()
	return [line.split('\t') for line in lines if line and not line.startswith('#')][1:]


def main():
	tap = Tap()
	with data_folder() as data:
		names = {id: slug for slug, id in ingest_fixtures(data).items()}
		with Server(data) as site:
			for question, expected in rows():
				told = json.loads(site.get('/api/v1/usages?q=' + urllib.parse.quote(question)).text)
				found = [names.get(sheet['id'], sheet['id']) for sheet in told['usages']]
				tap.check(set(found[:REACH]) & set(expected.split()), f'« {question} » leads to its sheet',
					f'expected one of {expected}', *found[:REACH], f'{told["total"]} found, correction {told.get("correction")}')
	tap.done()


main()
