"""A sheet as the stories of tests/site propose it: what is typed, and the way through the pages of writing."""
from browser import enter
from page import Page
from site_story import run

TITLE = 'Programmer le trajet d’un robot dans la cour'
SUMMARY = ('Trois séances pour découvrir l’algorithme : un jeu dans la cour, le trajet écrit sur papier, puis un robot '
	'de sol par groupes de quatre.')
BODY = '## Déroulement\r\n\r\n' + 'Les élèves avancent case après case, puis disent le chemin à voix haute.\r\n' * 8
XSS = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'

ANSWERS = {
	'quoi': [('titre', TITLE), ('resume', SUMMARY), ('type', 'scenario'), ('thematiques', 'codage')],
	'pour-qui': [('niveaux', 'cm1'), ('niveaux', 'cm2'), ('enseignements', 'c3-mathematiques')],
	'avec-quoi': [('equipements', 'robot-programmable')],
	'comment': [('corps', BODY), ('duree', '1 h 30')],
	'signature': [('signatures', 'Équipe du cycle 3'), ('etablissements', '0230506A'), ('licence', 'CC-BY-SA-4.0')],
}
STEPS = list(ANSWERS)


def person(data, site, name, role='enseignant'):
	"""Somebody signed in, in a browser of their own."""
	told = run('compte', 'creer', '--role', role, '--nom', name, f'{name}@ac-limoges.fr', '--data', data)
	browser = enter(site, told.stdout.split('\n')[0])
	assert browser.is_in(), (told, browser.last.status)
	return browser


def hidden(page):
	"""The fields a form of the content carries by itself."""
	return {field.attributes['name']: field.attributes.get('value', '')
		for field in Page(page).first('main').all('input', type='hidden')}


def begin(browser, **values):
	"""Begin a sheet; gives the address of its first page, without the step."""
	page = browser.get('/proposer')
	answer = browser.post('/proposer', [*hidden(page.text).items(), ('acte', values.pop('acte', 'commencer')), *values.items()])
	assert answer.status == 303, (answer.status, answer.text[:2000])
	return start_of(answer)


def place(answer):
	"""Where an answer leads, without the part of the page."""
	return answer.headers.get('location', '').removesuffix('#contenu')


def start_of(answer):
	return place(answer).rsplit('/', 1)[0]


def save(browser, base, step, pairs, edition=None, suite='continuer', **fields):
	values = hidden(browser.get(f'{base}/{step}').text)
	if edition:
		values['edition'] = edition
	return browser.post(f'{base}/{step}', [*values.items(), *pairs, ('suite', suite)], **fields)


def write(browser, base, answers=ANSWERS):
	for step, pairs in answers.items():
		answer = save(browser, base, step, pairs)
		assert answer.status == 303, (step, answer.status, main_text(answer))


def follow_of(base):
	return base.replace('/proposer/', '/mes-fiches/')


def send(browser, base, **values):
	page = hidden(browser.get(f'{base}/verifier').text)
	return browser.post(follow_of(base), [*page.items(), ('acte', 'envoyer'), *values.items()])


def main_text(answer):
	content = Page(answer.text).first('main')
	return content.text if content else ''


def stored(browser, base, name):
	page = Page(browser.get(f'{base}/tout').text)
	field = page.first(id=name)
	if field.tag == 'fieldset':
		return [box.attributes['value'] for box in field.all('input') if 'checked' in box.attributes]
	return field.text if field.tag == 'textarea' else field.attributes.get('value', '')
