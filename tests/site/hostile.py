#!/usr/bin/env python3
"""Every line of fixtures/hostile/questions.txt, typed in the box and in each parameter, comes out harmless.

Harmless: never a 5xx, no element or attribute that our templates do not write, the question given back as typed.
"""
import pathlib
import re
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page  # noqa: E402
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures  # noqa: E402


TURNING = '[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]'
LEADING = ('action', 'data', 'formaction', 'href', 'poster', 'src', 'srcset')


def signs(page):
	"""What would betray markup that came from the question."""
	found = []
	for element in page.all():
		if element.tag in ('script', 'iframe', 'object', 'embed', 'b', 'style') and not element.attributes.get('src'):
			found.append(f'<{element.tag}>')
		for name, value in element.attributes.items():
			leads = name in LEADING and value.strip().lower().startswith(('javascript:', 'data:', 'vbscript:'))
			if name.startswith('on') or name == 'style' or leads:
				found.append(f'{element.tag} {name}="{value}"')
	return found


def plain(text):
	"""A question as a page may honestly give it back: spaces joined, marks of direction gone."""
	return ''.join(re.sub(TURNING, '', text).split())


def check_question(tap, site, line):
	answer = site.search(line)
	if not tap.check(answer.status == 200, f'« {line[:60]} » is answered', answer.status):
		return
	page = Page(answer.text)
	tap.check(not signs(page), f'« {line[:60]} » writes no markup', *signs(page))
	if answer.status == 200 and len(line.encode()) < 500:
		box = page.first('input', name='q')
		tap.check(box is not None and plain(box.attributes.get('value', '')) == plain(line),
			f'« {line[:60]} » is given back as typed', box and box.attributes.get('value'))


def check_bytes(tap, site):
	"""What no box sends and an address may hold: no question is an error."""
	ten_thousand = [letter * 10000 for letter in ('x', 'é', '🤖', '(', '"a" ', 'a OU ', '-a ', '\0')]
	for sent in [urllib.parse.quote(text) for text in ten_thousand] + ['%00', 'robot%00', '%ff%fe', '100%', '%zz', '%c0%af', '%ed%a0%80']:
		answer = site.get('/recherche?q=' + sent)
		tap.check(answer.status == 200 and 'id="resultats"' in answer.text, f'{sent[:24]} ({len(sent)} bytes) is answered', answer.status)
	for sent in ('robot', '%E2%80%AErobot', 'robot%00', 'robot%E2%80%8F', 'cm2%00robot'):
		answer = site.get('/recherche?q=' + sent)
		tap.check(Page(answer.text).total and not re.search(TURNING, answer.text),
			f'{sent} finds sheets, and turns no writing around', Page(answer.text).total)


def check_parameters(tap, site, lines):
	for name in ('niveau', 'thematique', 'equipement', 'type', 'departement', 'page', 'inconnu'):
		bad = []
		for line in lines:
			answer = site.search('robot', **{name: line})
			if answer.status >= 500 or signs(Page(answer.text)):
				bad.append(f'{answer.status}: {line}')
		tap.check(not bad, f'nothing hostile passes through {name}', *bad)
	bad = []
	for line in lines:
		answer = site.get('/usages/' + urllib.parse.quote(line, safe=''))
		if answer.status not in (400, 404, 405, 414) or signs(Page(answer.text)):
			bad.append(f'{answer.status}: {line}')
	tap.check(not bad, 'nothing hostile passes through the name of a sheet', *bad)


def main():
	tap = Tap()
	lines = [line for line in (FIXTURES / 'hostile/questions.txt').read_text(encoding='utf-8').split('\n') if line]
	with data_folder() as data:
		ingest_fixtures(data)
		with Server(data) as site:
			for line in lines:
				check_question(tap, site, line)
			check_parameters(tap, site, lines)
			check_bytes(tap, site)
			tap.check(site.get('/sante').status == 200, 'the site is in good health afterwards')
			tap.check(site.stop() == 0, 'the site ends well afterwards', site.told())
	tap.done()


main()
