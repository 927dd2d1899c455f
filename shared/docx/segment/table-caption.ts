import { viewText, type ViewTable } from '../read/views.ts';

/** What a table calls itself: the first line of its first row, where that row is one cell over several others. */
export function tableCaption(table: ViewTable): string {
  const [first] = table.rows;
  const [block] = first?.cells[0]?.blocks ?? [];
  if (table.rows.length < 3 || first?.cells.length !== 1 || block?.type !== 'paragraph') return '';
  const text = (viewText(block).split('\n')[0] ?? '').trim();
  return text.length <= 60 && !/[.;,]$/.test(text) && !text.startsWith('[') ? text : '';
}
