import { useEffect, useMemo, useRef, useState } from 'react';
import type { ComparedVersions, OfferedFile } from '../../../shared/api/shapes.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { ourParty } from '../../../shared/negotiation/state.ts';
import { deliver } from '../../state/deliver.ts';
import { offerFile } from '../../state/files.ts';
import { runJob } from '../../state/jobs.ts';
import { useActions, useIncoming, useSession, useStores } from '../../state/stores.ts';
import { fileWords } from '../../strings/common.ts';
import { compareWords as words } from '../../strings/compare.ts';
import { shell } from '../../strings/shell.ts';
import { choicesOf, spansOf, type Choice } from './versions.ts';

/** Two versions at once: from `from` to the newest. */
export type Span = { readonly from: string; readonly label: string };

export type Comparison = {
  readonly choices: readonly Choice[];
  readonly before: string;
  readonly after: string;
  readonly pickBefore: (value: string) => void;
  readonly pickAfter: (value: string) => void;
  readonly swap: () => void;
  /** Two different versions are chosen. */
  readonly ready: boolean;
  readonly compare: () => Promise<void>;
  readonly spans: readonly Span[];
  /** The span that is shown, by where it begins; `null` where none is. */
  readonly spanNow: string | null;
  readonly span: (from: string) => Promise<void>;
  readonly everAgreed: boolean;
  /** Shown instead of two versions: everything since it was last agreed (rule N67). */
  readonly sinceAgreed: boolean;
  readonly showSinceAgreed: () => void;
  readonly result: ComparedVersions | null;
  readonly error: AppError | null;
  readonly saveRedline: () => Promise<void>;
  readonly addFile: (chosen: File) => Promise<void>;
};

/** Which two versions are compared, and what came of it. */
export function useComparison(): Comparison {
  const stores = useStores();
  const { client, incoming, ui } = stores;
  const negotiation = useSession((state) => state.negotiation);
  const id = useSession((state) => state.id);
  const dropped = useIncoming((state) => state.other);
  const [files, setFiles] = useState<readonly OfferedFile[]>([]);
  const choices = useMemo(() => choicesOf(id, negotiation, files), [id, negotiation, files]);
  const [before, setBefore] = useState(choices[0]?.value ?? '');
  const [after, setAfter] = useState(choices.at(-1)?.value ?? '');
  const [sinceAgreed, setSinceAgreed] = useState(false);
  const [result, setResult] = useState<ComparedVersions | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const everAgreed = useMemo(() => negotiation.clauses.some((clause) => clause.agreement !== null), [negotiation]);
  const { first, previous, newest } = spansOf(choices);
  const hasRounds = previous !== first;
  // What is chosen now, for those who come back later and would show what was chosen then.
  const chosen = useRef({ before, after });
  const choose = (from: string, to: string): void => {
    chosen.current = { before: from, after: to };
    setBefore(from);
    setAfter(to);
    setResult(null);
    setError(null);
    setSinceAgreed(false);
  };
  const pair = (from: string, to: string): { readonly before: Choice['version']; readonly after: Choice['version'] } | null => {
    const left = choices.find((choice) => choice.value === from);
    const right = choices.find((choice) => choice.value === to);
    return left === undefined || right === undefined || left === right ? null : { before: left.version, after: right.version };
  };
  const compareThese = async (from: string, to: string): Promise<void> => {
    const versions = pair(from, to);
    if (versions === null) return;
    setError(null);
    setSinceAgreed(false);
    const answer = await runJob(ui, words.comparing, (jobId) => client.request('compare.versions', { ...versions, jobId }));
    if (chosen.current.before !== from || chosen.current.after !== to) return;
    if (answer.ok) setResult(answer.value);
    else setError(answer.error);
  };
  const span = async (from: string): Promise<void> => {
    choose(from, newest);
    await compareThese(from, newest);
  };
  const swap = async (): Promise<void> => {
    choose(after, before);
    // Who reads one way round and turns it wants to read the other.
    if (result !== null && !sinceAgreed) await compareThese(after, before);
  };
  const saveRedline = async (): Promise<void> => {
    const versions = pair(before, after);
    if (versions === null) return;
    const author = negotiation.parties[ourParty(negotiation)].name;
    const answer = await runJob(ui, words.writing, (jobId) => client.request('compare.redline', { ...versions, author, jobId }));
    if (!answer.ok) return ui.getState().refuse(answer.error);
    await deliver(stores, { type: 'offered', fileId: answer.value.file.fileId }, words.redlineName(negotiation.name).slice(0, 200), words.saved);
  };
  const add = (offered: OfferedFile): void => {
    setFiles((now) => [...now.filter((file) => file.fileId !== offered.fileId), offered]);
    choose(before, offered.fileId);
  };
  useEffect(() => {
    if (dropped === null) return;
    incoming.getState().offerOther(null);
    add(dropped);
    ui.getState().say(words.otherTaken(dropped.name));
  });
  const ready = before !== after;
  const comparison: Comparison = {
    choices, before, after, ready, span, everAgreed, sinceAgreed, result, error, saveRedline,
    pickBefore: (value) => choose(value, after),
    pickAfter: (value) => choose(before, value),
    swap: () => void swap(),
    compare: () => compareThese(before, after),
    spans: hasRounds ? [{ from: first, label: words.sinceFirst }, { from: previous, label: words.lastRound }] : [],
    spanNow: result !== null && !sinceAgreed && after === newest ? before : null,
    showSinceAgreed: () => setSinceAgreed(true),
    addFile: async (chosen) => {
      const offered = await offerFile(client, ui, chosen, fileWords);
      if (offered !== null) add(offered);
    },
  };
  useActions('compare', [
    { id: 'compare-run', label: words.compare, group: shell.groups.app, keys: ['Mod+Enter'], enabled: ready, run: () => void comparison.compare() },
    { id: 'compare-first', label: words.sinceFirst, group: shell.groups.read, keys: [], enabled: hasRounds, run: () => void span(first) },
    { id: 'compare-round', label: words.lastRound, group: shell.groups.read, keys: [], enabled: hasRounds, run: () => void span(previous) },
    { id: 'compare-agreed', label: words.sinceAgreed, group: shell.groups.read, keys: [], enabled: everAgreed, run: comparison.showSinceAgreed },
    { id: 'compare-swap', label: words.swap, group: shell.groups.app, keys: [], run: comparison.swap },
    { id: 'compare-save', label: words.saveRedline, group: shell.groups.app, keys: [], enabled: result !== null && !sinceAgreed, run: () => void saveRedline() },
  ]);
  return comparison;
}
