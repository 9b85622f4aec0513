// The reports on paper, as poppler reads the PDF that Chromium prints: A4, few pages, letters one can read, every row of every
// table whole on one page and inside its margins. PDF=FOLDER keeps the files, and a picture of each page to look at.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withBrowser, withPage } from './support/browser.mjs';
import { withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const A4 = { width: 595, height: 842 };  // in points
const SMALLEST = 7.5;                    // height of a line of the smallest letters, in points
const MARGIN = 20;

async function tell(program, ...args) {
	const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 1 << 26 });
	return stdout;
}

const squeezed = (text) => text.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
/** Where a line ends in a table is no matter: « feuille-de- route ». */
const joined = (text) => squeezed(text).replaceAll(/[\s-]+/g, '');

/** The pages of a PDF: their size, their text, and each word with its box. */
async function read(file) {
	const xml = await tell('pdftotext', '-bbox', file, '-');
	return [...xml.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([^]*?)<\/page>/g)].map(([, width, height, inner]) => ({
		width: Number(width),
		height: Number(height),
		words: [...inner.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^]*?)<\/word>/g)]
			.map(([, left, top, right, bottom, text]) =>
				({ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom), text })),
	}));
}

/** The rows of the tables, their words as they are shown, and what stands in no table. */
async function rowsOf(page) {
	return page.evaluate(() => [...document.querySelectorAll('.rapport tbody tr')].map((row) =>
		[...row.querySelectorAll('th, td')].map((cell) => cell.innerText)));
}

async function checkLetters(name, file, pages) {
	const fonts = (await tell('pdffonts', file)).split('\n').slice(2).filter(Boolean);
	const loose = fonts.filter((line) => !/\byes\s+(yes|no)\s+yes\s+\d+\s+\d+$/.test(line.trim()));
	check(fonts.length > 0 && !loose.length, `${name}: its fonts are in the file, and its text can be copied`, loose);
	const words = pages.flatMap((page) => page.words);
	const small = words.filter((word) => word.bottom - word.top < SMALLEST && word.text.length > 1);
	check(words.length > 300 && !small.length, `${name}: no letter is too small to be read`, small.slice(0, 5));
	const outside = pages.flatMap((page) => page.words.filter((word) => word.left < MARGIN || word.right > page.width - MARGIN
		|| word.top < MARGIN || word.bottom > page.height - MARGIN));
	check(!outside.length, `${name}: every word is inside the margins`, outside.slice(0, 5));
}

async function checkRows(name, file, count, rows) {
	const texts = [];
	for (let i = 1; i <= count; i++)
		texts.push(joined(await tell('pdftotext', '-raw', '-f', String(i), '-l', String(i), file, '-')));
	const cut = rows.filter((cells) => !texts.some((text) => cells.every((cell) => text.includes(joined(cell)))));
	check(rows.length === 18 && !cut.length, `${name}: eighteen rows, each whole on one page`, cut);
	check(/relev|août|Académie/.test(texts.join('')) && !texts.join('').includes('\ufffd'), `${name}: accents are there`);
}

async function print(page, site, folder, { name, target, most }) {
	await page.goto(site.url + target);
	await page.emulateMedia({ media: 'print' });
	const rows = await rowsOf(page);
	await page.emulateMedia({ media: null });
	const file = join(folder, `${name}.pdf`);
	await writeFile(file, await page.pdf({ preferCSSPageSize: true }));
	const pages = await read(file);
	check(pages.length >= 1 && pages.length <= most, `${name}: at most ${most} pages`, pages.length);
	check(pages.every(({ width, height }) => Math.abs(width - A4.width) <= 1 && Math.abs(height - A4.height) <= 1),
		`${name}: of A4`, pages.map(({ width, height }) => [width, height]));
	const blank = pages.filter(({ words }) => words.length < 20);
	check(!blank.length, `${name}: no page is left almost empty`, blank.map(({ words }) => words.map(({ text }) => text)));
	await checkLetters(name, file, pages);
	await checkRows(name, file, pages.length, rows);
	if (process.env.PDF)
		await tell('pdftoppm', '-r', '80', '-png', file, join(folder, name));
}

const papers = [
	{ name: 'academie', target: '/indicateurs/rapport', most: 4 },
	{ name: 'academie-exemples', target: '/indicateurs/rapport?exemples=oui&au=2018-06-30', most: 4 },
	{ name: 'creuse', target: '/indicateurs/rapport?departement=23&exemples=oui&au=2018-06-30', most: 4 },
];

/** A list of results on paper: what was asked and chosen, where each sheet is, and nothing to press. */
async function results(page, url) {
	await page.goto(`${url}/recherche?q=robot&niveau=cm2&niveau=6e&expliquer=1`);
	await page.emulateMedia({ media: 'print' });
	const seen = await page.evaluate(() => {
		const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length);
		return {
			pressed: shown('main :is(button, select, input, summary)').map((element) => element.outerHTML.slice(0, 80)),
			chosen: shown('.choisis li').map((element) => element.innerText),
			exports: shown('.emporter').length,
			places: shown('.liste h3 a').map((link) => getComputedStyle(link, '::after').content),
		};
	});
	await page.emulateMedia({ media: null });
	check(!seen.pressed.length && !seen.exports, 'results on paper: there is nothing to press', seen.pressed);
	check(seen.chosen.length === 2 && /CM2/.test(seen.chosen[0]) && /ou.*6e/.test(squeezed(seen.chosen[1])),
		'results on paper: the filters are said', seen.chosen);
	check(seen.places.length > 1 && seen.places.every((place) => place.includes('/usages/')),
		'results on paper: each sheet has its address', seen.places);
}

/** A link on paper is its address. */
async function sheet(page, url, id) {
	await page.goto(`${url}/usages/${id}`);
	await page.emulateMedia({ media: 'print' });
	const links = await page.locator('[aria-labelledby="titre-liens"] a').evaluateAll((found) =>
		found.map((link) => [link.href, getComputedStyle(link, '::after').content]));
	await page.emulateMedia({ media: null });
	check(links.length > 0 && links.every(([href, after]) => after.includes(href.replace(/\/$/, ''))),
		'a sheet on paper: its links have their addresses', links);
}

await story('paper', () => withSite((site) => withBrowser(async (browser) => {
	const folder = process.env.PDF ?? await mkdtemp(join(tmpdir(), 'observatoire-papier-'));
	try {
		await withPage(browser, site.url, {}, async (page) => {
			for (const paper of papers)
				await print(page, site, folder, paper);
			await results(page, site.url);
			await sheet(page, site.url, site.ids.get('premiers-pas-robot-gs'));
		});
	} finally {
		if (!process.env.PDF)
			await rm(folder, { recursive: true, force: true });
	}
})));
