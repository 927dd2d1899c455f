import type { ReactNode } from 'react';
import type { Segment } from '../redline/redline.ts';
import { redlineWords } from '../strings/changes.ts';

function Piece({ segment }: { readonly segment: Segment }): ReactNode {
  const className = segment.looks.map((look) => `t-${look}`).join(' ');
  const title = segment.title === '' ? undefined : segment.title;
  switch (segment.op) {
    case 'added':
      return (
        <ins className={className} title={title}>
          {segment.text}
        </ins>
      );
    case 'removed':
      return (
        <del className={className} title={title}>
          {segment.text}
        </del>
      );
    case 'look':
      return (
        <span className={`look ${className}`} title={redlineWords.formatting}>
          {segment.text}
        </span>
      );
    case 'same':
      return className === '' ? (
        segment.text
      ) : (
        <span className={className} title={title}>
          {segment.text}
        </span>
      );
  }
}

/** A stretch of contract text with its marks. */
export const Segments = ({ segments }: { readonly segments: readonly Segment[] }): ReactNode => segments.map((segment, index) => <Piece key={index} segment={segment} />);
