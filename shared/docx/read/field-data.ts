import { attribute, characterData, descendants } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { viewStories, type DocumentModel } from './document.ts';
import type { Piece } from './pieces.ts';
import type { ViewBlock } from './views.ts';

/** A field that shows a property or variable of the file (17.16.5.14, 17.16.5.15): Word writes the data over its words when it renews its fields. */
export type DataField = {
  /** Kind and name of the data; equal for the same data in two versions of a file. */
  readonly key: string;
  readonly part: string;
  readonly shown: string;
  readonly stored: string;
};

const SHOWS_DATA = /^\s*(DOCPROPERTY|DOCVARIABLE)\s+(?:"([^"]+)"|(\S+))/i;

/** The fields of every story that show data the file holds, as accepted. */
export function dataFields(model: DocumentModel): DataField[] {
  const data = storedData(model);
  if (data.size === 0) return [];
  return viewStories(model, 'accepted').flatMap(({ story, blocks }) => {
    const shown = new Map<XmlElement, { readonly instruction: string; text: string }>();
    for (const { field, type, text } of piecesOf(blocks)) {
      if (field === undefined || !SHOWS_DATA.test(field.instruction)) continue;
      const known = shown.get(field.begin) ?? { instruction: field.instruction, text: '' };
      shown.set(field.begin, known);
      if (type !== 'instruction' && type !== 'marker') known.text += text;
    }
    return [...shown.values()].flatMap(({ instruction, text }): DataField[] => {
      const [, kind = '', quoted, bare = ''] = SHOWS_DATA.exec(instruction) ?? [];
      const key = keyOf(kind, quoted ?? bare);
      const stored = data.get(key);
      return stored === undefined ? [] : [{ key, part: story.part, shown: text.trim(), stored }];
    });
  });
}

const keyOf = (kind: string, name: string): string => `${kind.toUpperCase()} ${name.toLowerCase()}`;

const piecesOf = (blocks: readonly ViewBlock[]): Piece[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? block.pieces : block.type === 'table' ? block.rows.flatMap((row) => row.cells.flatMap((cell) => piecesOf(cell.blocks))) : []));

/** Custom properties and document variables by the key of the fields that show them. */
function storedData({ docx }: DocumentModel): ReadonlyMap<string, string> {
  const data = new Map<string, string>();
  const properties = docx.relationships('').find(({ type, external }) => /^custom-?properties$/i.test(type) && !external)?.target;
  const custom = properties === undefined ? undefined : docx.xml(properties);
  for (const property of custom === undefined ? [] : custom.root.children) {
    const value = property.children[0];
    if (custom !== undefined && value !== undefined) data.set(keyOf('DOCPROPERTY', attribute(custom.source, property, 'name') ?? ''), characterData(custom.source, value).trim());
  }
  const settingsPart = docx.relationships(docx.mainPart).find(({ type, external }) => type === 'settings' && !external)?.target;
  const settings = settingsPart === undefined ? undefined : docx.xml(settingsPart);
  if (settings !== undefined) {
    for (const variable of descendants(settings.root, 'w:docVar')) data.set(keyOf('DOCVARIABLE', attribute(settings.source, variable, 'w:name') ?? ''), (attribute(settings.source, variable, 'w:val') ?? '').trim());
  }
  return data;
}
