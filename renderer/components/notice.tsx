import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/base/app-error.ts';

const ICONS = { plain: Info, warn: TriangleAlert, alarm: CircleAlert, good: CircleCheck } as const;

type NoticeProps = { readonly tone?: keyof typeof ICONS; readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode };

/** Something to know before going on, in its place on the page. */
export function Notice({ tone = 'plain', title, children, action }: NoticeProps): ReactNode {
  const Icon = ICONS[tone];
  return (
    <div className={`notice notice--${tone}`} role={tone === 'alarm' ? 'alert' : undefined}>
      <Icon className="svg-icon" aria-hidden="true" />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {children}
      </div>
      {action}
    </div>
  );
}

/** What happened, and what to do. */
export function ErrorCard({ error, action }: { readonly error: AppError; readonly action?: ReactNode }): ReactNode {
  return (
    <Notice tone="alarm" title={error.message} action={action}>
      <p>{error.remedy}</p>
    </Notice>
  );
}
