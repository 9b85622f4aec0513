#!/usr/bin/env python3
"""Follow every link from the first page: none is dead, every sheet is reached, every answer carries its headers."""
import gzip
import json
import pathlib
import re
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page  # noqa: E402
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures, run  # noqa: E402

ENDLESS_MAX = 150  # filters, pages and days combine without end: this many of each are enough
ENDLESS = ('/recherche?', '/indicateurs')


def links_of(page):
	for element in page.all():
		for name in ('href', 'src'):
			if name in element.attributes:
				yield element, element.attributes[name]


def crawl(tap, site):
	"""Every page reached, as {target: Answer}."""
	answers, waiting, leaving = {}, ['/'], []
	endless = dict.fromkeys(ENDLESS, 0)
	while waiting:
		target = waiting.pop(0)
		if target in answers:
			continue
		answer = answers[target] = site.get(target)
		if not answer.headers.get('content-type', '').startswith('text/html') or answer.status != 200:
			continue
		for element, link in links_of(Page(answer.text)):
			whole = urllib.parse.urljoin(site.url + target, link)
			if not whole.startswith(site.url + '/'):
				if element.tag != 'a' and element.attributes.get('rel') not in ('canonical', 'license'):
					leaving.append(f'{target}: <{element.tag}> {link}')
				continue
			found = urllib.parse.urldefrag(whole)[0][len(site.url):]
			if found in answers or found in waiting:
				continue
			kind = next((start for start in ENDLESS if found.startswith(start)), None)
			if kind:
				endless[kind] += 1
			if not kind or endless[kind] <= ENDLESS_MAX:
				waiting.append(found)
	tap.check(not leaving, 'nothing but a link a person follows leads out of the site', *leaving)
	return answers


def check_answers(tap, answers):
	dead = [f'{answer.status} {target}' for target, answer in answers.items() if answer.status != 200]
	tap.check(not dead, f'none of {len(answers)} links is dead', *dead)
	wanted = {
		'content-security-policy': "default-src 'self'",
		'x-content-type-options': 'nosniff',
		'referrer-policy': '',
		'permissions-policy': '',
	}
	missing = [f'{name} on {target}' for target, answer in answers.items() for name, value in wanted.items()
		if value not in answer.headers.get(name, '\0')]
	tap.check(not missing, 'every answer carries the headers of prudence', *missing[:20])
	unsafe = [target for target, answer in answers.items()
		if re.search("unsafe-|\\*", answer.headers.get('content-security-policy', ''))]
	tap.check(not unsafe, 'no answer opens the door that its headers close', *unsafe[:20])
	tap.check(all("frame-ancestors 'none'" in answer.headers.get('content-security-policy', '')
		for answer in answers.values()), 'no answer may be framed')
	cookies = [target for target, answer in answers.items() if 'set-cookie' in answer.headers]
	tap.check(not cookies, 'reading sets no cookie', *cookies)


def check_sheets(tap, site, answers, ids):
	unreached = [slug for slug, id in ids.items() if f'/usages/{id}' not in answers]
	tap.check(not unreached, 'every sheet is reached by links alone', *unreached)
	listed = set(re.findall(r'<loc>[^<]*/usages/([^<]+)</loc>', site.get('/sitemap.xml').text))
	tap.check(listed == set(ids.values()), 'the site map lists every sheet', *sorted(listed ^ set(ids.values())))
	tap.check('/sitemap.xml' in site.get('/robots.txt').text, 'robots.txt tells of the site map')
	leaks = [f'{target}: {found[0]}' for target, answer in answers.items()
		if (found := re.findall(rb'[\w.+-]+@[\w-]+\.[\w.]+', answer.bytes)) and target.startswith(('/usages', '/recherche'))]
	tap.check(not leaks, 'no page of sheets holds an e-mail address', *leaks)
	for slug, id in list(ids.items())[:10]:
		page = Page(site.get(f'/usages/{id}').text)
		tap.check('exemple' in page.first('main').text.lower(), f'{slug} says that it is an example')


def check_sources(tap, site, data, ids):
	folder = data.parent / 'export'
	told = run('export', '--data', data, folder)
	tap.check(told.returncode == 0, 'the sheets are exported beside the running site', told.stderr)
	exported = {path.read_bytes() for path in folder.rglob('*.md')}
	different = [id for id in ids.values() if site.get(f'/usages/{id}.md').bytes not in exported]
	tap.check(not different, 'the source of each sheet is what is exported', *different)


def check_conditions(tap, site, target):
	first = site.get(target)
	tag = first.headers.get('etag')
	tap.check(tag, f'{target} has an ETag')
	again = site.get(target, If_None_Match=tag or '""')
	tap.check(again.status == 304 and not again.bytes, f'{target} is not sent twice', again.status)
	head = site.get(target, method='HEAD')
	tap.check(head.status == 200 and not head.bytes and head.headers.get('etag') == tag, f'HEAD {target} is its GET')
	packed = site.get(target, Accept_Encoding='gzip')
	tap.check(packed.headers.get('content-encoding') == 'gzip' and gzip.decompress(packed.bytes) == first.bytes,
		f'{target} packed is the same page', packed.headers)
	tap.check('accept-encoding' in packed.headers.get('vary', '').lower(), f'{target} says that it varies')


def check_health(tap, site):
	health = site.get('/sante')
	tap.check(health.status == 200 and isinstance(json.loads(health.text), dict), 'the health page is JSON', health.text)


def main():
	tap = Tap()
	with data_folder() as data:
		ids = ingest_fixtures(data)
		tap.check(len(ids) == len(list((FIXTURES / 'sheets').glob('*.md'))), 'every example sheet is taken in')
		with Server(data) as site:
			answers = crawl(tap, site)
			check_answers(tap, answers)
			check_sheets(tap, site, answers, ids)
			check_sources(tap, site, data, ids)
			check_conditions(tap, site, f'/usages/{next(iter(ids.values()))}')
			check_health(tap, site)
			tap.check(site.stop() == 0, 'the site ends well', site.told())
	tap.done()


main()
