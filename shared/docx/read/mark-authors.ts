import type { MarkAuthor } from '../../contract/document.ts';
import { attribute, walk } from '../xml/access.ts';
import type { DocumentModel } from './document.ts';
import { REVISION_ELEMENTS } from './stories.ts';

/** Everyone who left marks or comments in the file, most active first. */
export function markAuthors(model: DocumentModel): MarkAuthor[] {
  const counts = new Map<string, { insertions: number; deletions: number; other: number; comments: number }>();
  const countFor = (name: string): { insertions: number; deletions: number; other: number; comments: number } => {
    let found = counts.get(name);
    if (found === undefined) counts.set(name, (found = { insertions: 0, deletions: 0, other: 0, comments: 0 }));
    return found;
  };
  const documents = new Set(model.stories.map((story) => story.document));
  for (const document of documents) {
    walk(document.root, (element) => {
      const isComment = element.name === 'w:comment';
      if (!isComment && !REVISION_ELEMENTS.has(element.name)) return true;
      const author = attribute(document.source, element, 'w:author');
      if (author === undefined) return true;
      const count = countFor(author);
      if (isComment) count.comments += 1;
      else if (element.name === 'w:ins') count.insertions += 1;
      else if (element.name === 'w:del') count.deletions += 1;
      else count.other += 1;
      return true;
    });
  }
  return [...counts]
    .map(([name, count]) => ({ name, ...count }))
    .sort((one, two) => two.insertions + two.deletions + two.other + two.comments - (one.insertions + one.deletions + one.other + one.comments) || (one.name < two.name ? -1 : 1));
}
