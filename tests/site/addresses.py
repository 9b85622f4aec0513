#!/usr/bin/env python3
"""Addresses as people type and cut them: each leads to the page meant, or says plainly that there is none."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page  # noqa: E402
from site_story import Server, Tap, data_folder, ingest_fixtures  # noqa: E402

# What is asked, and the Location of the 301.
MOVED = [
	('/usages', '/recherche'),
	('/usages/', '/usages'),
	('/usages?q=robot', '/recherche?q=robot'),
	('/recherche/', '/recherche'),
	('/recherche//', '/recherche'),
	('/recherche/?q=l%27%C3%A9cole&niveau=cm2', '/recherche?q=l%27%C3%A9cole&niveau=cm2'),
	('/a-propos/', '/a-propos'),
	('/accessibilite/', '/accessibilite'),
	('/mentions-legales/', '/mentions-legales'),
	('/sante/', '/sante'),
	('/usages/un%20nom/', '/usages/un%20nom'),
	('/usages/un.md/', '/usages/un.md'),
]
NOWHERE = ['/nulle-part/', '//exemple.fr/', '/statique/', '/recherche/x/']
SAME_AS_FIRST = ['0', 'abc', '-1', '1.5', '1', '', '99999999999999999999']


def check_moved(tap, site):
	for asked, wanted in MOVED:
		for method in ('GET', 'HEAD'):
			answer = site.get(asked, method)
			tap.check((answer.status, answer.headers.get('location'), answer.bytes) == (301, wanted, b''),
				f'{method} {asked} leads to {wanted}', answer.status, answer.headers.get('location'))
	for asked in NOWHERE:
		answer = site.get(asked)
		tap.check(answer.status == 404 and 'location' not in answer.headers, f'{asked} leads nowhere',
			answer.status, answer.headers.get('location'))
	tap.check(site.get('/recherche/', 'POST').status == 404, 'only what is read is moved')


def check_icon(tap, site):
	moved = site.get('/favicon.ico')
	tap.check(moved.status == 302 and moved.headers.get('location', '').startswith('/statique/favicon.'),
		'an icon asked by its old name is shown the new one', moved.status)
	icon = site.get(moved.headers.get('location', '/nulle-part'))
	tap.check((icon.status, icon.headers.get('content-type')) == (200, 'image/svg+xml'), 'which is there')


def check_pages(tap, site):
	first = site.get('/recherche?q=robot').text
	canonical = Page(first).first('link', rel='canonical').attributes['href']
	tap.check(canonical.endswith('/recherche?q=robot'), 'the first page of results has one address', canonical)
	for number in SAME_AS_FIRST:
		answer = site.get(f'/recherche?q=robot&page={number}')
		tap.check((answer.status, answer.text) == (200, first), f'« page={number} » is the first page, and says so')


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		with Server(data) as site:
			check_moved(tap, site)
			check_icon(tap, site)
			check_pages(tap, site)
	tap.done()


main()
