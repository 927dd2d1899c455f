import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The version this installation calls itself, or `0` where it says none. */
export async function programVersion(root: string): Promise<string> {
  const text: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return typeof text === 'object' && text !== null && 'version' in text && typeof text.version === 'string' ? text.version : '0';
}
