#!/usr/bin/env python3
"""What is offered while one types leads where it says, and a browser is told how to search here.

Every beginning of words of the example sheets and of the lists is typed; each offer is followed.
"""
import json
import pathlib
import re
import sys
import urllib.parse
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page  # noqa: E402
from site_story import FIXTURES, ROOT, Server, Tap, data_folder, ingest_fixtures, until  # noqa: E402

SPACE = '{http://a9.com/-/spec/opensearch/1.1/}'


def suggest(site, typed):
	answer = site.get('/suggestions?' + urllib.parse.urlencode({'q': typed}))
	return json.loads(answer.text) if answer.status == 200 else None


def beginnings():
	texts = [line.split('"')[1] for path in sorted((FIXTURES / 'sheets').glob('*.md'))
		for line in path.read_text(encoding='utf-8').splitlines() if line.startswith('titre: "')]
	for path in (ROOT / 'observatoire/sheet/vocabularies').glob('*.tsv'):
		texts += [line.split('\t')[1] for line in path.read_text(encoding='utf-8').splitlines() if line.count('\t')]
	words = {word for text in texts for word in re.findall(r'\w+', text)}
	pairs = {f'{first} {second[:3]}' for first, second in zip(sorted(words), sorted(words, key=lambda word: word[::-1]))}
	return sorted({word[:3] for word in words} | {text[:12] for text in texts} | pairs)


def check_offers(tap, site):
	wrong, seen = [], {}
	for typed in beginnings():
		told = suggest(site, typed)
		if not told or told[0] != typed or len(told) != 4 or len({len(part) for part in told[1:]}) != 1 or len(told[1]) > 10:
			wrong.append(f'{typed}: {told}')
			continue
		seen.update({link: (text, what) for text, what, link in zip(*told[1:])})
	tap.check(not wrong, 'each answer is what was typed, then three lists side by side', *wrong[:10])
	tap.check(len(seen) > 150, 'much is offered', len(seen))
	dead, broken = [], []
	for link, (text, what) in seen.items():
		answer = site.get(link.removeprefix(site.url))
		if not link.startswith(site.url + '/') or answer.status != 200:
			dead.append(f'{text}: {link}')
			continue
		is_search = '/recherche?' in link
		announced = is_search and re.search(r'(\d+) fiches?$', what)
		found = Page(answer.text).total if is_search else None
		is_filter = '?q=' not in link
		if is_search and (not found or (is_filter and announced and found != int(announced[1]))):
			broken.append(f'{text} ({what}): {found} found, {link}')
	tap.check(not dead, 'every offer leads to a page of the site, by its whole address', *dead[:10])
	tap.check(not broken, 'nothing is offered that finds nothing, and a filter finds as many as it says', *broken[:10])


def check_spellings(tap, site):
	groups = [('école', 'ecole', 'ÉCOLE'), ('cm2', 'CM 2', 'cm 2'), ('l’él', "l'él", 'l’el'), ('class', 'CLASS')]
	for group in groups:
		told = [suggest(site, typed)[1:] for typed in group]
		tap.check(told[0][0] and all(each == told[0] for each in told),
			f'{", ".join(f"« {typed} »" for typed in group)} are offered the same', *told)
	for typed in ('', ' ', '«»', '🤖', 'a' * 2000, '"><script>', '%', 'zzyzx', 'le la les'):
		told = suggest(site, typed)
		tap.check(told and told[0] == typed, f'« {typed[:20]} » is answered')
	for sent, typed in (('%ff', 'ÿ'), ('tabl%00', 'tabl '), ('tabl%', 'tabl%'), ('%E2%80%AEtabl', 'tabl'), ('a' * 10000, 'a' * 2048)):
		answer = site.get('/suggestions?q=' + sent)
		tap.check(answer.status == 200 and json.loads(answer.text)[0] == typed, f'{sent[:20]} is a question as well', answer.status)


def check_fields(tap, site):
	"""What follows a field is of its list: « niveau:c » was offered « niveau:calcul »."""
	for typed, wanted in (('niveau:c', 'niveau:cycle 3'), ('niveau : cy', 'niveau : cycle 3'), ('robot niveau:c', 'robot niveau:cycle 3')):
		texts = suggest(site, typed)[1]
		others = [text for text in texts if not text.rpartition(':')[2].strip().lower().startswith(('cycle', 'cm', 'ce', 'cp', 'c1', 'c2', 'c3', 'c4'))]
		tap.check(wanted in texts and not others, f'« {typed} » goes on to levels', *texts)


def check_description(tap, site):
	home = Page(site.get('/').text)
	links = [link.attributes for link in home.all('link', rel='search')]
	tap.check(len(links) == 1 and links[0].get('type') == 'application/opensearchdescription+xml',
		'pages tell browsers where the description is', links)
	answer = site.get(links[0]['href'])
	tap.check(answer.headers['content-type'].startswith('application/opensearchdescription+xml'), 'its media type is its own')
	root = xml.etree.ElementTree.fromstring(answer.bytes)
	tap.check(root.tag == SPACE + 'OpenSearchDescription', 'it is well-formed and in its namespace', root.tag)
	name, words = root.findtext(SPACE + 'ShortName'), root.findtext(SPACE + 'Description')
	tap.check(name and len(name) <= 16, 'its short name has 16 characters at most', name)
	tap.check(links[0].get('title') == name, 'pages call it by that name, or Firefox offers again what it was given', links[0])
	tap.check(words and len(words) <= 1024, 'its description has 1024 at most')
	icon = site.get(root.findtext(SPACE + 'Image').strip().removeprefix(site.url))
	tap.check(icon.status == 200 and icon.headers['content-type'].startswith('image/'), 'its icon is there')
	urls = {url.attrib['type']: url.attrib['template'] for url in root.findall(SPACE + 'Url')}
	tap.check(list(urls) == ['text/html', 'application/atom+xml', 'application/x-suggestions+json',
		'application/opensearchdescription+xml'], 'it tells of results, as a page first, suggestions and itself', *urls)
	for kind, template in urls.items():
		filled = template.replace('{searchTerms}', 'robot%20cm2').replace('{startPage?}', '')
		answer = site.get(filled.removeprefix(site.url))
		tap.check(template.startswith(site.url + '/') and '{' not in filled and answer.status == 200
			and answer.headers['content-type'].startswith(kind), f'its address for {kind} answers so', filled)
	found = Page(site.get(urls['text/html'].removeprefix(site.url).replace('{searchTerms}', 'robot%20cm2').replace('{startPage?}', '1')).text)
	tap.check(found.total > 0, 'a question asked as it says is answered')


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		with Server(data) as site:
			until(lambda: suggest(site, 'robot')[1])
			check_offers(tap, site)
			check_spellings(tap, site)
			check_fields(tap, site)
			check_description(tap, site)
	tap.done()


main()
