import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildAgreement } from './build-docx.ts';

/** Where the generated agreement lives, relative to the project. */
export const TEMPLATE_PATH = 'resources/templates/ai-integration-partnership-agreement.docx';

/** Writes the bundled agreement, parties left open, to a file. */
export async function writeAgreement(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await buildAgreement());
}
