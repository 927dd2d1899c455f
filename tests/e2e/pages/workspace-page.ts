import { expect, type Locator, type Page } from '@playwright/test';
import { ReceivePage } from './receive-page.ts';
import { SendPage } from './send-page.ts';

/** The window a negotiator lives in. */
export class WorkspacePage {
  readonly page: Page;
  readonly outline: Locator;
  readonly document: Locator;
  readonly inspector: Locator;
  readonly counts: Locator;
  constructor(page: Page) {
    this.page = page;
    this.outline = page.getByRole('listbox', { name: 'Clauses' });
    this.document = page.getByRole('region', { name: 'The agreement' });
    this.inspector = page.getByRole('complementary', { name: 'Clause' });
    this.counts = page.getByTestId('counts');
  }

  async ready(): Promise<void> {
    await this.outline.waitFor();
  }

  /** Goes to the clause whose number or heading is searched for. */
  async goTo(search: string): Promise<void> {
    await this.page.keyboard.press('Escape');
    const box = this.page.getByRole('searchbox', { name: 'Search the clauses' });
    await box.fill(search);
    await this.outline.getByRole('option').first().click();
    await box.fill('');
    await this.document.focus();
  }

  /** Waits until the back end keeps a draft that says this, or none at all. */
  async draftKept(words: string | null): Promise<void> {
    const kept = expect
      .poll(() =>
        this.page.evaluate(async () => {
          const id = location.hash.split('/')[2];
          const response = await fetch('/rpc/drafts.list', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id }) });
          const body: unknown = await response.json();
          return JSON.stringify(body);
        }),
      );
    await (words === null ? kept.not.toContain('"at":') : kept.toContain(words));
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async send(): Promise<SendPage> {
    await this.page.getByRole('button', { name: 'Send…' }).click();
    return new SendPage(this.page);
  }

  async receive(path: string): Promise<ReceivePage> {
    await this.page.getByRole('button', { name: 'Receive…' }).click();
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.page.getByRole('button', { name: 'Choose their Word file…' }).click()]);
    await chooser.setFiles(path);
    const receive = new ReceivePage(this.page);
    await receive.ready();
    return receive;
  }

  async to(screen: 'Compare' | 'Record' | 'Readiness' | 'Settings' | 'Library'): Promise<void> {
    await this.page.getByRole('button', { name: screen }).first().click();
  }
}
