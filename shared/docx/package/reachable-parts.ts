import { relationshipsPart, type DocxPackage, type Relationship } from './open-package.ts';

/** The parts relationships lead to, in lower case, with the relationship parts themselves, as far as `isKept` keeps them (ECMA-376 part 2, 9.3). */
export function reachableParts(docx: DocxPackage, isKept: (owner: string, relationship: Relationship) => boolean): ReadonlySet<string> {
  const reached = new Set<string>(['[content_types].xml']);
  const names = new Map(docx.partNames.map((name) => [name.toLowerCase(), name]));
  // A list and no recursion: a hostile package is one chain of thousands of parts.
  const owners = [''];
  const visitAll = (): void => {
    for (let owner = owners.pop(); owner !== undefined; owner = owners.pop()) {
      reached.add(relationshipsPart(owner).toLowerCase());
      for (const relationship of docx.relationships(owner)) {
        const target = relationship.target.toLowerCase();
        if (relationship.external || reached.has(target) || !isKept(owner, relationship)) continue;
        const part = names.get(target);
        if (part === undefined) continue;
        reached.add(target);
        owners.push(part);
      }
    }
  };
  visitAll();
  // The document itself is found even where the package forgets to lead to it.
  if (!reached.has(docx.mainPart.toLowerCase())) {
    reached.add(docx.mainPart.toLowerCase());
    owners.push(docx.mainPart);
    visitAll();
  }
  return reached;
}
