import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter((path) => path !== '' && existsSync(path));
const texts = tracked.filter((path) => /\.(?:ts|tsx|mjs|json|md|yml|css|html)$/.test(path) || path === '.ci/run').map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('the repository', () => {
  it('names no machine path and no registry host', () => {
    const wrong = texts.filter(({ path }) => path !== 'tests/guards/repository.test.ts').filter(({ text }) => /(?<![\w.])\/(?:home|root|Users)\/[a-z]|https?:\/\/registry\./.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('holds no Word file but its own', () => {
    expect(tracked.filter((path) => path.endsWith('.docx') && !path.startsWith('resources/'))).toEqual([]);
  });

  it('suppresses no check', () => {
    const marks = /@ts-(?:ignore|expect-error|nocheck)|(?:oxlint|eslint)-disable|(?::|\bas) any\b/;
    const wrong = texts.filter(({ path, text }) => /\.tsx?$/.test(path) && path !== 'tests/guards/repository.test.ts' && marks.test(text.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/'[^'\n]*'/g, "''")));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
