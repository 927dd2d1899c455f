import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { editBody, replaceUntracked } from '../../resources/demo/edit-return.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { RecordPage } from './pages/record-page.ts';
import type { WorkspacePage } from './pages/workspace-page.ts';
import { bundled, dropFile, picture } from './states.ts';

const AGREEMENT = fileURLToPath(new URL('../../resources/templates/ai-integration-partnership-agreement.docx', import.meta.url));
const SHOTS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));

const shot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: `${SHOTS}${name}.png`, animations: 'disabled' });

/** Nothing may stick out of the window sideways. */
const expectFits = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
};

test('the smallest window, long names, text at 200 %', async ({ app, page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  const start = await app.library.create();
  await start.chooseFile(AGREEMENT);
  await start.describe('Rahmenvereinbarung über die gemeinsame Entwicklung und Vermarktung künstlicher Intelligenz', 'Donaudampfschifffahrtsgesellschaft für Datenverarbeitung mbH & Co. KG', 'شركة هاربورلاين للأنظمة 株式会社ハーバーライン');
  await shot(page, 'small-new');
  const workspace = await start.start();
  await workspace.goTo('10.2');
  await shot(page, 'small-workspace');
  await expectFits(page);
  await workspace.to('Settings');
  for (let step = 0; step < 10; step += 1) await page.getByRole('button', { name: 'Larger text' }).click();
  await expect(page.getByText('200 %')).toBeVisible();
  await shot(page, 'large-settings');
  await expectFits(page);
  await page.getByRole('button', { name: 'Library' }).click();
  await app.library.ready();
  await shot(page, 'large-library');
  await expectFits(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: /^Rahmenvereinbarung/ }).click();
  await workspace.ready();
  await shot(page, 'large-workspace');
  await expectFits(page);
  await expectAccessible(page, 'workspace at 200 %');
});

test('in the smallest window the turn can be read beside long names, a deal and a deadline: names are cut first', async ({ app, page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  const library = `${new URL(page.url()).origin}/#/library`;
  const begin = async (name: string): Promise<WorkspacePage> => {
    const start = await app.library.create();
    await start.chooseFile(AGREEMENT);
    await start.describe(name, 'Donaudampfschifffahrtsgesellschaft für Datenverarbeitung mbH & Co. KG', 'Harbourline Systems International Holdings Ltd');
    return start.start();
  };
  await begin('Annex');
  await page.goto(library);
  await app.library.ready();
  const workspace = await begin('Rahmenvereinbarung über die gemeinsame Entwicklung und Vermarktung');
  await (await workspace.send()).produce();
  await page.getByRole('button', { name: 'Back to the negotiation' }).click();
  await page.getByRole('button', { name: 'Parties, names, deadlines, deal' }).click();
  const about = page.getByRole('dialog', { name: 'About this negotiation' });
  const overdue = new Date(Date.now() - 12 * 24 * 3_600_000).toISOString().slice(0, 10);
  await about.getByLabel('For this round: day').fill(overdue);
  await about.getByRole('radiogroup', { name: 'For this round: who owes' }).getByRole('radio').nth(1).click();
  await about.getByRole('button', { name: 'Set: For this round' }).click();
  await expect(about.getByText(/overdue by 1[123] days/)).toBeVisible();
  await about.getByRole('button', { name: 'Close' }).click();
  await page.goto(library);
  await app.library.ready();
  await page.getByRole('button', { name: 'More for Annex' }).click();
  await page.getByRole('menuitem', { name: 'Put into a deal…' }).click();
  const joining = page.getByRole('dialog', { name: 'Put Annex into a deal' });
  await joining.getByLabel('Name of the deal').fill('Northern deal');
  await joining.getByRole('button', { name: 'Put together' }).click();
  await page.getByRole('button', { name: /^Rahmenvereinbarung/ }).first().click();
  await workspace.ready();

  // All of the turn stands inside the head, and none of it under the buttons.
  const shown = await page.evaluate(() => {
    const box = (selector: string): DOMRect => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    const turn = document.querySelector('.title-turn');
    return { head: box('.title-what').right, turn: box('.title-turn').right, cut: turn === null ? -1 : turn.scrollWidth - turn.clientWidth, names: [...document.querySelectorAll('.title-what .chip')].map((chip) => chip.getBoundingClientRect().width) };
  });
  await shot(page, 'small-title');
  expect(shown.turn).toBeGreaterThan(0);
  expect(shown.turn).toBeLessThanOrEqual(shown.head);
  expect(shown.cut).toBe(0);
  // Both parties are still told apart by the beginning of their names, and the deadline says by when.
  for (const width of shown.names) expect(width).toBeGreaterThan(50);
  await expect(page.locator('.title-turn')).toHaveText(/^Round 1 · their turn since/);
  await expect(page.getByRole('button', { name: /^Harbourline Systems International Holdings Ltd by .*overdue by 1[123] days$/ })).toBeVisible();
  await expectFits(page);
  await expectAccessible(page, 'the head in the smallest window');
});

test('a file that is not a Word file is refused in plain words, and nothing changes', async ({ app, page }) => {
  const path = await app.keep('invoice.docx', '%PDF-1.7 not a Word file');
  const start = await app.library.create();
  await start.chooseFile(path);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start the negotiation' })).toBeDisabled();
  await shot(page, 'not-a-word-file');
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('heading', { name: 'No negotiation yet' }).waitFor();
});

test('the library: duplicate, archive, delete, each with its undo', async ({ app, page }) => {
  await bundled(page);
  await page.getByRole('button', { name: 'Library' }).click();
  await app.library.ready();
  const rows = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^More for/ }) });
  await expect(rows).toHaveCount(1);
  const choose = async (item: string): Promise<void> => {
    await rows.first().getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('Duplicate');
  await expect(rows).toHaveCount(2);
  await choose('Delete');
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(rows).toHaveCount(2);
  await choose('Archive');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Show archived').check();
  await expect(rows).toHaveCount(2);
});

test('a dropped file starts a negotiation', async ({ app, page }) => {
  await app.library.ready();
  const bytes = [...(await readFile(AGREEMENT))];
  const transfer = await page.evaluateHandle((data) => {
    const made = new DataTransfer();
    made.items.add(new File([new Uint8Array(data)], 'dropped.docx'));
    return made;
  }, bytes);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await expect(page.getByText('Drop a file')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.getByText('dropped.docx')).toBeVisible();

  // Which of two is meant, nobody can tell; a picture is no contract.
  await page.getByRole('button', { name: 'Library' }).click();
  const two = await page.evaluateHandle(() => {
    const made = new DataTransfer();
    for (const name of ['one.docx', 'two.docx']) made.items.add(new File(['x'], name));
    return made;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: two });
  await expect(page.getByText('2 files at once: nothing was taken in.').first()).toBeVisible();
  await app.library.ready();
  const start = await bundled(page);
  await dropFile(page, 'scan.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
  await expect(page.getByRole('alert').first()).toContainText('Word');
  await page.getByRole('button', { name: 'Back', exact: true }).first().click();
  await start.ready();
});

test('a file may be dropped anywhere: where no negotiation is open, it is asked what it belongs to; inside one it is a return', async ({ app, page }) => {
  const workspace = await bundled(page, 'First deal');
  const send = await workspace.send();
  await send.produce();
  const returned = editBody(await send.save('redline'), (xml) => replaceUntracked(xml, 'continue for [NUMBER] years', 'continue for 2 years'));
  await send.back();
  const dialog = page.getByRole('dialog', { name: 'Where does “Back.docx” belong?' });

  // On the library: the one that waits for their file is proposed.
  await workspace.to('Library');
  await app.library.ready();
  await dropFile(page, 'Back.docx', returned);
  await expect(dialog.getByLabel('It belongs to')).toBeFocused();
  await expect(dialog.getByLabel('It belongs to').locator('option:checked')).toContainText('First deal');
  await picture(page, 'drop-place');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await app.library.ready();
  await dropFile(page, 'Back.docx', returned);
  await dialog.getByRole('button', { name: 'Go on' }).press('Enter');
  await expect(page.getByText('Back.docx').first()).toBeVisible();
  await expect(page).toHaveURL(/\/receive$/);
  await page.getByRole('button', { name: 'Back', exact: true }).first().click();
  await workspace.ready();

  // In the settings: it may start another one as well.
  await workspace.to('Settings');
  await dropFile(page, 'Back.docx', returned);
  await dialog.getByLabel('It belongs to').selectOption('A new negotiation');
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByLabel('Name of the negotiation')).toHaveValue('Back');
  // There it is known what is meant by another.
  await dropFile(page, 'Instead.docx', returned);
  await expect(page.getByLabel('Name of the negotiation')).toHaveValue('Instead');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // On the record of a negotiation: a return of that one.
  await page.getByRole('button', { name: 'Back to the library' }).or(page.getByRole('button', { name: 'Library' })).first().click();
  await app.library.ready();
  await page.getByRole('button', { name: 'First deal', exact: true }).click();
  await workspace.ready();
  await workspace.to('Record');
  await dropFile(page, 'Back.docx', returned);
  await expect(page).toHaveURL(/\/receive$/);
  await expect(page.getByText('Back.docx').first()).toBeVisible();
});

test('a file dropped where versions are compared is one more of them: nothing is recorded', async ({ page }) => {
  const workspace = await bundled(page, 'First deal');
  await workspace.to('Record');
  await expect(new RecordPage(page).rows.first()).toBeVisible();
  const facts = await new RecordPage(page).rows.count();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await workspace.ready();
  await workspace.to('Compare');
  const before = page.getByLabel('Before');
  const after = page.getByLabel('After');
  await expect(page.getByText('Choose two different versions.')).toBeVisible();
  const other = editBody(new Uint8Array(await readFile(AGREEMENT)), (xml) => replaceUntracked(xml, 'continue for [NUMBER] years', 'continue for 2 years'));

  // While it is held over the window, what will happen is said.
  const held = await page.evaluateHandle(() => {
    const made = new DataTransfer();
    made.items.add(new File([], 'Other draft.docx'));
    return made;
  });
  await page.dispatchEvent('body', 'dragover', { dataTransfer: held });
  await expect(page.getByText('A Word file is compared with a version of the agreement; nothing is recorded.')).toBeVisible();
  await picture(page, 'drop-compare');
  await page.dispatchEvent('body', 'dragleave', { dataTransfer: held });

  await dropFile(page, 'Other draft.docx', other);
  await expect(after.locator('option:checked')).toHaveText('Other draft.docx');
  await expect(before.locator('option:checked')).toHaveText(/^First text/);
  await expect(page).toHaveURL(/\/compare$/);
  await expect(page.getByText('“Other draft.docx” is the version after now.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByText('1 changed place')).toBeVisible();
  // Another one takes its place, and the first can still be chosen.
  await dropFile(page, 'Third draft.docx', other);
  await expect(after.locator('option:checked')).toHaveText('Third draft.docx');
  await expect(after.locator('option')).toHaveText([/^First text/, 'Other draft.docx', 'Third draft.docx']);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await workspace.ready();
  await workspace.to('Record');
  await expect(new RecordPage(page).rows).toHaveCount(facts);
});

test('where the system asks for less motion, nothing moves', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = (): Promise<readonly string[]> =>
    page.evaluate(() => {
      const styled = [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth';
      });
      return [...document.getAnimations().map((animation) => `running: ${animation.constructor.name}`), ...styled.map((element) => `styled: ${element.tagName} ${element.className.toString()}`)];
    });
  // What moves where nobody asks for less: without it this test could not fail.
  let release = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/rpc/document.preview', async (route) => {
    await waiting;
    await route.continue().catch(() => undefined);
  });
  await app.library.create();
  await expect(page.getByRole('status', { name: 'Reading the file' })).toBeVisible();
  expect(await moving()).toEqual([]);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await moving()).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  release();
  await page.getByRole('button', { name: 'Library' }).click();
  const workspace = await bundled(page);
  expect(await moving()).toEqual([]);
  await workspace.goTo('10.2');
  await workspace.press('z');
  await expect(page.getByText(/^Set aside: 10\.2/).first()).toBeVisible();
  expect(await moving()).toEqual([]);
  await workspace.press('Control+k');
  await page.getByRole('dialog').waitFor();
  expect(await moving()).toEqual([]);
});

test('two thousand clauses: opened, searched, scrolled without waiting', async ({ app, page }) => {
  test.setTimeout(180_000);
  const words = 'Each Party shall keep the records that show how it performs this clause, and shall hand them to the other Party within ten days of a written request, free of charge and in a common format.';
  const paragraph = (text: string, style: string): string => `<w:p>${style}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  const body = Array.from({ length: 2000 }, (_, index) => paragraph(`${String(Math.floor(index / 100) + 1)}.${String((index % 100) + 1)} Duty number ${String(index + 1)}`, '<w:pPr><w:keepNext/></w:pPr>') + paragraph(words, '')).join('');
  const large = editBody(await readFile(AGREEMENT), (xml) => xml.replace(/(<w:body>)[\s\S]*(<w:sectPr[\s\S]*<\/w:sectPr>\s*<\/w:body>)/, (_all, open: string, close: string) => `${open}${body}${close.slice(close.lastIndexOf('<w:sectPr'))}`));
  const path = await app.keep('large.docx', large);
  const start = await app.library.create();
  await start.chooseFile(path);
  await start.describe('Large', 'A', 'B');
  const workspace = await start.start();
  await page.getByRole('button', { name: 'Library' }).click();
  const opening = Date.now();
  await page.getByRole('button', { name: 'Large', exact: true }).click();
  await workspace.ready();
  await page.getByText('Duty number 1', { exact: true }).first().waitFor();
  const opened = Date.now() - opening;
  const slowest = await page.evaluate(async () => {
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ entryTypes: ['longtask'] });
    const scroller = document.querySelector('.document-scroll');
    for (let at = 0; at < 60; at += 1) {
      if (scroller !== null) scroller.scrollTop += 900;
      await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    return Math.max(0, ...long);
  });
  console.log(`2,000 clauses: interactive after ${String(opened)} ms; longest task while scrolling ${slowest.toFixed(0)} ms`);
  await workspace.goTo('Duty number 1777');
  await expect(workspace.inspector).toContainText('Duty number 1777');
  await shot(page, 'two-thousand');
  expect(opened).toBeLessThan(5000);
});
