import type { Locator, Page } from '@playwright/test';
import { readZip } from '../../../resources/demo/zip.ts';

/** What happened. */
export class RecordPage {
  readonly page: Page;
  readonly rows: Locator;
  constructor(page: Page) {
    this.page = page;
    this.rows = page.locator('.record-table tbody tr');
  }

  /** The course of the negotiation as a screen reader has it, row by row. */
  async course(): Promise<readonly (readonly string[])[]> {
    const table = this.page.getByRole('table', { name: 'Round by round' });
    await table.waitFor({ state: 'attached' });
    return Promise.all((await table.locator('tbody tr').all()).map((row) => row.locator('th, td').allTextContents()));
  }

  async kind(name: string): Promise<void> {
    await this.page.getByLabel('What kind').selectOption({ label: name });
  }

  async clause(name: string): Promise<void> {
    await this.page.getByLabel('Which clause').selectOption({ label: name });
  }

  /** Where the browser put the Word file. */
  async export(notes: boolean): Promise<string> {
    await this.page.getByLabel('With reasons and internal comments').setChecked(notes);
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name: 'Export for Word' }).click()]);
    return download.path();
  }

  words(file: Uint8Array): string {
    return readZip(file).map((entry) => new TextDecoder().decode(entry.bytes)).join('\n');
  }
}
