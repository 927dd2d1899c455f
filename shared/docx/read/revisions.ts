import { attribute, child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** The four marks that add or take text (ECMA-376 part 1, 17.13.5). */
export type TextRevisionKind = 'ins' | 'del' | 'moveFrom' | 'moveTo';

/** One revision mark around text, on a paragraph mark, a row or a cell. */
export type Revision = {
  readonly kind: TextRevisionKind;
  readonly author: string;
  readonly date: string;
  readonly id: string;
  readonly element: XmlElement;
};

/** Which of the two readings of a marked document is meant (rule R5). */
export type View = 'accepted' | 'rejected';

const KINDS: Readonly<Record<string, TextRevisionKind>> = { 'w:ins': 'ins', 'w:del': 'del', 'w:moveFrom': 'moveFrom', 'w:moveTo': 'moveTo' };

/** The revision an element stands for, or `undefined` when it is none of the four. */
export function textRevision(source: string, element: XmlElement): Revision | undefined {
  const kind = KINDS[element.name];
  return kind === undefined ? undefined : revisionOf(source, element, kind);
}

/** Reads author, date and id of any mark (CT_TrackChange). */
export const revisionOf = (source: string, element: XmlElement, kind: TextRevisionKind): Revision => ({
  kind,
  author: attribute(source, element, 'w:author') ?? '',
  date: attribute(source, element, 'w:date') ?? '',
  id: attribute(source, element, 'w:id') ?? '',
  element,
});

/** True when content under these marks exists in the view: deletions vanish on accepting, insertions on rejecting. */
export function isInView(revisions: readonly Revision[], view: View): boolean {
  for (const { kind } of revisions) {
    const adds = kind === 'ins' || kind === 'moveTo';
    if (adds ? view === 'rejected' : view === 'accepted') return false;
  }
  return true;
}

/** The marks an element holds in its properties: of a paragraph mark, or of a row. */
export const childRevisions = (source: string, parent: XmlElement | undefined): readonly Revision[] =>
  parent === undefined || !NAMES_MARK.test(source.slice(parent.openEnd, parent.closeStart)) ? NONE : parent.children.map((element) => textRevision(source, element)).filter((revision) => revision !== undefined);

/** Most properties hold no mark, and are not read for it. A prefix may be any; what stands behind it may not. */
const NAMES_MARK = /(?:ins|del|moveFrom|moveTo)[\s/>]/;
const NONE: readonly Revision[] = [];

/** `w:cellIns` and `w:cellDel` (ECMA-376 part 1, 17.13.5.2–3) read as the insertion and deletion of a cell. */
export function cellRevisions(source: string, cell: XmlElement): Revision[] {
  return (child(cell, 'w:tcPr')?.children ?? []).flatMap((element): Revision[] => {
    const kind = element.name === 'w:cellIns' ? 'ins' : element.name === 'w:cellDel' ? 'del' : undefined;
    return kind === undefined ? [] : [revisionOf(source, element, kind)];
  });
}
