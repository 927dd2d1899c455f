import type { Scope } from './scope.ts';

/** The two vocabularies of one format (ECMA-376 part 1, annex A): the same names in other namespaces. */
export type Flavour = 'strict' | 'transitional';

const STRICT = 'http://purl.oclc.org/ooxml/';

/** The flavour of a document, by the namespaces in force at its root. */
export const flavourOf = ({ namespaces, declared }: Scope): Flavour => (namespaces.get(declared.get('w') ?? '')?.startsWith(STRICT) === true ? 'strict' : 'transitional');

/** The namespaces and relationship types a text names, as that flavour names them. */
export const inFlavour = (text: string, flavour: Flavour): string =>
  flavour === 'strict'
    ? text.replace(/http:\/\/schemas\.openxmlformats\.org\/(officeDocument|drawingml|wordprocessingml|spreadsheetml|presentationml)\/2006\//g, `${STRICT}$1/`)
    : text.replace(/http:\/\/purl\.oclc\.org\/ooxml\/(\w+)\//g, 'http://schemas.openxmlformats.org/$1/2006/');
