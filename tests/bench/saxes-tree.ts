import { SaxesParser } from 'saxes';

type Node = { readonly name: string; readonly openEnd: number; end: number; readonly children: Node[] };

/** What `scanXml` gives, by saxes: namespaces resolved, a tree of elements with their places. The fair yardstick for a scan. */
export function saxesTree(xml: string): Node {
  const root: Node = { name: '', openEnd: 0, end: 0, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, openEnd: parser.position, end: 0, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    const node = open.pop();
    if (node !== undefined) node.end = parser.position;
  });
  parser.write(xml).close();
  return root;
}
