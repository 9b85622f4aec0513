#!/usr/bin/env python3
"""A reader says what is wrong with a sheet, without an account; a référent claims it, reads it beside the others of
the same sheet, closes it with a word. Nobody else does, no robot fills the queue, and what is written stays text.

Asked of the real site, as browsers, forgers and robots do.
"""
import csv
import io
import pathlib
import re
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from browser import Browser, enter  # noqa: E402
from page import Page  # noqa: E402
from site_story import FIXTURES, Server, Tap, data_folder, ingest_fixtures, run, until  # noqa: E402

XSS = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
SHEET, OTHER = 'defi-robots-inter-degres-cm2-6e', 'micro-tendu-ce1-ce2'


def person(site, data, name, *options):
	told = run('compte', 'creer', *options, '--nom', f'Compte {name}', f'{name}@ac-limoges.fr', '--data', data)
	return enter(site, told.stdout.split('\n')[0])


def people(site, data):
	dan = person(site, data, 'dan', '--role', 'dan')
	found = {'dan': dan}
	for name, theme in (('near', 'robotique'), ('far', 'ent')):
		shown = dan.send('/comptes/inviter', role='referent', thematique=theme)
		link = urllib.parse.urlsplit(Page(shown.text).first('input', id='lien').attributes['value']).path
		found[name] = enter(site, link, nom=f'Compte {name}', courriel=f'{name}@ac-limoges.fr')
	found['teacher'] = person(site, data, 'teacher', '--role', 'enseignant')
	return found


def main_of(answer):
	return Page(answer.text).first('main')


def report(browser, sheet, **values):
	return browser.post(f'/usages/{sheet}/signaler', values)


def fields(answer, acte):
	for form in Page(answer.text).first('main').all('form'):
		if any(button.attributes.get('value') == acte for button in form.all('button')):
			return {field.attributes['name']: field.attributes.get('value', '') for field in form.all('input', type='hidden')}
	return {}


def act(who, where, acte, **values):
	return who.post(where, {**fields(who.get(where), acte), 'acte': acte, **values})


def check_form(tap, site, sheet):
	reader = Browser(site)
	link = [a.attributes['href'] for a in main_of(reader.get(f'/usages/{sheet}')).all('a') if 'Signaler' in a.text]
	tap.check(link == [f'/usages/{sheet}/signaler'], 'a sheet says where', link)
	page = reader.get(link[0])
	choices = [field.attributes['value'] for field in main_of(page).all('input', type='radio')]
	tap.check(page.status == 200 and 'noindex' in page.text and len(choices) == 6, 'the form has six reasons', choices)
	tap.check(reader.session is None and not reader.jar, 'no account, no cookie', reader.jar)
	empty = report(reader, sheet)
	tap.check(empty.status == 422 and 'href="#motif"' in empty.text and main_of(empty).first(id='faute-motif'),
		'without a reason the form says so', empty.status)
	other = report(reader, sheet, motif='autre', message=' ')
	tap.check(other.status == 422 and main_of(other).first(id='faute-message'), '« autre chose » wants words')
	long = report(reader, sheet, motif='droits', message='é' * 1001)
	tap.check(long.status == 422 and 'é' * 1001 in long.text and 'trop long' in long.text, 'what is too long is kept, and told')
	tap.check(report(reader, sheet, motif='doublon', message='x').status == 422, 'the reasons of référents are not those of readers')
	for wrong, status in (('1999-0001', 404), ('x' * 300, 404), ("a' OR 1", 404)):
		answer = report(reader, urllib.parse.quote(wrong), motif='droits')
		tap.check(answer.status == status, f'{wrong[:9]!r} is no sheet', answer.status)
	sent = report(reader, sheet, motif='lien_mort', message='é' * 1000)
	tap.check((sent.status, sent.headers.get('location')) == (303, f'/usages/{sheet}/signalement#contenu'), 'it is sent', sent.status)
	receipt = reader.get(sent.headers['location'].split('#')[0])
	tap.check('Votre signalement est arrivé' in receipt.text and 'noindex' in receipt.text, 'a receipt says so')


def check_robots(tap, site, sheet):
	robot = Browser(site)
	caught = report(robot, sheet, motif='autre', message='Achetez', **{'adresse-web': 'http://spam'})
	tap.check(caught.status == 429 and 'comme le fait un robot' in caught.text, 'what nobody sees is filled by robots only', caught.status)
	forged = robot.post(f'/usages/{sheet}/signaler', {'motif': 'droits'}, Origin='https://ailleurs.example')
	tap.check(forged.status == 403, 'another site sends nothing', forged.status)


def check_queue(tap, who, reader, sheet, other):
	report(reader, sheet, motif='droits', message=XSS)
	report(reader, other, motif='donnees_personnelles')
	queue = who['near'].get('/moderation')
	shown = main_of(queue).text
	tap.check('2 signalements' in shown and 'un lien ne répond plus, un texte ou une image' in ' '.join(shown.split()),
		'the queue shows those of one sheet together', shown[-900:])
	link = next(a.attributes['href'] for a in main_of(queue).first('ul', id='file').all('a'))
	tap.check(re.fullmatch(r'/moderation/signalements/\d+', link), 'and leads to them', link)
	tap.check('signalement' not in main_of(who['far'].get('/moderation')).first('ul', id='file').text,
		'who looks after other things does not see them')
	for kind, there in (('signalements', True), ('propositions', False)):
		shown = main_of(who['dan'].get(f'/moderation?genre={kind}')).first('ul', id='file').text
		tap.check(('signalement' in shown) == there, f'only {kind}')
	for name, status in (('far', 404), ('teacher', 403)):
		tap.check(who[name].get(link).status == status
			and who[name].post(link, {'jeton': who[name].token(), 'acte': 'prendre', 'edition': '2'}).status == status,
			f'{name} may not', who[name].get(link).status)
	tap.check(Browser(reader.site).get(link).status == 303 and Browser(reader.site).post(link, {'acte': 'prendre'}).status == 403,
		'a reader may not')
	for page in (queue.text, who['near'].get(link).text):
		tap.check('<script>alert' not in page and '<img src=x' not in page, 'what is written is only text')
	tap.check(html_of(XSS) in who['near'].get(link).text, 'and is shown as it was written')
	return link


def html_of(text):
	for sign, name in (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'), ('"', '&quot;'), ("'", '&#39;')):
		text = text.replace(sign, name)
	return text


def check_acts(tap, who, reader, sheet, link):
	near = who['near']
	page = near.get(link).text
	tap.check('value="traiter"' not in page and 'value="prendre"' in page, 'one claims before one closes')
	tap.check(near.post(link, {**fields(near.get(link), 'prendre'), 'acte': 'prendre', 'jeton': ''}).status == 403, 'with the token of a page')
	tap.check(act(near, link, 'prendre').status == 303 and 'Pris en charge par vous' in near.get(link).text, 'it is claimed')
	tap.check('Pris en charge par Compte near' in who['dan'].get(link).text, 'others see by whom')
	blank = act(near, link, 'traiter', reponse='  ')
	tap.check(blank.status == 422 and 'Dites ce qui a été fait' in blank.text, 'one closes with a word', blank.status)
	stale = fields(near.get(link), 'traiter')
	report(reader, sheet, motif='description_incorrecte', message='Le lien a changé aussi.')
	late = near.post(link, {**stale, 'acte': 'traiter', 'reponse': 'Le lien est réparé.'})
	tap.check(late.status == 409 and 'Un autre signalement est arrivé' in late.text and 'Le lien est réparé.' in late.text
		and 'Le lien a changé aussi.' in late.text, 'what came since makes a decision stale, and shows what came', late.status)
	tap.check(near.send(link, acte='n’importe quoi').status == 400, 'an act that is none is refused')
	done = act(near, link, 'traiter', reponse='Le lien est <b>réparé</b>.')
	tap.check(done.status == 303 and done.headers['location'].startswith('/moderation?fait=signalement-traite'), 'it is closed', done.status)
	tap.check('Le signalement est traité' in near.get(done.headers['location'].split('#')[0]).text, 'and the queue says so')
	closed = near.get(link).text
	tap.check('Le lien est &lt;b&gt;réparé' in closed and 'value="prendre"' not in closed, 'what was done stays to be read')
	tap.check(near.post(link, {**stale, 'acte': 'prendre'}).status == 409, 'what is closed is not claimed')
	report(reader, sheet, motif='lien_mort')
	again = [a.attributes['href'] for a in main_of(near.get('/moderation?genre=signalements')).first('ul', id='file').all('a')]
	tap.check(len(again) == 1 and again[0] != link, 'what comes later is another one', again)
	tap.check(act(who['dan'], again[0], 'prendre').status == 303 and act(who['dan'], again[0], 'relacher').status == 303,
		'it is claimed and given back')
	act(near, again[0], 'prendre')
	mine = fields(near.get(again[0]), 'classer')
	tap.check(act(who['dan'], again[0], 'prendre').status == 303, 'the DAN takes it over')
	tap.check(near.post(again[0], {**mine, 'acte': 'classer', 'reponse': 'Non'}).status == 409, 'then who had it decides no more')
	tap.check(act(who['dan'], again[0], 'classer', reponse='Le lien répond.').status == 303, 'and closes it without more')
	begun = near.post('/proposer', {**fields(near.get(link), 'version'), 'acte': 'version'})
	tap.check(begun.status == 303 and '/proposer/' in begun.headers['location'], 'a corrected version begins from there', begun.status)


def check_journal(tap, who):
	told = who['dan'].get('/journal.csv')
	rows = list(csv.reader(io.StringIO(told.bytes.decode('utf-8-sig')), delimiter=';'))
	kinds = [(row[4], row[5]) for row in rows]
	for row in (('lecteur', 'signaler'), ('referent', 'signalement-pris'), ('referent', 'signalement-traite'),
			('dan', 'signalement-rendu'), ('dan', 'signalement-sans-suite')):
		tap.check(row in kinds, f'the journal has {row}')
	tap.check(all(not row[3] for row in rows if row[5] == 'signaler'), 'of readers it knows nothing')
	tap.check('problème signalé' in who['dan'].get('/journal').text, 'in words as well')


def check_withdrawal(tap, data, who, reader, sheet):
	"""What must go at once: the DAN takes it off the site, where no file brings it back."""
	begun = who['teacher'].send('/proposer', acte='version', fiche=sheet)
	row = re.search(r'/proposer/(\d+)/', begun.headers['location'])[1]
	report(reader, sheet, motif='donnees_personnelles', message='On voit un élève.')
	link = re.search(r'/moderation/signalements/\d+', who['near'].get('/moderation?genre=signalements').text)[0]
	act(who['near'], link, 'prendre')
	tap.check('value="retirer"' not in who['near'].get(link).text, 'a référent takes nothing off the site')
	edition = fields(who['near'].get(link), 'traiter')
	tap.check(who['near'].post(link, {**edition, 'acte': 'retirer', 'reponse': 'x'}).status == 409, 'even without the button')
	act(who['dan'], link, 'prendre')
	tap.check(act(who['dan'], link, 'retirer').status == 422 and reader.get(f'/usages/{sheet}').status == 200, 'the DAN says why')
	done = act(who['dan'], link, 'retirer', reponse='Un élève est reconnaissable.')
	tap.check(done.status == 303 and 'retirée du site' in who['dan'].get(done.headers['location'].split('#')[0]).text,
		'a sheet is taken off the site', done.status)
	told = {target: reader.get(target).status for target in (f'/usages/{sheet}', f'/usages/{sheet}.md', f'/api/v1/usages/{sheet}')}
	tap.check(set(told.values()) == {410}, 'its addresses say that it is gone', told)
	run('ingest', '--data', data, FIXTURES / 'sheets')
	tap.check(reader.get(f'/usages/{sheet}').status == 410, 'its file, taken in again, does not bring it back')
	tap.check(until(lambda: sheet not in reader.get('/recherche?par-page=50').text + reader.get('/sitemap.xml').text),
		'it is found no more')
	tap.check('Elle n’est plus en ligne' in who['dan'].get(link).text and who['teacher'].get(f'/mes-fiches/{row}').status == 200
		and who['teacher'].get(f'/mes-fiches/{row}/historique').status == 200 and who['teacher'].get(f'/proposer/{row}/verifier').status == 200,
		'what was being written of it is still there')
	tap.check('fiche-retiree' in who['dan'].get('/journal.csv').text and 'fiche retirée du site' in who['dan'].get('/journal').text,
		'the journal knows')


def check_limits(tap, site, sheet):
	reader = Browser(site, forwarded='203.0.113.9')
	statuses = [report(reader, sheet, motif='lien_mort').status for _ in range(31)]
	tap.check(statuses == [303] * 30 + [429], 'one address sends thirty in an hour', statuses)
	tap.check(report(Browser(site, forwarded='203.0.113.10'), sheet, motif='lien_mort').status == 303, 'another one is not stopped')
	for i in range(69):
		report(Browser(site, forwarded=f'203.0.113.{20 + i}'), sheet, motif='lien_mort')
	full = report(Browser(site, forwarded='203.0.113.200'), sheet, motif='lien_mort')
	tap.check(full.status == 429 and 'déjà reçu beaucoup' in full.text, 'a hundred wait on one sheet, and no more', full.status)


def main():
	tap = Tap()
	with data_folder() as data:
		ids = ingest_fixtures(data)
		with Server(data) as site:
			who, reader = people(site, data), Browser(site)
			check_form(tap, site, ids[SHEET])
			check_robots(tap, site, ids[SHEET])
			link = check_queue(tap, who, reader, ids[SHEET], ids[OTHER])
			check_acts(tap, who, reader, ids[SHEET], link)
			check_journal(tap, who)
			check_withdrawal(tap, data, who, reader, ids[SHEET])
		with Server(data, '--trust-proxy') as site:
			check_limits(tap, site, ids[OTHER])
	tap.done()


if __name__ == '__main__':
	main()
