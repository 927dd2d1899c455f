import { symbolCharacter } from '../read/symbols.ts';
import { createTickReader } from '../read/tick-box.ts';
import { attribute, characterData, child, walk } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { vanishes, type Resolver } from './resolver.ts';

/** A tick box stores its state beside the glyph it draws (`w14:checked`, MS-DOCX); when a mark on the glyph is resolved, the state follows. */
export function withTickedState(resolver: Resolver, element: XmlElement, xml: string): string {
  const checkbox = child(child(element, 'w:sdtPr'), 'w14:checkbox');
  const content = child(element, 'w:sdtContent');
  if (checkbox === undefined || content === undefined || !resolver.dirty.has(content)) return xml;
  const glyph = glyphLeft(resolver, content);
  if (glyph === '') return xml;
  const ticked = createTickReader(resolver.source, checkbox)(glyph) ? '1' : '0';
  return xml.replace(/(<[^<>]*:checked\b[^<>]*:val\s*=\s*)(["'])[^"'<>]*\2/, `$1$2${ticked}$2`);
}

/** The characters that stay in a tick box. */
function glyphLeft(resolver: Resolver, content: XmlElement): string {
  const { source } = resolver;
  const left: string[] = [];
  walk(content, (element) => {
    if (vanishes(resolver, element)) return false;
    if (element.name === 'w:t' || element.name === 'w:delText') left.push(characterData(source, element));
    else if (element.name === 'w:sym') left.push(symbolCharacter(attribute(source, element, 'w:font') ?? '', Number.parseInt(attribute(source, element, 'w:char') ?? '', 16)));
    return true;
  });
  return left.join('').trim();
}
