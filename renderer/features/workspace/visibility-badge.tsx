import { Lock, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Visibility } from '../../../shared/negotiation/schema/comments.ts';
import { visibilityWords } from '../../strings/comments.ts';

/** Who may read a comment, as a sign and in words. */
export function VisibilityBadge({ visibility }: { readonly visibility: Visibility }): ReactNode {
  const Icon = visibility === 'internal' ? Lock : Users;
  return (
    <span className="badge" data-visibility={visibility}>
      <Icon className="svg-icon" aria-hidden="true" />
      {visibilityWords[visibility]}
    </span>
  );
}
