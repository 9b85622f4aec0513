// The DAN clicks a number down to its sheets, freezes it and prints the report, with the keyboard alone, on a small screen
// and a large one, with scripts and without. The report is a PDF of A4 pages whose menus and forms are gone.
// PDF=FOLDER keeps what was printed, to look at it; SCREENSHOTS=FOLDER makes the pictures of docs/guide-dan.md.
// (LANGUAGE=fr, where chromium-l10n is: a field of dates then shows them in French.)

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withBrowser, withPage } from './support/browser.mjs';
import { looksSound, press, reach, type } from './support/keys.mjs';
import { indexer, root, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const phrase = 'quatre mots sans rapport';

/** Sheets that count: those of the fixtures are examples. */
async function takeTrueSheets(site) {
	const folder = `${site.data}/vraies`;
	const model = await readFile(join(root, 'fixtures/catalogue/fiche.md'), 'utf8');
	await mkdir(folder);
	for (const title of ['La tortue', 'Un titre plus long, pour que sa cellule passe à la ligne'])
		await writeFile(join(folder, `${title}.md`), model.replace('TITRE', title).replace('licence:',
			'date_creation: 2016-01-01\ndate_publication: 2016-05-02\nlicence:'));
	await indexer(['ingest', '--data', site.data, folder]);
}

/** The DAN, signed in, in a page of their own: body(page). */
async function asDan(browser, site, view, body) {
	const link = (await indexer(['compte', 'creer', '--role', 'dan', '--nom', 'La DAN',
		`dan${view.width}${view.scripts}@ac-limoges.fr`, '--data', site.data])).split('\n')[0];
	await withPage(browser, site.url, { viewport: { width: view.width, height: 800 }, javaScriptEnabled: view.scripts },
		async (page, complaints) => {
			await page.goto(site.url + link);
			await page.fill('#choisie', phrase);
			await page.fill('#encore', phrase);
			await Promise.all([page.waitForEvent('load'), page.locator('#encore').press('Enter')]);
			await body(page);
			check(!complaints.length, 'no complaint on the way', complaints);
		});
}

async function picture(page, view, name) {
	if (process.env.SCREENSHOTS && view.pictured)
		await page.screenshot({ path: join(process.env.SCREENSHOTS, `indicateurs-${name}.png`) });
}

async function clickDown(page, site, view) {
	await page.goto(`${site.url}/indicateurs?exemples=oui&au=2018-06-30`);
	await looksSound(page, 'all indicators', view);
	await picture(page, view, 'tous');
	await press(page, /^Nombre de scénarios d’usages/);
	check(page.url().includes('/indicateurs/18?au=2018-06-30&exemples=oui'), 'an indicator has its page', page.url());
	await looksSound(page, 'one indicator', view);
	await picture(page, view, 'un');
	const number = await page.locator('#titre-departement + .tableau tbody a').first().innerText();
	await reach(page, /^Par département/);
	await press(page, number);
	check(await page.locator('.comptees li').count() === Number(number), 'a number leads to as many sheets', page.url());
	await looksSound(page, 'the sheets of a number', view);
}

/** One département, chosen from the page of all; a number of its own breakdowns, its files, its report. */
async function lookAtDepartment(page, site, view) {
	await page.goto(`${site.url}/indicateurs?exemples=oui`);
	await reach(page, '#departement');
	await page.keyboard.type('Creuse');
	await press(page, /^Voir$/);
	check(/\/indicateurs\?au=[\d-]+&departement=023&exemples=oui$/.test(page.url()), 'a département is chosen', page.url());
	await looksSound(page, 'the indicators of a département', view);
	for (const name of [/\(CSV\)/, /\(ODS\)/, /\(JSON\)/, /^Rapport à imprimer/]) {
		const link = await page.getByRole('link', { name }).getAttribute('href');
		check(link.includes('departement=023') && link.includes('exemples=oui'), `${name} is of this département`, link);
	}
	await press(page, /^Nombre d’usages répertoriés/);
	await looksSound(page, 'an indicator of a département', view);
	const number = page.locator('#titre-equipement + .tableau tbody a').first();
	const [count, link] = [await number.innerText(), await number.getAttribute('href')];
	await page.goto(site.url + link);
	check(await page.locator('.comptees li').count() === Number(count), 'a number within it leads to as many sheets', link);
	check(/pour : Creuse · /.test((await page.locator('.regard-date').innerText()).replaceAll(/\s/g, ' ')), 'of both', link);
	await looksSound(page, 'the sheets of two parts', view);
	await page.goto(`${site.url}/indicateurs/rapport?departement=75`);
	check(await page.getByText('n’est pas le numéro d’un département').isVisible(), 'a département that is none is told');
	await looksSound(page, 'a report of the whole', view);
}

async function freeze(page, site, view) {
	await page.goto(`${site.url}/indicateurs/2`);
	await press(page, 'Arrêter ce nombre, avec la liste qui le fait');
	check(await page.locator('#mesure').inputValue() === 'usages', 'what is frozen is chosen already');
	await looksSound(page, 'the form', view);
	await type(page, { note: 'Pour le CANÉ de juillet' });
	await press(page, 'Arrêter');
	check(/\/indicateurs\/arretes\/\d+\?fait=arrete#fait$/.test(page.url()), 'it is frozen', page.url());
	check(await page.getByText('L’empreinte est juste').isVisible(), 'and proves itself');
	await picture(page, view, 'arrete');
	const rows = page.locator('[aria-label="Liste de l’arrêté"] tbody tr');
	check(await rows.count() === 2 && (await rows.first().innerText()).includes('La tortue'), 'its list says titles');
	await looksSound(page, 'an arrêté', view);
	await reach(page, 'Vérifier le fichier sans ce site');
	await page.keyboard.press('Enter');
	check(await page.getByText('shasum -a 256').isVisible(), 'how to check it opens with the keyboard');
	await looksSound(page, 'an arrêté, with the commands that check it', view);
	await page.goto(`${site.url}/indicateurs/arretes`);
	await looksSound(page, 'the arrêtés', view);
}

/** What a PDF of Chromium says of itself: its pages and their size in points. */
function pagesOfPdf(bytes) {
	const text = bytes.toString('latin1');
	return [...text.matchAll(/\/Type \/Page\s[^]*?\/MediaBox \[([^\]]*)\]/g)].map((found) =>
		found[1].trim().split(/\s+/).map(Number).slice(2).map(Math.round));
}

async function print(page, site, target, most) {
	await page.goto(site.url + target);
	await page.emulateMedia({ media: 'print' });
	const seen = await page.evaluate(() => ['.menu', '.bandeau', '.pied', '.rapport form', '.evitement', '.fil'].filter((name) =>
		[...document.querySelectorAll(name)].some((element) => element.checkVisibility())));
	check(!seen.length, `${target}: menus and forms are not printed`, seen);
	const cut = await page.evaluate(() => [...document.querySelectorAll('.rapport .tableau')].filter((element) =>
		element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible').length);
	check(cut === 0, `${target}: no table is cut`, cut);
	const over = await page.evaluate(() => [...document.querySelectorAll('.rapport :is(th, td)')].filter((cell) =>
		cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.innerText));
	check(!over.length, `${target}: no cell runs over the next`, over);
	await page.emulateMedia({ media: null });
	const bytes = await page.pdf({ preferCSSPageSize: true });
	const pages = pagesOfPdf(bytes);
	check(bytes.subarray(0, 5).toString() === '%PDF-' && pages.length >= 1 && pages.length <= most,
		`${target}: at most ${most} pages`, pages.length);
	check(pages.every(([width, height]) => Math.abs(width - 595) <= 1 && Math.abs(height - 842) <= 1), `${target}: of A4`, pages);
	if (process.env.PDF)
		await writeFile(join(process.env.PDF, `${target.replaceAll(/\W+/g, '-')}.pdf`), bytes);
}

await story('indicators', () => withSite((site) => withBrowser(async (browser) => {
	await takeTrueSheets(site);
	for (const view of [{ width: 1280, scripts: true, pictured: true }, { width: 320, scripts: true },
		{ width: 320, scripts: false }])
		await asDan(browser, site, view, async (page) => {
			await clickDown(page, site, view);
			await lookAtDepartment(page, site, view);
			await freeze(page, site, view);
			if (view.pictured) {
				await print(page, site, '/indicateurs/rapport', 3);
				await print(page, site, '/indicateurs/rapport?departement=23&exemples=oui&au=2018-06-30', 3);
			}
		});
})));
