import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/button.tsx';
import { common } from '../../strings/common.ts';
import { receiveWords as words, recognitionTone } from '../../strings/receive.ts';
import type { Preview } from './groups.ts';

/** Which file it is and what it was recognised as. */
export function ReviewHead({ preview, onBack }: { readonly preview: Preview; readonly onBack: () => void }): ReactNode {
  return (
    <header className="page-head review-head">
      <IconButton label={common.back} onClick={onBack}>
        <ArrowLeft className="svg-icon" />
      </IconButton>
      <div>
        <h1>{preview.fileName}</h1>
        <p className="row">
          <span className={`badge badge--${recognitionTone[preview.recognised]}`}>{preview.recognisedAs}</span>
          <span className="muted">{words.similarity(Math.floor(preview.audit.similarity * 100))}</span>
          {preview.messages.map((message) => (
            <span key={message} className="badge badge--warn">
              {message}
            </span>
          ))}
        </p>
      </div>
    </header>
  );
}
