import type { ReactNode } from 'react';
import type { ApiOutput } from '../../../shared/api/table.ts';
import { sendWords as words } from '../../strings/send.ts';

/** What the file ours is written on tells about people and machines, counted; each entry on demand. */
export function SendMetadata({ items }: { readonly items: ApiOutput<'send.preview'>['metadata'] }): ReactNode {
  const naming = items.filter((item) => item.names);
  if (naming.length === 0) return <p className="muted">{words.metadataNone}</p>;
  return (
    <details className="send-metadata">
      <summary>
        {words.metadata} <span className="badge num">{words.metadataNaming(naming.length)}</span>
      </summary>
      <p className="muted">{words.metadataHint}</p>
      <ul>
        {naming.map(({ kind, part, what, count, samples = [] }) => (
          <li key={`${kind} ${part} ${what}`}>
            {what} <span className="num muted">{words.metadataTimes(count)}</span> {samples.join(' · ')} <code className="muted">{part}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
