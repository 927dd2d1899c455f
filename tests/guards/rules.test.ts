import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Rule ids a specification defines: `- **R1** …`. */
const rulesOf = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(/^[-*]?\s*\*\*([A-Z]+[0-9]+)(?:\*\*|\s)/gm)].map((match) => match[1] ?? '');

const testTexts = ['shared', 'electron', 'renderer', 'resources', 'tests']
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
  .filter((path) => /\.(?:test|spec)\.tsx?$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('the specifications', () => {
  it.each(readdirSync('docs/spec').filter((name) => name.endsWith('.md')))('%s: every rule is quoted by a test', (name) => {
    const rules = rulesOf(join('docs/spec', name));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => !new RegExp(`\\b${rule}\\b`).test(testTexts))).toEqual([]);
  });
});
