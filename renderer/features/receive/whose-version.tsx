import type { ReactNode } from 'react';
import { Notice } from '../../components/notice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useSession } from '../../state/stores.ts';
import { receiveWords as words } from '../../strings/receive.ts';

/** Whose file it is: theirs, or our own new version, not sent yet or sent already (rule N40). */
export type Whose = 'theirs' | 'kept' | 'sent';

type WhoseVersionProps = { readonly whose: Whose; readonly likelyOurs: boolean; readonly onPick: (whose: Whose) => void };

/** Asked on every file, with what is usual chosen; a guess is said and never acted on. */
export function WhoseVersion({ whose, likelyOurs, onPick }: WhoseVersionProps): ReactNode {
  const mediator = useSession((state) => state.negotiation.side === 'mediator');
  if (mediator) return null;
  return (
    <section className="stack">
      {likelyOurs && whose === 'theirs' ? <Notice tone="warn" title={words.likelyOurs} /> : null}
      <div className="row">
        <span className="muted">{words.whoseVersion}</span>
        <Segmented label={words.whoseVersion} value={whose} options={[{ value: 'theirs', label: words.theirVersion }, { value: 'kept', label: words.ownKept }, { value: 'sent', label: words.ownSent }]} onPick={onPick} />
      </div>
      {whose === 'theirs' ? null : <p className="muted">{whose === 'kept' ? words.ownKeptNote : words.ownSentNote}</p>}
    </section>
  );
}
