import { sha256Hex } from '../../shared/base/sha256.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import { blocksText } from '../../shared/contract/content.ts';

/**
 * A clause tree as facts without one word of the document: level, kind, number, length and fingerprint of the heading,
 * paragraphs, how sure, and why. This is what is kept, because other people's wording is not committed.
 */
export function clauseFacts(clauses: readonly ClauseNode[]): string {
  const lines: string[] = [];
  const add = (node: ClauseNode): void => {
    const { number, heading, kind, level, blocks, confidence, why } = node;
    const title = heading === '' ? 'no heading' : `${String(heading.split(/\s+/).length)}w ${sha256Hex(heading).slice(0, 8)}`;
    lines.push([`${'  '.repeat(level - 1)}${kind}`, number === '' ? '-' : number, title, `${String(blocks.length)}p`, confidence.toFixed(2), why.replace(/"[^"]*"/g, '"\u2026"')].join(' | '));
    node.children.forEach(add);
  };
  clauses.forEach(add);
  return `${lines.join('\n')}\n`;
}

const WIDTH = 100;

/** The same tree for a person to read: the text on the left, on the right what was made of it. Never committed. */
export function clauseView(clauses: readonly ClauseNode[]): string {
  const lines: string[] = [];
  const add = (node: ClauseNode): void => {
    const { number, heading, kind, level, blocks, confidence, why } = node;
    const found = `${'  '.repeat(level - 1)}${[kind.toUpperCase(), number, heading].filter((part) => part !== '').join(' ')}  (${confidence.toFixed(2)}: ${why})`;
    const text = blocks.flatMap((block) => {
      const label = block.type === 'paragraph' && block.label !== '' ? `[${block.label.trim()}] ` : block.type === 'table' ? '[table] ' : '';
      return wrapped(label + blocksText([block]));
    });
    for (const [index, line] of text.entries()) lines.push(index === 0 ? `${line.padEnd(WIDTH)} | ${found}` : `${line.padEnd(WIDTH)} |`);
    node.children.forEach(add);
  };
  clauses.forEach(add);
  return `${lines.join('\n')}\n`;
}

/** Lines of at most the width of the left column; tabs and breaks become spaces and new lines. */
function wrapped(text: string): readonly string[] {
  return text.replaceAll('\t', '  ').split('\n').flatMap((line) => line.match(new RegExp(`.{1,${String(WIDTH)}}(?:\\s|$)|.{1,${String(WIDTH)}}`, 'gu')) ?? ['']);
}
