import type { Block } from '../../shared/contract/content.ts';
import { paragraphText } from '../../shared/contract/content.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';
import { EXIT, type Outcome } from './outcome.ts';

/** `parley text`: every story, one paragraph per line, with the numbers Word shows on request. */
export function textOutcome(document: ContractDocument, numbers: boolean): Outcome {
  const body = document.clauses.flatMap((clause) => clauseLines(clause, numbers));
  const stories = document.sideStories.map((story) => ({ story: story.story, part: story.part, lines: story.text.split('\n') }));
  const text = [...body, ...stories.flatMap(({ story, lines }) => ['', `[${story}]`, ...lines])].join('\n');
  return { code: EXIT.fine, text, json: { body, stories } };
}

const clauseLines = (clause: ClauseNode, numbers: boolean): readonly string[] => [
  ...clause.blocks.flatMap((block) => blockLines(block, numbers)),
  ...clause.children.flatMap((child) => clauseLines(child, numbers)),
];

function blockLines(block: Block, numbers: boolean): readonly string[] {
  if (block.type === 'table') return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks.flatMap((inner) => blockLines(inner, numbers))));
  const text = paragraphText(block);
  return [numbers && block.label !== '' ? `${block.label} ${text}` : text];
}
