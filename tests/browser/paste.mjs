// What is pasted from Word, LibreOffice and a web page arrives as clean Markdown, tables included, and is read again by the
// site as it was meant. fixtures/paste/NAME.html is a clipboard, NAME.md what must come of it.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withBrowser, withPage } from './support/browser.mjs';
import { root, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const folder = join(root, 'fixtures/paste');

/** Paste as a browser does: both forms at once. */
async function paste(page, html, plain) {
	await page.locator('#corps').evaluate((field, data) => {
		const carried = new DataTransfer();
		carried.setData('text/html', data.html);
		carried.setData('text/plain', data.plain);
		field.focus();
		field.setSelectionRange(0, field.value.length);
		const event = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true });
		if (field.dispatchEvent(event))
			field.setRangeText(data.plain, 0, field.value.length, 'end');
	}, { html, plain });
	return page.locator('#corps').inputValue();
}

const textOf = (html) => html.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' ');

await story('paste', () => withSite(({ url }) => withBrowser((browser) => withPage(browser, url, {}, async (page, complaints) => {
	await page.goto(`${url}/proposer`);
	await Promise.all([page.waitForEvent('load'), page.getByText('Commencer une fiche').click()]);
	await page.goto(page.url().replace(/quoi#contenu$/, 'comment'));
	for (const name of (await readdir(folder)).filter((each) => each.endsWith('.html')).sort()) {
		const html = await readFile(join(folder, name), 'utf8');
		const got = `${await paste(page, html, textOf(html))}\n`;
		const file = join(folder, name.replace('.html', '.md'));
		if (process.env.GOLDEN)
			await writeFile(file, got);
		check(got === await readFile(file, 'utf8').catch(() => ''), `${name} arrives as agreed`, got);
		check(!/<\/?[a-z]|mso-|font-|javascript:/i.test(got.replace(/\\</g, '')), `${name} leaves no style and no markup`, got);
	}
	check(await paste(page, '<p>Deux mots</p>', 'Deux mots') === 'Deux mots', 'words without a form are pasted as they are');
	check(await paste(page, '', 'du **texte**') === 'du **texte**', 'a plain text as well');
	await paste(page, '<h1>Titre</h1><p>Un <b>mot</b></p>', 'Titre Un mot');
	await page.keyboard.press('Control+Z');
	check(await page.locator('#corps').inputValue() === 'du **texte**', 'what is pasted can be undone');
	check(/reprise/.test(await page.locator('.champ-texte [aria-live=polite]').textContent()), 'and is told to who does not see it');
	check(!complaints.length, 'no complaint on the way', complaints);
}))));
