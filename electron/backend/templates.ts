import { fail } from '../../shared/base/app-error.ts';

type Template = { readonly id: string; readonly name: string; readonly description: string; readonly partyA: string; readonly partyB: string };

export type Templates = {
  readonly list: () => readonly Template[];
  readonly read: (id: string) => Promise<Uint8Array>;
};

/** The one agreement that comes with Parley. */
const BUNDLED: readonly (Template & { readonly file: string })[] = [
  {
    id: 'ai-integration-partnership-agreement',
    name: 'AI Integration Partnership Agreement',
    description: 'A partnership between an AI provider and the company that builds it into its product: 13 articles, 7 schedules.',
    partyA: 'Party A',
    partyB: 'Party B',
    file: 'ai-integration-partnership-agreement.docx',
  },
];

/** `readResource` takes a path below `resources/`. */
export function createTemplates(readResource: (path: string) => Promise<Uint8Array>): Templates {
  return {
    list: () => BUNDLED.map(({ file: _file, ...template }) => template),
    read: async (id) => {
      const template = BUNDLED.find((candidate) => candidate.id === id) ?? fail('template.unknown', 'This template does not exist.', 'Choose one from the list.');
      return readResource(`templates/${template.file}`).catch(() => fail('template.missing', `The template “${template.name}” is missing from this installation.`, 'Install Parley again, or start from a document of your own.'));
    },
  };
}
