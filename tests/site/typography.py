#!/usr/bin/env python3
"""Numbers, shares and dates of the indicators are written as French is, on every page of them; in files for machines they
are plain.

Sums are made a thousand times larger behind the site's back, so that numbers large enough to have a space are everywhere.
"""
import contextlib
import csv
import io
import json
import pathlib
import re
import sqlite3
import sys
import xml.etree.ElementTree as xml
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from page import Page  # noqa: E402
from site_story import Server, Tap, data_folder, ingest_fixtures  # noqa: E402

NARROW, SPACE = '\u202f', '\u00a0'
QUERY = 'exemples=oui&au=2018-06-30'
PAGES = ['/indicateurs?' + QUERY, '/indicateurs/rapport?' + QUERY, f'/indicateurs/rapport?departement=23&{QUERY}',
	'/indicateurs/2/fiches?' + QUERY, '/indicateurs/arretes', '/indicateurs/arretes/1', '/indicateurs?au=2018-02-30',
	f'/indicateurs/2?departement=23&{QUERY}'] + [f'/indicateurs/{code}?{QUERY}' for code in range(1, 19)]
NUMBER = re.compile(rf'[+−]?{NARROW}?\d{{1,3}}(?:{NARROW}\d{{3}})*(?:,\d)?(?:{NARROW}%)?')
# What is said of a number instead of one.
INSTEAD = {'', '=', 'masqué', 'aucune ligne au registre', 'connu pour l’académie entière seulement', f'<{SPACE}5', 'Valeur', 'Au 31 août', f'Au 31{SPACE}août', 'Depuis', 'Fiches',
	'Dans le mois', 'À la fin'}
FAULTS = {
	'a large number without its space': rf'(?<![\d\w.,/:{NARROW}-])\d{{5,}}(?![\w-])',
	'a number parted by another space': r'(?<![\d-])\d{1,3}[ \u00a0.]\d{3}(?!\d)',
	'a decimal point': r'(?<![\d.])\d+\.\d(?![\d.]*\w)',
	'a share without its narrow space': rf'[^{NARROW}]%',
	'a date for machines': r'(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])',
	'a first of the month that is no « 1er »': r'(?<!\d)1 (?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)',
	'a sign that a line may begin with': r'\w [:;?!»]|« ',
}


def enlarge(data):
	"""Sums a thousand times as large and odd, and an arrêté that says one."""
	with contextlib.closing(sqlite3.connect(data / 'observatoire.db')) as store, store:
		store.execute('UPDATE tally SET delta = delta * CASE measure WHEN 4 THEN 1013 ELSE 1237 END')
		store.execute('INSERT INTO snapshot (number, code, measure, title, counted, definition, since, rules, day, value, made_at,'
			' role, note, previous, hash, facet, value_of_facet, part)'
			" VALUES (1, '2', 'usages', 'Nombre d’usages répertoriés', 'Une fiche compte.', 1,"
			" '2016-09-01', 1, '2017-10-01', 1234567, 1500000000, 'dan', 'Pour juillet', ?, ?, 'departement', '023', 'Creuse')",
			('0' * 64, 'a' * 64))


def words(element, without=()):
	"""What stands in an element, its French spaces kept; what is no part of a line stands apart."""
	def told(part):
		if isinstance(part, str):
			return part
		inner = '' if part.tag in without else ''.join(map(told, part.parts))
		return inner if part.tag in ('a', 'span', 'strong', 'em', 'code') else f' {inner} '
	return re.sub(r'[ \t\n]+', ' ', ''.join(map(told, element.parts))).strip(' ')


def read_by_people(page):
	"""The words of a page, without what is there for machines: code, choices, addresses, names of sheets."""
	text = words(page.first('main'), ('code', 'option'))
	return re.sub(rf'https?://\S+|3\.4 du CRCN|s’écrit comme[ {SPACE}]2017-08-31', '', text)


def numbers_of(page):
	main = page.first('main')
	for cell in main.all('td', **{'class': 'droite'}):
		yield words(cell)
	for place in main.all('p', **{'class': 'indicateur-valeur'}):
		yield re.split(r' fiche', words(place))[0]


def check_pages(tap, site):
	large = shares = 0
	for target in PAGES:
		answer = site.get(target)
		page = Page(answer.text)
		text = read_by_people(page)
		found = list(numbers_of(page))
		wrong = [number for number in found if number not in INSTEAD and not NUMBER.fullmatch(number)]
		faults = [f'{name}: …{text[max(0, hit.start() - 30):hit.end() + 20]!r}' for name, fault in FAULTS.items()
			for hit in re.finditer(fault, text)]
		large += sum(NARROW in number for number in found)
		shares += len(re.findall(rf'\d,\d{NARROW}%', text))
		tap.check(answer.status == 200 and not wrong and not faults, f'{target}: numbers, shares and dates are French', *wrong[:5],
			*faults[:8])
	tap.check(large > 100, 'large numbers were there to be read', large)
	tap.check(shares > 0, 'and shares with a decimal', shares)


def check_files(tap, site):
	rows = list(csv.reader(io.StringIO(site.get('/indicateurs.csv?' + QUERY).bytes.decode('utf-8-sig')), delimiter=';'))
	wrong = [row for row in rows[1:] if not re.fullmatch(r'\d*|< 5|masqué', row[5]) or row[6] != '2018-06-30'
		or not re.fullmatch(r'\d+ \(depuis le \d{4}-\d\d-\d\d\)', row[7])]
	tap.check(not wrong and any(len(row[5]) > 4 for row in rows), 'numbers and days of the CSV are plain', *wrong[:5])
	told = json.loads(site.get('/indicateurs.json?' + QUERY).text)
	values = [each['valeur'] for each in told['indicateurs'] if each['valeur'] is not None]
	tap.check(all(isinstance(value, int) and value > 999 for value in values) and told['au'] == '2018-06-30',
		'those of the JSON too', values)
	with zipfile.ZipFile(io.BytesIO(site.get('/indicateurs.ods?' + QUERY).bytes)) as archive:
		content = xml.fromstring(archive.read('content.xml'))
	office = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
	plain = [each.get(office + 'value') for each in content.iter() if each.get(office + 'value')]
	days = {each.get(office + 'date-value') for each in content.iter() if each.get(office + 'date-value')}
	shown = [''.join(each.itertext()).strip() for each in content.iter() if each.get(office + 'value')]
	tap.check(all(re.fullmatch(r'\d+', value) for value in plain) and all(re.fullmatch(r'\d{4}-\d\d-\d\d', day) for day in days),
		'those of the spreadsheet too', plain[:5], days)
	tap.check(all(NUMBER.fullmatch(number) for number in shown) and any(NARROW in number for number in shown),
		'which shows them in French', shown[:5])
	text = site.get('/indicateurs/arretes/1.txt').text
	tap.check('valeur: 1234567\n' in text and 'au: 2017-10-01\n' in text and NARROW not in text, 'a proof is plain')
	curves = re.findall(r'points="([^"]*)"', site.get('/indicateurs?' + QUERY).text)
	tap.check(curves and all(re.fullmatch(r'[-\d., ]+', curve) for curve in curves), 'and so are curves', curves[:2])


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		enlarge(data)
		with Server(data) as site:
			check_pages(tap, site)
			check_files(tap, site)
	tap.done()


if __name__ == '__main__':
	main()
