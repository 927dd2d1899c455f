import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { WorkspacePage } from './workspace-page.ts';

/** What they will see, then the files. */
export class SendPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Ticks the option, and looks at what the file tells. */
  async leaveOutNames(): Promise<void> {
    await this.page.getByRole('checkbox', { name: /^Leave out names of persons and machines/ }).check();
    await this.page.getByText('What the file tells about people').click();
    await this.page.getByText(/^Authors of tracked changes|^The author/).first().waitFor();
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

  /** What comes of asking for the copy to be signed. */
  async signatureCopy(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Signature copy…' }).click();
    const answer = this.page.getByRole('region', { name: 'Signature copy' });
    await answer.waitFor({ timeout: 30_000 });
    return answer;
  }

  async saveSignature(extension: 'docx' | 'json'): Promise<Uint8Array> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name: new RegExp(`^Save.*signature copy.*\\.${extension}$`) }).click()]);
    return readFile(await download.path());
  }

  async back(): Promise<WorkspacePage> {
    await this.page.getByRole('button', { name: 'Back to the negotiation' }).click();
    const workspace = new WorkspacePage(this.page);
    await workspace.ready();
    return workspace;
  }
}
