"""What filters should find, worked out the long way from exported sheets and the lists of the project.

Knows nothing of the index: a sheet is a front matter, a value is a rule, a count is a loop.
"""
import re

from site_story import ROOT

LISTS = ROOT / 'observatoire/sheet/vocabularies'


def table(name):
	"""{key: {column: cell}} of a list, in its order."""
	lines = [line.split('\t') for line in (LISTS / f'{name}.tsv').read_text('utf-8').splitlines()
		if line and not line.startswith('#')]
	return {cells[0]: dict(zip(lines[0], cells + [''] * len(lines[0]))) for cells in lines[1:]}


LEVELS, SUBJECTS = table('niveaux'), table('enseignements')


def words(text, key):
	"""The items of `key: [a, b]` in a canonical front matter."""
	line = re.search(rf'^{key}: \[(.*)\]$', text, re.MULTILINE)
	return [item.strip().strip('"') for item in line[1].split(',')] if line else []


def scalar(text, key):
	line = re.search(rf'^{key}: (.+)$', text, re.MULTILINE)
	return line[1].strip('"') if line else ''


def school_year(text):
	tried, day = scalar(text, 'experimente'), scalar(text, 'date_publication') or scalar(text, 'date_creation')
	if re.fullmatch(r'\d{4}-\d{4}', tried):
		return tried
	first = int(day[:4]) - (int(day[5:7]) < 9)
	return f'{first}-{first + 1}'


def stages(levels):
	"""A cycle says where it is taught only when none of its classes does."""
	told = [key for key in levels if not any(other != key and LEVELS[other]['cycle'] == key for other in levels)]
	return {stage for key in told for stage in LEVELS[key]['ecoles'].split(';') if stage}


def classes(levels):
	"""Its classes and cycles; a cycle of which it names no class is for each of them."""
	whole = {key for key in levels if LEVELS[key]['cycle'] == key
		and not any(other != key and LEVELS[other]['cycle'] == key for other in levels)}
	held = {key for key, level in LEVELS.items() if level['cycle'] in whole}
	return set(levels) | held | {LEVELS[key]['cycle'] for key in levels} - {''}


class Sheet:
	def __init__(self, path):
		front = path.read_text('utf-8').split('\n---\n')[0]
		levels, subjects = words(front, 'niveaux'), words(front, 'enseignements')
		schools = set(words(front, 'etablissements')) | set(re.findall(r'^    uai: "?(\w+)', front, re.MULTILINE))
		self.id, self.title = scalar(front, 'id'), scalar(front, 'titre')
		self.published, self.revised = scalar(front, 'date_publication'), scalar(front, 'date_modification')
		self.values = {
			'degre': stages(levels),
			'niveau': classes(levels),
			'enseignement': set(subjects) | {SUBJECTS[key]['discipline'] for key in subjects} - {''},
			'thematique': set(words(front, 'thematiques')),
			'etiquette': set(words(front, 'etiquettes')),
			'equipement': set(words(front, 'equipements')),
			'logiciel': set(words(front, 'logiciels')),
			'type': {scalar(front, 'type')},
			'departement': {uai[:3] for uai in schools},
			'etablissement': schools,
			'annee': {school_year(front)},
			'licence': {scalar(front, 'licence')},
		}

	def has(self, choices):
		return any(value in self.values[name] for name, value in choices)


# Departments and schools are one filter: a place.
GROUP = {'etablissement': 'departement'}


def group_of(name):
	return GROUP.get(name, name)


def meeting(sheets, choices, but=None):
	"""The sheets with one value at least of each filter chosen, one filter left out."""
	groups = {}
	for name, value in choices:
		groups.setdefault(group_of(name), []).append((name, value))
	groups.pop(but, None)
	return [sheet for sheet in sheets if all(sheet.has(group) for group in groups.values())]


def counts(sheets, choices):
	"""{(name, value): sheets it would give} as if nothing were chosen in its own filter; no zero but for a choice."""
	told = {choice: 0 for choice in choices}
	for name in sheets[0].values:
		for sheet in meeting(sheets, choices, group_of(name)):
			for value in sheet.values[name]:
				told[name, value] = told.get((name, value), 0) + 1
	return told
