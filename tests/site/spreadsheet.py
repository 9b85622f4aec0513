#!/usr/bin/env python3
"""The indicators as files for spreadsheets: LibreOffice itself opens them, and finds numbers, dates and accents where the
page tells them.
"""
import csv
import io
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures, run, until  # noqa: E402

MEDIA_TYPE = 'application/vnd.oasis.opendocument.spreadsheet'
NAMESPACES = {name: f'urn:oasis:names:tc:opendocument:xmlns:{name}:1.0' for name in ('office', 'table', 'text', 'manifest')}
# « ; », quotes around what is text and nothing else, UTF-8, all sheets, as they are shown.
AS_CSV = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false,false,false,-1'
READ_CSV = 'CSV:59,34,76,1'
DAY = '2018-08-31'


def soffice(folder, *arguments):
	return subprocess.run(['soffice', f'-env:UserInstallation=file://{folder}/profil', '--headless', *map(str, arguments)],
		capture_output=True, text=True, timeout=240, cwd=folder)


def rows_of(text):
	return list(csv.reader(io.StringIO(text), delimiter=';'))


def as_libreoffice_reads(folder, name, *options):
	"""{sheet: text of its CSV}, as LibreOffice understood the file."""
	out = folder / (name + '.lu')
	told = soffice(folder, *options, '--convert-to', AS_CSV, '--outdir', out, folder / name)
	if not out.is_dir():
		sys.exit(f'Bail out! LibreOffice made nothing of {name}:\n{told.stdout}{told.stderr}')
	return {path.stem.split('-', 1)[1]: path.read_text(encoding='utf-8') for path in out.glob('*.csv')}


def french_day(day):
	return '/'.join(reversed(day.split('-')))


def check_registers(tap, site, data, folder):
	"""What registers count is in the spreadsheet as numbers, and shares as shares."""
	for register in ('formations', 'conseils', 'valorisation'):
		run('registre', 'importer', register, FIXTURES / f'registres/{register}.csv', '--data', data)
	(folder / 'registres.ods').write_bytes(site.get('/indicateurs.ods?exemples=oui&au=2017-08-31').bytes)
	table = rows_of(site.get('/indicateurs.csv?exemples=oui&au=2017-08-31').bytes.decode('utf-8-sig'))
	expected = {row[0]: row[5] for row in table[1:] if row[2].startswith('valeur') and not row[3]}
	told = as_libreoffice_reads(folder, 'registres.ods')['Indicateurs']
	found = {row[0]: re.sub('[\u202f\xa0 ]', '', row[4]) for row in rows_of(told)[1:]}
	def value(number):
		return round(float(number.rstrip('%').replace(',', '.')), 1)
	wrong = {code: (found[code], number) for code, number in expected.items() if value(found[code]) != value(number)}
	shares = [code for code, number in found.items() if number.endswith('%')]
	tap.check(not wrong and len(expected) > 3 and shares, 'values of registers are those of the CSV, shares too', wrong, expected, found)


def check_results(tap, site, data, folder):
	"""A search as a table: LibreOffice reads each cell as it was written, and computes none."""
	hostile = folder / 'hostile.md'
	model = (FIXTURES / 'sheets/premiers-pas-robot-gs.md').read_text(encoding='utf-8')
	hostile.write_text(re.sub('(?m)^id: .*\ntitre: .*', 'titre: "=1+1; « deux », \\"trois\\" & quatre"', model), encoding='utf-8')
	told = run('ingest', '--data', data, hostile)
	tap.check(told.returncode == 0, 'a sheet whose title is a formula is taken', told.stdout, told.stderr)
	def table():
		return site.get('/recherche.csv').bytes.decode('utf-8-sig')
	until(lambda: '=1+1' in table())
	text = table()
	(folder / 'recherche.csv').write_bytes(text.encode('utf-8-sig'))
	soffice(folder, f'--infilter={READ_CSV}', '--convert-to', 'ods', '--outdir', folder, folder / 'recherche.csv')
	rows, opened = rows_of(text), as_libreoffice_reads(folder, 'recherche.ods')
	(_, read), = opened.items()
	wrong = [(cell, seen) for row, other in zip(rows, rows_of(read)) for cell, seen in zip(row, other) if cell != seen]
	tap.check(len(rows) > 70 and len(rows) == len(rows_of(read)) and not wrong, 'a search opens cell by cell', *wrong[:10])
	column = rows[0].index('Départements')
	tap.check({'Creuse', 'Haute-Vienne', 'Corrèze'} <= {row[column] for row in rows}, 'it has the départements')
	tap.check(any(row[1] == '\'=1+1; « deux », "trois" & quatre' for row in rows), 'a title is no formula')


def check_structure(tap, body):
	with zipfile.ZipFile(io.BytesIO(body)) as archive:
		first = archive.infolist()[0]
		tap.check((first.filename, first.compress_type, first.extra) == ('mimetype', zipfile.ZIP_STORED, b''),
			'the media type is the first file, as it is', first)
		tap.check(body[30:38] == b'mimetype' and body[38:38 + len(MEDIA_TYPE)] == MEDIA_TYPE.encode(),
			'and stands where systems look for it')
		tap.check(archive.testzip() is None, 'all the sums of the archive are right')
		listed = {entry.get(f'{{{NAMESPACES["manifest"]}}}full-path')
			for entry in xml.fromstring(archive.read('META-INF/manifest.xml'))}
		parts = {name for name in archive.namelist() if name not in ('mimetype', 'META-INF/manifest.xml')}
		tap.check(listed == parts | {'/'}, 'the manifest lists what is there', listed, parts)
		content = xml.fromstring(archive.read('content.xml'))
		[xml.fromstring(archive.read(name)) for name in ('meta.xml', 'styles.xml')]
	widths = set()
	for table in content.iter(f'{{{NAMESPACES["table"]}}}table'):
		columns = len(table.findall('table:table-column', NAMESPACES))
		widths |= {len(row) - columns for row in table.iter(f'{{{NAMESPACES["table"]}}}table-row')}
	tap.check(widths == {0}, 'each row has the cells its table has columns', widths)


def check_values(tap, told, table):
	"""What LibreOffice read, against the table for French spreadsheets of the same day."""
	values = {}
	for row in table[1:]:
		values.setdefault(row[0], row)
	rows = rows_of(told['Indicateurs'])
	tap.check(len(rows) == 19, 'eighteen rows below the heads', len(rows))
	wrong = [row for row in rows[1:] if row[2] != values[row[0]][1] or row[4] != (values[row[0]][5] or values[row[0]][2])
		or row[5] != french_day(DAY) or f'{row[8]} (depuis le ' not in values[row[0]][7]
		or row[10].lower() != values[row[0]][8].lower()]
	tap.check(not wrong, 'wording, value, date, version and origin are those of the CSV', *wrong)
	raw = told['Indicateurs'].splitlines()[2]
	tap.check(re.match(r'2;".*";\d+;\d\d/\d\d/\d{4};;;1;\d\d/\d\d/\d{4};"', raw), 'numbers and dates are cells of their kind', raw)
	tap.check('à' in told['Indicateurs'] and '’' in told['Indicateurs'], 'accents and apostrophes are there')

	expected = sorted((row[0], row[4], row[5]) for row in table if row[3] == 'Par département')
	found = sorted((row[0], row[2], row[3].replace('\u202f', '')) for row in rows_of(told['Par département'])[1:])
	tap.check(found == expected and found, 'départements are those of the CSV', found, expected)
	tap.check('Par établissement' not in told and not any(row[3] == 'Par établissement' for row in table),
		'of a past day the public is told nothing of schools')
	tap.check({'À côté', 'Mois', 'Définitions'} <= set(told), 'so are the other tables', set(told))


def main():
	tap = Tap()
	with data_folder() as data:
		ingest_fixtures(data)
		with Server(data) as site:
			answer = site.get(f'/indicateurs.ods?exemples=oui&au={DAY}')
			tap.check(answer.status == 200 and answer.headers['content-type'] == MEDIA_TYPE, 'the file is given', answer.status)
			tap.check(f'indicateurs-{DAY}.ods' in answer.headers['content-disposition'], 'with a name that tells its day')
			again = site.get(f'/indicateurs.ods?exemples=oui&au={DAY}', If_None_Match=answer.headers['etag'])
			tap.check(again.status == 304, 'one that did not change is not sent again', again.status)
			table = site.get(f'/indicateurs.csv?exemples=oui&au={DAY}').bytes
			part = site.get(f'/indicateurs.ods?exemples=oui&departement=23&au={DAY}').bytes
			check_registers(tap, site, data, data.parent)
			check_results(tap, site, data, data.parent)
			creuse = site.get(f'/indicateurs.csv?exemples=oui&departement=23&au={DAY}').bytes

		check_structure(tap, answer.bytes)
		folder = data.parent
		(folder / 'tous.ods').write_bytes(answer.bytes)
		(folder / 'creuse.ods').write_bytes(part)
		(folder / 'table.csv').write_bytes(table)
		rows = rows_of(table.decode('utf-8-sig'))
		check_values(tap, as_libreoffice_reads(folder, 'tous.ods'), rows)

		told = as_libreoffice_reads(folder, 'creuse.ods')
		value = {row[0]: row[4] for row in rows_of(told['Indicateurs'])}['2']
		of_two = [row for row in rows_of(creuse.decode('utf-8-sig')) if row[0] == '2' and row[2] == 'valeur']
		expected = [row[5] for row in of_two if not row[3]]
		tap.check([value] == expected and 'Creuse' in told['Indicateurs'], 'one département has its own', value, expected)
		tap.check('Par département' not in told, 'and is not broken down by itself')
		expected = sorted((row[4], row[5], row[9]) for row in of_two if row[3] == 'Par cycle')
		found = sorted((row[2], row[3], row[5]) for row in rows_of(told['Par cycle'])[1:] if row[0] == '2')
		tap.check(found == expected and found, 'but by cycle, as in the CSV, and each row says whose it is', found, expected)

		soffice(folder, f'--infilter={READ_CSV}', '--convert-to', 'ods', '--outdir', folder, folder / 'table.csv')
		(_, text), = as_libreoffice_reads(folder, 'table.ods').items() if (folder / 'table.ods').exists() else (('', ''),)
		tap.check(rows_of(text) == rows, 'the CSV opens as well, without a trace of its mark', *rows_of(text)[:2], *rows[:2])
	tap.done()


if __name__ == '__main__':
	main()
