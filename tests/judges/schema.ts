import validate from '@ooxml-tools/validate';

/**
 * What Microsoft’s OpenXmlValidator objects to, as classes: the part, the element path without positions, and the rule. A
 * written file may carry the classes its base carries, and no other.
 */
export async function schemaErrors(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const errors = await validate(bytes, 'docx');
  return new Set(errors.map(({ id, path, description }) => `${path.partUri} ${elementOf(path.xpath)} ${id}: ${description}`));
}

/** The element an error is about, without its ancestors and place. */
const elementOf = (xpath: string): string => (xpath.split('/').at(-1) ?? '').replace(/\[\d+\]/g, '');
