import type { ContractComment } from '../../contract/document.ts';
import { attribute, descendants, walk } from '../xml/access.ts';
import type { DocumentModel } from './document.ts';
import { shownText } from './shown-text.ts';

/** A comment with the element span it is anchored to; clauses are added where they are known. */
export type AnchoredComment = Omit<ContractComment, 'clauseId'> & { readonly part: string; readonly from: number; readonly to: number; /** Whether a reference stands in the text: without one Word shows no comment (17.13.4.5). */ readonly isShown: boolean };

/** Comments with author, anchor, thread and resolved state (w15:commentEx of MS-DOCX 2.5.3.1 links them by paragraph id). */
export function readComments(model: DocumentModel): AnchoredComment[] {
  const anchors = readAnchors(model);
  const threads = readThreads(model);
  return model.stories
    .filter((story) => story.kind === 'comment')
    .map((story) => {
      const { source } = story.document;
      const read = (name: string): string => attribute(source, story.container, name) ?? '';
      const paragraphs = descendants(story.container, 'w:p');
      const lastParagraph = paragraphs.at(-1);
      const thread = threads.get((lastParagraph === undefined ? undefined : attribute(source, lastParagraph, 'w14:paraId')) ?? '');
      const anchor = anchors.get(story.key);
      return {
        id: story.key,
        author: read('w:author'),
        date: read('w:date'),
        text: paragraphs.map((paragraph) => descendants(paragraph, 'w:t').map((text) => shownText(source, text)).join('')).join('\n'),
        anchor: anchor?.text ?? '',
        parent: thread?.parent ?? '',
        resolved: thread?.resolved ?? false,
        part: anchor?.part ?? '',
        from: anchor?.from ?? -1,
        to: anchor?.to ?? -1,
        isShown: anchor?.isReferenced ?? false,
      };
    });
}

type Anchor = { readonly part: string; readonly from: number; to: number; text: string; isReferenced: boolean };

function readAnchors(model: DocumentModel): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  const documents = new Map(model.stories.filter((story) => story.kind !== 'comment').map((story) => [story.part, story.document]));
  for (const [part, document] of documents) {
    const open = new Set<string>();
    walk(document.root, (element) => {
      if (element.name === 'w:commentRangeStart') {
        const id = attribute(document.source, element, 'w:id') ?? '';
        open.add(id);
        anchors.set(id, { part, from: element.start, to: element.end, text: '', isReferenced: false });
      } else if (element.name === 'w:commentRangeEnd') {
        const id = attribute(document.source, element, 'w:id') ?? '';
        open.delete(id);
        const anchor = anchors.get(id);
        if (anchor !== undefined) anchor.to = element.end;
      } else if (element.name === 'w:commentReference') {
        const id = attribute(document.source, element, 'w:id') ?? '';
        const anchor = anchors.get(id) ?? { part, from: element.start, to: element.end, text: '', isReferenced: true };
        anchor.isReferenced = true;
        anchors.set(id, anchor);
      } else if (element.name === 'w:t' && open.size > 0) {
        const text = shownText(document.source, element);
        for (const id of open) {
          const anchor = anchors.get(id);
          if (anchor !== undefined && anchor.text.length < 2000) anchor.text += text;
        }
      }
      return true;
    });
  }
  return anchors;
}

function readThreads(model: DocumentModel): Map<string, { readonly parent: string; readonly resolved: boolean }> {
  const threads = new Map<string, { readonly parent: string; readonly resolved: boolean }>();
  const byParagraph = new Map<string, string>();
  for (const story of model.stories) {
    if (story.kind !== 'comment') continue;
    for (const paragraph of descendants(story.container, 'w:p')) {
      const id = attribute(story.document.source, paragraph, 'w14:paraId');
      if (id !== undefined) byParagraph.set(id, story.key);
    }
  }
  const part = model.docx.relationships(model.docx.mainPart).find((relationship) => relationship.type === 'commentsExtended' && !relationship.external);
  const document = part === undefined ? undefined : model.docx.xml(part.target);
  if (document === undefined) return threads;
  walk(document.root, (element) => {
    if (element.name === 'w15:commentEx') {
      const read = (name: string): string => attribute(document.source, element, name) ?? '';
      threads.set(read('w15:paraId'), { parent: byParagraph.get(read('w15:paraIdParent')) ?? '', resolved: /^(?:1|true)$/.test(read('w15:done')) });
    }
    return true;
  });
  return threads;
}
