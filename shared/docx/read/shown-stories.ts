import { attribute, child, descendants } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import { cellRevisions, childRevisions, textRevision, type Revision } from './revisions.ts';
import { hasRevisionMarks, type Story } from './stories.ts';
import type { Reading } from './views.ts';

const REFERENCES: Readonly<Record<string, string>> = { footnote: 'w:footnoteReference', endnote: 'w:endnoteReference' };

/**
 * The stories a reader of this view meets. A note goes with its last reference and a text box with the run that anchors it
 * (17.11.14, 17.13.5.14); a note no reference leads to is shown in every view, so that nothing is left unread (R2).
 */
export function shownStories(stories: readonly Story[], view: Reading): readonly Story[] {
  const body = stories[0];
  if (body === undefined || !stories.some((story) => hasRevisionMarks(story.document))) return stories;
  const hidden = new Set(stories.filter((story) => isHiddenNote(body, story, view)).map((story) => story.container));
  return stories.filter((story) => !hidden.has(story.container) && (story.kind !== 'textbox' || isAnchorShown(story, hidden, view)));
}

function isHiddenNote(body: Story, story: Story, view: Reading): boolean {
  const references = referencesTo(body, story);
  return references.length > 0 && references.every((element) => !view.isShown(revisionsAround(body.document.source, element)));
}

function referencesTo(body: Story, story: Story): readonly XmlElement[] {
  const reference = REFERENCES[story.kind];
  return reference === undefined ? [] : (referencesIn(body.document).get(`${reference}/${story.key}`) ?? []);
}

/** A contract may have a thousand notes; the body is looked through once for all of them. */
const references = new WeakMap<XmlDocument, ReadonlyMap<string, readonly XmlElement[]>>();

function referencesIn(document: XmlDocument): ReadonlyMap<string, readonly XmlElement[]> {
  const known = references.get(document);
  if (known !== undefined) return known;
  const found = new Map<string, XmlElement[]>();
  for (const element of descendants(document.root, ...Object.values(REFERENCES))) {
    const key = `${element.name}/${attribute(document.source, element, 'w:id') ?? ''}`;
    found.set(key, [...(found.get(key) ?? []), element]);
  }
  references.set(document, found);
  return found;
}

/** Whether a story is a note that no reference leads to, in any view: it stands in the file, and on no page. */
export function isStrayNote(stories: readonly Story[], story: Story): boolean {
  const [body] = stories;
  return body !== undefined && REFERENCES[story.kind] !== undefined && referencesTo(body, story).length === 0;
}

function isAnchorShown(box: Story, hiddenNotes: ReadonlySet<XmlElement>, view: Reading): boolean {
  for (let up: XmlElement | undefined = box.container; up !== undefined; up = up.parent) if (hiddenNotes.has(up)) return false;
  return view.isShown(revisionsAround(box.document.source, box.container));
}

/** The marks an element stands under: around it, on its rows and on its cells. */
function revisionsAround(source: string, element: XmlElement): Revision[] {
  const found: Revision[] = [];
  for (let up = element.parent; up !== undefined; up = up.parent) {
    const own = textRevision(source, up);
    if (own !== undefined) found.push(own);
    if (up.name === 'w:tr') found.push(...childRevisions(source, child(up, 'w:trPr')));
    if (up.name === 'w:tc') found.push(...cellRevisions(source, up));
  }
  return found;
}
