/**
 * Writes the licences of everything that travels in the product: the packages its code is bundled from, and its fonts.
 * Their authors ask for that wherever a copy is handed on; what a package says is taken over as it stands.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Development packages of which something travels along all the same. */
const FONTS = /^node_modules\/@fontsource(?:-variable)?\//;

/** One text for all packages, in the order of their names. */
export function thirdPartyNotices(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const travelling = Object.entries(packages).filter(([path, entry]) => path !== '' && (FONTS.test(path) || (entry.dev !== true && entry.optional !== true && entry.peer !== true)));
  const notices = travelling.map(([path, entry]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version: entry.version, license: entry.license ?? 'see below', text: licenceOf(join(root, path)) }));
  // A package that names its licence and ships no text is under the words everybody knows by that name.
  return notices
    .sort((one, two) => (one.name < two.name ? -1 : 1))
    .map(({ name, version, license, text }) => `${name} ${version}\nLicence: ${license}\n\n${text === '' ? `Its package names this licence and carries no text of it.` : text.trim()}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(folder) {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(name)).sort();
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

export const writeThirdPartyNotices = (root, path) => writeFileSync(path, thirdPartyNotices(root));
