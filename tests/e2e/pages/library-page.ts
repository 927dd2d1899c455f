import type { Page } from '@playwright/test';
import { NewPage } from './new-page.ts';
import { WorkspacePage } from './workspace-page.ts';

/** The list of negotiations. */
export class LibraryPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async create(): Promise<NewPage> {
    await this.page.getByRole('button', { name: 'New negotiation' }).first().click();
    return new NewPage(this.page);
  }

  async open(name: string): Promise<WorkspacePage> {
    await this.page.getByRole('button', { name, exact: true }).click();
    const workspace = new WorkspacePage(this.page);
    await workspace.ready();
    return workspace;
  }

  async ready(): Promise<void> {
    await this.page.getByRole('heading', { name: 'Negotiations' }).waitFor();
  }
}
