import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { WorkspacePage } from './workspace-page.ts';

/** What they will see, then the files. */
export class SendPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async produce(): Promise<void> {
    await this.page.getByRole('button', { name: 'Produce the files' }).click();
    await this.page.getByText(/^Round \d+ is ready$/).waitFor({ timeout: 30_000 });
  }

  /** The bytes of a produced file, as the browser downloads them. */
  async save(kind: 'redline' | 'clean'): Promise<Uint8Array> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name: new RegExp(`Save….*${kind}`) }).click()]);
    return readFile(await download.path());
  }

  async back(): Promise<WorkspacePage> {
    await this.page.getByRole('button', { name: 'Back to the negotiation' }).click();
    const workspace = new WorkspacePage(this.page);
    await workspace.ready();
    return workspace;
  }
}
