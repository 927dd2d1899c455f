import type { DealReadiness, DealStanding } from '../../shared/api/shapes.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { dealsOf, hasSisters } from '../../shared/negotiation/select/deals.ts';
import { expectFiles, type Arguments } from './arguments.ts';
import { readId } from './negotiation-id.ts';
import type { OpenData } from './open-data.ts';
import { EXIT, UsageError, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

/** Deals of several documents: what there are, how ready one is, and what belongs to it (rules N45, N46). */
export async function dealOrDeals(given: Arguments, world: World): Promise<Outcome> {
  const id = given.files.length === 0 ? null : readId(expectFiles(given, 'the id of a negotiation')[0] ?? '');
  const wishes = [given.options.with, given.options.rename, given.options.forget, given.leave ? 'leave' : undefined].filter((wish) => wish !== undefined);
  if (wishes.length > 1) throw new UsageError('One of --with, --leave, --rename and --forget at a time.');
  if (id === null && wishes.length > 0) throw new UsageError('Name the negotiation first. parley copy lists them.');
  const data = await world.openData(given.options.data);
  try {
    if (id === null) return await listed(data);
    return wishes.length === 0 ? await readiness(data, id) : await changed(data, id, given);
  } finally {
    await data.close();
  }
}

async function listed(data: OpenData): Promise<Outcome> {
  const deals = dealsOf((await data.ask('library.list', {})).negotiations).filter(hasSisters);
  const text = deals.flatMap(({ name, documents, missing, twice }) => [
    name, ...documents.map((row) => `  ${row.id}  ${row.name}: ${clausesWords(row.deal?.blockers ?? 0)}`), ...missing.map((document) => `  ${document.id}  ${missingWords(document)}`), ...twice.map((one) => `  ${one} is here twice`),
  ]);
  return { code: EXIT.fine, text: text.join('\n') || 'No negotiation in this data folder belongs to a deal.', json: { deals: deals.map(({ id, name, documents, missing, twice, ready }) => ({ id, name, documents: documents.map((row) => ({ id: row.id, name: row.name, clauses: row.deal?.blockers ?? 0 })), missing, twice, agreed: ready })) } };
}

async function readiness(data: OpenData, id: NegotiationId): Promise<Outcome> {
  const { deal } = await data.ask('deal.readiness', { id });
  if (deal === null) return { code: EXIT.fine, text: 'This negotiation belongs to no deal.', json: { deal: null } };
  return { code: deal.ready ? EXIT.fine : EXIT.differences, text: told(deal), json: { deal } };
}

const told = ({ name, ready, documents, missing, twice }: DealReadiness): string =>
  [`${name}: ${ready ? 'every document can be signed' : 'not ready to sign'}`, ...documents.map((document) => `  ${document.name}: ${standingWords(document)}`), ...missing.map((document) => `  ${missingWords(document)}`), ...twice.map((one) => `  ${one} is here twice`)].join('\n');

const clausesWords = (clauses: number): string => (clauses === 0 ? 'agreed' : `${String(clauses)} ${clauses === 1 ? 'clause' : 'clauses'} not agreed`);
const missingWords = ({ name, why }: DealReadiness['missing'][number]): string => `${name} ${why === 'not-here' ? 'is not on this computer' : 'cannot be read'}`;

function standingWords({ clauses, findings, problem }: DealStanding): string {
  if (problem !== '') return problem;
  return findings === 0 ? clausesWords(clauses) : `${clausesWords(clauses)}, ${String(findings)} ${findings === 1 ? 'finding' : 'findings'} in the text`;
}

async function changed(data: OpenData, id: NegotiationId, given: Arguments): Promise<Outcome> {
  const { with: other, name, rename, forget } = given.options;
  const { messages } =
    other !== undefined ? await data.ask('deal.join', { id, with: readId(other), ...(name === undefined ? {} : { name }) })
    : rename !== undefined ? await data.ask('deal.rename', { id, name: rename })
    : forget !== undefined ? await data.ask('deal.forget', { id, document: readId(forget) })
    : await data.ask('deal.leave', { id });
  const after = await listed(data);
  return { ...after, text: [...messages, after.text].join('\n') };
}
