import { fail } from '../../base/app-error.ts';
import type { StoryKind } from '../../contract/change.ts';
import type { DocxPackage } from '../package/open-package.ts';
import { attribute, child } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { readBlocks, type BlockNode } from './blocks.ts';
import { chosenBranch } from './pieces.ts';

/** One continuous text of the document: the body, a header, one note, one comment, one text box. */
export type Story = {
  readonly kind: StoryKind;
  readonly part: string;
  /** Distinguishes stories of one part: the note's or comment's id, the text box's place. */
  readonly key: string;
  readonly document: XmlDocument;
  readonly container: XmlElement;
  readonly blocks: readonly BlockNode[];
};

const PART_STORIES: readonly (readonly [relationship: string, kind: StoryKind, element: string])[] = [
  ['header', 'header', 'w:hdr'],
  ['footer', 'footer', 'w:ftr'],
  ['footnotes', 'footnote', 'w:footnote'],
  ['endnotes', 'endnote', 'w:endnote'],
  ['comments', 'comment', 'w:comment'],
];

/** Every story of the package (rule R2), the body first. Parts are found through relationships, never by name. */
export function readStories(docx: DocxPackage): Story[] {
  const main = docx.xml(docx.mainPart);
  const body = child(main?.root, 'w:body');
  const stories: Story[] = [];
  if (main === undefined || body === undefined) return fail('docx.not-word', 'The file holds no text of a Word document.', 'Open it in Word and save it as .docx, then try again.');
  addStory(stories, 'body', docx.mainPart, '', main, body);
  const relationships = docx.relationships(docx.mainPart);
  for (const [type, kind, elementName] of PART_STORIES) {
    const parts = new Set(relationships.filter((relationship) => relationship.type === type && !relationship.external).map((relationship) => relationship.target));
    for (const part of parts) {
      const document = docx.xml(part);
      if (document === undefined) continue;
      if (document.root.name === elementName) addStory(stories, kind, part, '', document, document.root);
      else {
        for (const element of document.root.children) {
          // Separator lines between text and notes are drawing instructions, not notes (17.11.23).
          const isNote = element.name === elementName && !/^(?:separator|continuation)/.test(attribute(document.source, element, 'w:type') ?? '');
          if (isNote) addStory(stories, kind, part, attribute(document.source, element, 'w:id') ?? '', document, element);
        }
      }
    }
  }
  return stories;
}

function addStory(stories: Story[], kind: StoryKind, part: string, key: string, document: XmlDocument, container: XmlElement): void {
  stories.push({ kind, part, key, document, container, blocks: readBlocks(document, container) });
  if (!document.names.has('w:txbxContent')) return;
  textBoxes(document.source, container).forEach((box, index) => {
    stories.push({ kind: 'textbox', part, key: `${key}/${kind}/${index}`, document, container: box, blocks: readBlocks(document, box) });
  });
}

/** Text boxes in document order, each alternative counted once (R1). */
export function textBoxes(source: string, container: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const search = (element: XmlElement): void => {
    for (const inner of element.children) {
      if (inner.name === 'mc:AlternateContent') {
        const branch = chosenBranch(source, inner);
        if (branch !== undefined) search(branch);
      } else {
        if (inner.name === 'w:txbxContent') found.push(inner);
        search(inner);
      }
    }
  };
  search(container);
  return found;
}

/** Every element that records a tracked change (ECMA-376 part 1, 17.13.5). */
export const REVISION_ELEMENTS: ReadonlySet<string> = new Set([
  'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange', 'w:pPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPrChange',
  'w:tblGridChange', 'w:tblPrExChange', 'w:numberingChange', 'w:cellIns', 'w:cellDel', 'w:cellMerge', 'w:moveFromRangeStart', 'w:moveFromRangeEnd',
  'w:moveToRangeStart', 'w:moveToRangeEnd', 'w:customXmlInsRangeStart', 'w:customXmlInsRangeEnd', 'w:customXmlDelRangeStart',
  'w:customXmlDelRangeEnd', 'w:customXmlMoveFromRangeStart', 'w:customXmlMoveFromRangeEnd', 'w:customXmlMoveToRangeStart', 'w:customXmlMoveToRangeEnd',
]);

const REVISION_NAMES: readonly string[] = [...REVISION_ELEMENTS];

/** True when any revision mark stands anywhere in the part, property changes included. */
export const hasRevisionMarks = ({ names }: XmlDocument): boolean => REVISION_NAMES.some((name) => names.has(name));
