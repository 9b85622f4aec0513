#!/usr/bin/env python3
"""A visitor keeps sheets, orders them, takes them away and forgets them; nobody else can do it for them.

Asked of the real program as a browser does, as a forger does, and with cookies no browser would send.
"""
import http.client
import pathlib
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page  # noqa: E402
from site_story import Answer, PATIENCE, Server, Tap, data_folder, ingest_fixtures  # noqa: E402

HOSTILE = {
	'ten thousand bytes': '2017-0001.' * 1000,
	'a NUL, encoded': '%00' * 8,
	'ids that are none': '2017-1.-0001.20170001.x',
	'markup': '<script>alert(1)</script>',
	'another request': 'x%0d%0aSet-Cookie: a=b',
	'SQL': "2017-0001'--",
	'bytes that are no UTF-8': b'\xff\xfe\xc0\x80'.decode('latin-1'),
	'sheets that do not exist': '.'.join(f'1999-{n:04}' for n in range(60)),
}


class Visitor:
	"""A browser that keeps one cookie."""

	def __init__(self, site):
		self.site, self.cookie, self.set = site, None, None

	def ask(self, method, target, body=None, **fields):
		link = http.client.HTTPConnection('127.0.0.1', self.site.port, timeout=PATIENCE)
		try:
			headers = {name.replace('_', '-'): value for name, value in fields.items()}
			if self.cookie is not None:
				headers['Cookie'] = f'selection={self.cookie}'
			link.request(method, target, body, headers)
			answer = Answer(link.getresponse())
		finally:
			link.close()
		self.set = answer.headers.get('set-cookie')
		if self.set:
			self.cookie = self.set.split(';')[0].split('=', 1)[1] or None
		return answer

	def get(self, target, **fields):
		return self.ask('GET', target, **fields)

	def post(self, pairs, origin=None, **fields):
		return self.ask('POST', '/selection', urllib.parse.urlencode(pairs),
			Content_Type='application/x-www-form-urlencoded', Origin=origin or self.site.url, **fields)


def check_story(tap, site, ids):
	me, sheets = Visitor(site), list(ids.values())[:3]
	me.get(f'/usages/{sheets[0]}')
	tap.check(me.set is None, 'reading a sheet sets no cookie')
	for id in sheets:
		answer = me.post([('acte', 'garder'), ('fiche', id), ('depuis', 'fiche')])
		tap.check((answer.status, answer.headers.get('location')) == (303, f'/usages/{id}#ma-selection'),
			f'{id} is kept, and shown again', answer.status, answer.headers.get('location'))
	tap.check(all(part in me.set for part in ('HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=15552000')),
		'the cookie is for this site alone', me.set)
	page = Page(me.get('/selection').text)
	tap.check(page.sheets == sheets, 'the list has them in the order they were kept', page.sheets)
	tap.check('(3' in page.first('nav', **{'aria-label': 'Menu principal'}).text, 'the menu counts them')
	me.post([('acte', 'monter'), ('fiche', sheets[2])])
	tap.check(Page(me.get('/selection').text).sheets == [sheets[0], sheets[2], sheets[1]], 'one is raised')
	address = Page(me.get('/selection').text).first('input', id='lien-selection').attributes['value']
	other = Visitor(site)
	shown = other.get(address[len(site.url):])
	tap.check(Page(shown.text).sheets == [sheets[0], sheets[2], sheets[1]] and other.set is None,
		'its address shows the same list to somebody else, without a cookie', address)
	check_exports(tap, site, me, sheets)
	me.post([('acte', 'oublier')])
	tap.check(me.cookie is None and 'Max-Age=0' in me.set, 'all is forgotten', me.set)
	tap.check('vide' in Page(me.get('/selection').text).first('main').text, 'and the list is empty')


def check_exports(tap, site, me, sheets):
	file = me.get('/selection.md')
	tap.check(file.status == 200 and all(f'/usages/{id}>' in file.text for id in sheets),
		'the Markdown file has each sheet with its address')
	tap.check('attachment' in file.headers.get('content-disposition', ''), 'and is to be saved')
	paper = Page(me.get('/selection/imprimer').text)
	tap.check([a.attributes['id'] for a in paper.all('article')] == [f'livret-{sheets[i]}' for i in (0, 2, 1)],
		'the page for paper has each sheet, in order')
	seen = [e.attributes['id'] for e in paper.all(id=True)]
	tap.check(len(seen) == len(set(seen)), 'and no anchor twice', *sorted({id for id in seen if seen.count(id) > 1}))


def check_caches(tap, site, ids):
	target = f'/usages/{next(iter(ids.values()))}'
	plain, kept = Visitor(site), Visitor(site)
	kept.cookie = next(iter(ids.values()))
	first, second = plain.get(target), kept.get(target)
	tap.check('Cookie' in first.headers['vary'] and 'Cookie' in second.headers['vary'], 'pages vary with the cookie')
	tap.check('private' in second.headers['cache-control'] and 'private' not in first.headers['cache-control'],
		'a page with a selection is private', first.headers['cache-control'], second.headers['cache-control'])
	tap.check(first.headers['etag'] != second.headers['etag'], 'its tag is its own')
	crossed = kept.get(target, If_None_Match=first.headers['etag'])
	tap.check(crossed.status == 200, 'the page of others is not taken for it', crossed.status)
	again = kept.get(target, If_None_Match=second.headers['etag'])
	tap.check(again.status == 304 and 'private' in again.headers['cache-control'] and 'Cookie' in again.headers['vary'],
		'and it is not sent twice', again.status, again.headers)


def check_forgers(tap, site, ids):
	keep = [('acte', 'garder'), ('fiche', next(iter(ids.values())))]
	me = Visitor(site)
	for name, fields in (('another site', {'origin': 'https://evil.example'}), ('nowhere', {'origin': 'null'}),
			('a neighbour', {'Sec_Fetch_Site': 'same-site'}), ('a stranger, by its word', {'Sec_Fetch_Site': 'cross-site'})):
		answer = me.post(keep, **fields)
		tap.check(answer.status == 403 and me.set is None, f'a form from {name} is refused', answer.status, me.set)
		tap.check('Action refusée' in answer.text, f'a form from {name} is told so in French')
	for back in ('https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'fiche\r\nX: y'):
		answer = me.post(keep + [('depuis', back)])
		tap.check(answer.headers.get('location', '').startswith('/selection#'), f'{back!r} leads nowhere else',
			answer.headers.get('location'))
	for body, type in ((b'{"acte":"oublier"}', 'application/json'), (b'acte=oublier', 'text/plain'),
			(b'acte=%00', 'application/x-www-form-urlencoded'), (b'acte=%C3', 'application/x-www-form-urlencoded'),
			(b'\x00' * 100, 'application/x-www-form-urlencoded'), (b'', 'application/x-www-form-urlencoded')):
		answer = me.ask('POST', '/selection', body, Content_Type=type, Origin=site.url)
		tap.check(answer.status == 400 and me.set is None, f'{body[:20]!r} as {type} is refused', answer.status)
	answer = me.ask('POST', '/selection', b'a=1&' * 1000, Content_Type='application/x-www-form-urlencoded', Origin=site.url)
	tap.check(answer.status == 413, 'a thousand fields are too many', answer.status)


def check_hostile(tap, site):
	for name, value in HOSTILE.items():
		me = Visitor(site)
		me.cookie = value
		for target in ('/selection', '/selection/imprimer', '/selection.md', '/', '/recherche?q=robot'):
			answer = me.get(target)
			tap.check(answer.status in (200, 302) and '<script>alert' not in answer.text and me.set is None,
				f'a cookie of {name} does no harm to {target}', answer.status, me.set)
		answer = me.get('/selection?' + urllib.parse.urlencode({'fiches': value[:1500]}, encoding='latin-1'))
		tap.check(answer.status in (200, 400) and '<script>alert' not in answer.text,
			f'nor do {name} in the address', answer.status)


def check_encrypted(tap, data, ids):
	with Server(data, '--base-url', 'https://usages.example.fr') as site:
		me = Visitor(site)
		answer = me.post([('acte', 'garder'), ('fiche', next(iter(ids.values())))], origin='https://usages.example.fr')
		tap.check(answer.status == 303 and me.set.startswith('__Host-selection=') and me.set.endswith('; Secure'),
			'behind https the cookie is bound to it', answer.status, me.set)
		answer = me.post([('acte', 'oublier')], origin='http://usages.example.fr')
		tap.check(answer.status == 403, 'and http is somebody else', answer.status)


def main():
	tap = Tap()
	with data_folder() as data:
		ids = ingest_fixtures(data)
		with Server(data) as site:
			check_story(tap, site, ids)
			check_caches(tap, site, ids)
			check_forgers(tap, site, ids)
			check_hostile(tap, site)
			tap.check(site.stop() == 0, 'the site ends well', site.told())
		check_encrypted(tap, data, ids)
	tap.done()


main()
