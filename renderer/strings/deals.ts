import { count } from './count.ts';

export const dealWords = {
  deal: 'Deal', put: 'Put into a deal…', take: 'Take out of the deal', rename: 'Rename the deal…', title: (name: string): string => `Put ${name} into a deal`,
  hint: 'Documents that are signed together – an agreement and its annexes – share one readiness. Each keeps its own rounds and files; nothing about the deal goes out.',
  with: 'Together with', inDeal: (deal: string, names: readonly string[]): string => `Deal “${deal}”: ${names.join(', ')}`, name: 'Name of the deal', join: 'Put together', alone: 'There is no other negotiation it could be put together with.',
  joined: (name: string, deal: string): string => `${name} is in the deal ${deal}`, left: (name: string): string => `${name} is out of the deal`, renamed: (deal: string): string => `The deal is now called ${deal}`, renameTitle: 'Rename the deal', newName: 'Name', renameDo: 'Rename',
  documents: (n: number): string => count(n, 'document'), ready: 'ready to sign', readyOf: (ready: number, of: number): string => `${String(ready)} of ${String(of)} agreed`,
  missing: (name: string): string => `${name} is not on this computer`, unreadable: (name: string): string => `${name} cannot be read here`, twice: (name: string): string => `${name} is here twice; take one out of the deal or delete it`, forget: (name: string): string => `Take ${name} off the deal`, forgotten: (name: string): string => `${name} is no document of the deal any more`,
  menu: (deal: string): string => `More for the deal ${deal}`, switch: (deal: string, ready: number, of: number): string => `Documents of the deal ${deal}, ${String(ready)} of ${String(of)} agreed`, goTo: (name: string): string => `Go to ${name}`, allReadiness: 'Readiness of the deal',
  state: (blockers: number): string => (blockers === 0 ? 'agreed' : `${String(blockers)} not agreed`), here: 'this one',
  none: 'Signed alone. Put it into a deal to have one readiness with the documents that are signed with it.', readiness: 'The whole deal', checking: 'Checking every document of the deal…', stopped: 'Not every document of the deal was checked.', checkAgain: 'Check the whole deal', allReady: (n: number): string => `All ${count(n, 'document')} of the deal can be signed`, notReady: (ready: number, of: number): string => `${String(ready)} of ${count(of, 'document')} of the deal can be signed`, readinessNote: 'No document of the deal gets a signature copy before all can be signed.',
  standing: (clauses: number, findings: number): string => [...(clauses > 0 ? [`${count(clauses, 'clause')} not agreed`] : []), ...(findings > 0 ? [`${count(findings, 'finding')} in the text`] : [])].join(', ') || 'can be signed',
  inTheWay: 'Another document of the deal.', stillMissing: (names: readonly string[]): string => `Still missing here: ${names.join(', ')}`, complete: 'All its documents are here',
} as const;
