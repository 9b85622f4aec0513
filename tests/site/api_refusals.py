#!/usr/bin/env python3
"""A client written from openapi.json alone meets no answer that it does not describe, whatever it asks and however."""
import json
import pathlib
import shutil
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from api_document import Document, target  # noqa: E402
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures, run  # noqa: E402

LIST, ONE, WORDS = '/api/v1/usages', '/api/v1/usages/{id}', '/api/v1/vocabulaires'

# The operation, what is asked of it, how, and the status of the answer.
REFUSED = (
	('a NUL', LIST, '/api/v1/usages?niveau=%00', {}, 400),
	('bytes that are no text', LIST, '/api/v1/usages?niveau=%FF', {}, 400),
	('a name of bytes that are no text', LIST, '/api/v1/usages?%FF=1', {}, 400),
	('a NUL in the path', ONE, '/api/v1/usages/%00', {}, 400),
	('a slash that is encoded', ONE, '/api/v1/usages/2017%2F0001', {}, 400),
	('half an escape', ONE, '/api/v1/usages/%2', {}, 400),
	('a body', LIST, '/api/v1/usages', {'Content_Length': '1'}, 400),
	('a sheet that is not there', ONE, '/api/v1/usages/2000-0001', {}, 404),
	('a sheet that was withdrawn', ONE, '/api/v1/usages/WITHDRAWN', {}, 410),
	('a long value', LIST, '/api/v1/usages?niveau=' + 'x' * 3000, {}, 414),
	('a long address', LIST, '/api/v1/usages?' + '&'.join(['niveau=' + 'x' * 1000] * 9), {}, 414),
	('many parameters', LIST, '/api/v1/usages?' + '&'.join(['niveau=cm2'] * 129), {}, 414),
	('a long id', ONE, '/api/v1/usages/' + 'x' * 9000, {}, 414),
	('many fields', WORDS, WORDS, {f'X_{n}': '1' for n in range(70)}, 431),
	*((f'{method} of {path}', path, asked, {'method': method}, 405)
		for path, asked in ((LIST, LIST), (ONE, '/api/v1/usages/2000-0001'), (WORDS, WORDS))
		for method in ('POST', 'PUT', 'DELETE', 'BREW')),
)

# Values that mean nothing are told, and count for nothing; given twice, the first one counts.
IGNORED = (
	[('q', 'robot'), ('q', 'tablette')],
	[('exact', '1'), ('exact', '0')],
	[('exact', 'oui')],
	[('expliquer', '1'), ('expliquer', '0')],
	[('tri', 'titre'), ('tri', 'recentes')],
	[('page', '0')], [('page', '-1')], [('page', '9' * 30)], [('page', '2'), ('page', '1')],
	[('par-page', '7')], [('par-page', '50'), ('par-page', '10')],
	[('niveau', 'quelconque')], [('annee', '2016-2018')], [('inconnu', 'x')],
)


def ingest_and_withdraw(data):
	"""The example sheets, all but one, whose id is given."""
	sheets = data.parent / 'fiches'
	shutil.copytree(FIXTURES / 'sheets', sheets)
	ids = ingest_fixtures(data, sheets)
	slug = sorted(ids)[0]
	(sheets / f'{slug}.md').unlink()
	run('ingest', '--data', data, '--prune', sheets)
	return ids[slug]


def check_refusals(tap, site, document, withdrawn):
	for name, path, asked, how, status in REFUSED:
		answer = site.get(asked.replace('WITHDRAWN', withdrawn), **how)
		faults = document.faults(path, answer)
		tap.check(answer.status == status and not faults, f'{name} is told as described', answer.status, *faults)
		tap.check(answer.headers.get('access-control-allow-origin') == '*', f'and scripts may read it ({name})')


def check_ignored(tap, site):
	for pairs in IGNORED:
		told = json.loads(site.get(target(LIST, pairs)).text)['parametres_ignores']
		*_, last = pairs
		tap.check(told == [{'parametre': last[0], 'valeur': last[1]}], f'{urllib.parse.urlencode(pairs)} is told', told)
	told = json.loads(site.get(target(LIST, [('q', ' robot  cm2 '), ('exact', '0'), ('expliquer', '0')])).text)
	tap.check(not told['parametres_ignores'], 'what counts is not', told['parametres_ignores'])


def check_bounds(tap, site, document):
	"""The document and the server draw their lines in the same place."""
	for each in document.parameters(LIST):
		schema, name = each['schema'], each['name']
		for value in [schema[edge] for edge in ('minimum', 'maximum') if edge in schema] + schema.get('enum', []):
			answer = site.get(target(LIST, [(name, value)]))
			found = json.loads(answer.text)
			tap.check(not document.faults(LIST, answer) and not found['parametres_ignores'], f'{name}={value} is taken',
				found['parametres_ignores'])
		for value in [schema[edge] + step for edge, step in (('minimum', -1), ('maximum', 1)) if edge in schema and name != 'etat']:
			found = json.loads(site.get(target(LIST, [(name, value)])).text)
			tap.check(found['parametres_ignores'], f'{name}={value} is past what is described, and told')


def check_conditions(tap, site, document):
	for path, asked in ((LIST, '/api/v1/usages?q=robot'), (WORDS, WORDS)):
		first = site.get(asked)
		again = site.get(asked, If_None_Match=first.headers['etag'])
		faults = document.faults(path, again)
		tap.check(again.status == 304 and not faults, f'{asked} is not sent again unchanged', again.status, *faults)
		head = site.get(asked, method='HEAD')
		tap.check(head.headers['content-length'] == str(len(first.bytes)) and not head.bytes, f'HEAD {asked} tells its length')


def check_scripts(tap, site):
	"""A browser asks before a script of another site sends a field of its own."""
	for path in (LIST, '/api/v1/usages/2000-0001', WORDS, '/api/v1/openapi.json'):
		answer = site.get(path, method='OPTIONS', Origin='https://blog.example', Access_Control_Request_Method='GET',
			Access_Control_Request_Headers='if-none-match')
		fields = answer.headers
		tap.check((answer.status, fields.get('access-control-allow-origin'), fields.get('access-control-allow-headers'),
			fields.get('access-control-allow-methods'), fields.get('allow')) == (204, '*', '*', 'GET, HEAD', 'GET, HEAD')
			and 'access-control-allow-credentials' not in fields, f'a script may ask {path} with If-None-Match', fields)
	for path, status in (('/', 405), ('/recherche', 405), ('/selection', 405), ('/api/v1/nulle-part', 404)):
		answer = site.get(path, method='OPTIONS', Origin='https://blog.example', Access_Control_Request_Method='POST')
		tap.check(answer.status == status and 'access-control-allow-methods' not in answer.headers, f'and not {path}',
			answer.status)


def main():
	tap = Tap()
	with data_folder() as data:
		withdrawn = ingest_and_withdraw(data)
		with Server(data) as site:
			document = Document(site)
			check_refusals(tap, site, document, withdrawn)
			check_ignored(tap, site)
			check_bounds(tap, site, document)
			check_conditions(tap, site, document)
			check_scripts(tap, site)
	tap.done()


main()
