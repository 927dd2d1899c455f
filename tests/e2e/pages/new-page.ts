import type { Page } from '@playwright/test';
import { WorkspacePage } from './workspace-page.ts';

/** Where a negotiation starts. */
export class NewPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async chooseFile(path: string): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.page.getByRole('button', { name: /Choose a/ }).click()]);
    await chooser.setFiles(path);
  }

  async describe(name: string, partyA: string, partyB: string): Promise<void> {
    await this.page.getByLabel('Name of the negotiation').fill(name);
    await this.page.getByLabel('Party A', { exact: true }).fill(partyA);
    await this.page.getByLabel('Party B', { exact: true }).fill(partyB);
  }

  async start(): Promise<WorkspacePage> {
    await this.page.getByRole('button', { name: 'Start the negotiation' }).click();
    const workspace = new WorkspacePage(this.page);
    await workspace.ready();
    return workspace;
  }
}
