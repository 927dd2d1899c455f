import { ArrowLeftRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { PartyId } from '../../../shared/contract/party.ts';
import type { BiographyEntry } from '../../../shared/negotiation/select/biography.ts';
import { eventWords } from '../../../shared/negotiation/select/record-words.ts';
import { IconButton } from '../../components/button.tsx';
import { Picker } from '../../components/field.tsx';
import { Excerpt } from '../../components/excerpt.tsx';
import { cachedRedline } from '../../redline/cache.ts';
import { decideWords as words } from '../../strings/decide.ts';
import { shortDay } from '../../strings/time.ts';

type Wordings = readonly { readonly value: string; readonly label: string; readonly wording: BiographyEntry['wording'] }[];

/** Each wording the clause ever had, where it first stood. */
function wordingsOf(entries: readonly BiographyEntry[], names: Readonly<Record<PartyId, string>>): Wordings {
  const first = entries.filter((entry, index) => entries.findIndex((other) => other.wording === entry.wording) === index);
  return first.map((entry, index) => ({
    value: `${String(entry.seq)}-${entry.what}`, wording: entry.wording,
    label: `${String(index + 1)}. ${[entry.party === null ? '' : names[entry.party], eventWords[entry.what]].filter((part) => part !== '').join(' ')} · ${shortDay(entry.at)}`,
  }));
}

/** Any two wordings of one clause against each other. */
export function CompareWordings({ entries, names }: { readonly entries: readonly BiographyEntry[]; readonly names: Readonly<Record<PartyId, string>> }): ReactNode {
  const wordings = wordingsOf(entries, names);
  const [from, setFrom] = useState(wordings[0]?.value ?? '');
  const [to, setTo] = useState(wordings.at(-1)?.value ?? '');
  if (wordings.length < 2) return null;
  const wording = (value: string): BiographyEntry['wording'] => wordings.find((one) => one.value === value)?.wording ?? null;
  const redline = cachedRedline(wording(from), wording(to));
  return (
    <div className="wordings" role="group" aria-label={words.compareWordings}>
      <Picker label={words.wordingBefore} value={from} options={wordings} onPick={setFrom} />
      <IconButton
        label={words.swapWordings}
        onClick={() => {
          setFrom(to);
          setTo(from);
        }}
      >
        <ArrowLeftRight className="svg-icon" />
      </IconButton>
      <Picker label={words.wordingAfter} value={to} options={wordings} onPick={setTo} />
      <div className="wordings-redline">{redline.changes === 0 ? <p className="muted">{words.noDifference}</p> : <Excerpt label={words.compareWordings} redline={redline} />}</div>
    </div>
  );
}
