import type { ClauseNode } from '../contract/clause.ts';
import { paragraphText, type Block, type ParagraphBlock } from '../contract/content.ts';
import type { ContractDocument } from '../contract/document.ts';

/** Where in a table a line stands, with the words a reader would use for it. */
export type Cell = { readonly table: number; readonly row: number; readonly column: number; readonly rowName: string; readonly columnName: string };

/** One paragraph of the body with everything the checks ask about it. */
export type Line = {
  readonly text: string;
  /** The label Word prints before it, or empty. */
  readonly label: string;
  readonly paragraph: ParagraphBlock;
  /** The clause whose own paragraph it is; items included. */
  readonly node: ClauseNode;
  /** The clause a person cites: never an item. */
  readonly clause: ClauseNode;
  /** Number and heading of `clause`. */
  readonly title: string;
  /** Whether it says no more than the heading of its clause. */
  readonly heading: boolean;
  readonly cell: Cell | null;
};

const KIND_NAMES: Readonly<Partial<Record<ClauseNode['kind'], string>>> = { title: 'Title', parties: 'Parties', recitals: 'Recitals', definitions: 'Definitions', schedule: 'Schedule', signature: 'Signatures' };

/** How a clause is cited: number and heading, or what it is; empty for a passage with neither. */
const titleOf = (clause: ClauseNode): string => [clause.number.replace(/[.:]$/, ''), clause.heading === '' ? (KIND_NAMES[clause.kind] ?? '') : clause.heading].filter((part) => part !== '').join(' ');

/** Every paragraph of the body in document order, empty ones left out. */
export function linesOf(contract: ContractDocument): Line[] {
  const lines: Line[] = [];
  let tables = 0;
  const visit = (node: ClauseNode, above: ClauseNode): void => {
    const clause = node.kind === 'item' ? above : node;
    const title = titleOf(clause);
    const add = (blocks: readonly Block[], cell: Cell | null, first: boolean): void => {
      blocks.forEach((block, index) => {
        if (block.type === 'paragraph') {
          const text = paragraphText(block);
          if (text.trim() !== '') lines.push({ text, label: block.label, paragraph: block, node, clause, title, heading: first && index === 0 && isHeading(text, node), cell });
          return;
        }
        const table = (tables += 1);
        // Two columns are a name and what it stands for; only wider tables have a row of column names.
        const header = block.rows[0]?.cells ?? [];
        const names = header.length < 3 ? [] : header.map((cell) => firstText(cell.blocks));
        block.rows.forEach((row, rowIndex) => {
          const rowName = firstText(row.cells[0]?.blocks ?? []);
          row.cells.forEach((inner, column) => add(inner.blocks, { table, row: rowIndex, column, rowName, columnName: rowIndex === 0 ? '' : (names[column] ?? '') }, false));
        });
      });
    };
    add(node.blocks, null, true);
    for (const child of node.children) visit(child, clause);
  };
  for (const clause of contract.clauses) visit(clause, clause);
  return lines;
}

const firstText = (blocks: readonly Block[]): string => {
  const first = blocks.find((block) => block.type === 'paragraph');
  return first?.type === 'paragraph' ? paragraphText(first).trim() : '';
};

function isHeading(text: string, node: ClauseNode): boolean {
  const rest = text.trim();
  if (node.kind === 'title') return true;
  return node.heading !== '' && rest.length <= node.heading.length + node.number.length + 4 && rest.toLowerCase().includes(node.heading.toLowerCase());
}

/** Every clause of the tree in document order, with the one above it. */
export function clausesOf(contract: ContractDocument): { readonly node: ClauseNode; readonly above: ClauseNode | null }[] {
  const all: { readonly node: ClauseNode; readonly above: ClauseNode | null }[] = [];
  const visit = (node: ClauseNode, above: ClauseNode | null): void => {
    all.push({ node, above });
    for (const child of node.children) visit(child, node);
  };
  for (const clause of contract.clauses) visit(clause, null);
  return all;
}
