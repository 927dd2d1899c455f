import type { ReactNode } from 'react';
import type { TimelinePoint } from '../../../shared/negotiation/select/timeline.ts';
import { useSession } from '../../state/stores.ts';
import { recordScreenWords as words } from '../../strings/record.ts';
import { shortDay } from '../../strings/time.ts';

const BAR = 44;
const STEP = 132;
const HEIGHT = 120;
const GIFT = 22;
/** Grows with the text size, letters included. */
const rem = (size: number): string => `${String(size / 10)}rem`;
/** Room one number takes. */
const LABEL = 13;

type Part = { readonly name: 'agreed' | 'open' | 'reopened' | 'untouched'; readonly label: string; readonly of: (point: TimelinePoint) => number };
const PARTS: readonly Part[] = [
  { name: 'agreed', label: words.agreed, of: ({ counts }) => counts.agreed },
  { name: 'open', label: words.open, of: ({ counts }) => counts['open-ours'] + counts['open-theirs'] },
  { name: 'reopened', label: words.reopened, of: ({ counts }) => counts.reopened },
  { name: 'untouched', label: words.untouched, of: ({ counts }) => counts.untouched },
];

const nameOf = ({ round, kind }: TimelinePoint): string => (kind === 'start' ? words.start : words.roundName(round, kind === 'sent'));

type Stacked = { readonly name: Part['name']; readonly number: number; readonly y: number; readonly height: number; readonly label: number };

/** The parts of one column from the bottom up. Numbers of thin parts make way upwards, so that none lies on another. */
function stacked(point: TimelinePoint): readonly Stacked[] {
  const total = Math.max(1, point.counts.total);
  return PARTS.reduce<readonly Stacked[]>((done, part) => {
    const number = part.of(point);
    if (number === 0) return done;
    const last = done.at(-1);
    const height = (number / total) * HEIGHT;
    const y = (last?.y ?? HEIGHT) - height;
    const label = Math.min((last?.label ?? HEIGHT + LABEL) - LABEL, Math.max(10, y + height / 2 + 4));
    return [...done, { name: part.name, number, y, height, label }];
  }, []);
}

/** One round as a column: agreed at the bottom, then open, reopened, untouched, each with its number. */
function Column({ point, at }: { readonly point: TimelinePoint; readonly at: number }): ReactNode {
  const x = at * STEP + (STEP - BAR) / 2;
  const parts = stacked(point);
  return (
    <g>
      {parts.map((part) => (
        <g key={part.name} className={`plot-${part.name}`}>
          <rect x={x} y={part.y} width={BAR} height={part.height} />
          <text x={x + BAR + 6} y={part.label}>
            {part.number}
          </text>
        </g>
      ))}
      <text className="plot-name" x={at * STEP + STEP / 2} y={HEIGHT + 18}>
        {nameOf(point)}
      </text>
      <text className="plot-day" x={at * STEP + STEP / 2} y={HEIGHT + 33}>
        {shortDay(point.at)}
      </text>
    </g>
  );
}

/** The course of the negotiation: how much was agreed and open at the end of each round, and who took over whose texts. */
export function Timeline({ points }: { readonly points: readonly TimelinePoint[] }): ReactNode {
  const negotiation = useSession((state) => state.negotiation);
  const { A, B } = negotiation.parties;
  const most = Math.max(1, ...points.flatMap(({ concessions }) => [concessions.A.length, concessions.B.length]));
  const width = points.length * STEP;
  const gifts = HEIGHT + 48;
  const hasGifts = points.some(({ concessions }) => concessions.A.length + concessions.B.length > 0);
  const height = hasGifts ? gifts + 2 * GIFT : gifts - 8;
  return (
    <section className="timeline">
      <div className="row row--apart">
        <h2 className="section-title">{words.timeline}</h2>
        <ul className="plot-legend" aria-hidden="true">
          {PARTS.map((part) => (
            <li key={part.name}>
              <svg width="12" height="12" className={`plot-${part.name}`}>
                <rect width="12" height="12" />
              </svg>
              {part.label}
            </li>
          ))}
          {(hasGifts ? (['A', 'B'] as const) : []).map((party) => (
            <li key={party}>
              <svg width="12" height="12" className={`plot-party-${party}`}>
                <rect width="12" height="12" />
              </svg>
              {words.gave(negotiation.parties[party].name)}
            </li>
          ))}
        </ul>
      </div>
      <div className="timeline-scroll scroll" tabIndex={0} role="region" aria-label={words.timeline}>
        <svg className="plot" aria-hidden="true" style={{ width: rem(width), height: rem(height) }} viewBox={`0 0 ${String(width)} ${String(height)}`}>
          <defs>
            <pattern id="plot-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect className="plot-hatch" width="3" height="6" />
            </pattern>
          </defs>
          {points.map((point, at) => (
            <g key={point.round}>
              <Column point={point} at={at} />
              {(['A', 'B'] as const).map((party, row) => (
                <g key={party} className={`plot-party-${party}`}>
                  <rect x={at * STEP + 12} y={gifts + row * GIFT} width={(point.concessions[party].length / most) * (STEP - 48)} height={14} />
                  <text x={at * STEP + 16 + (point.concessions[party].length / most) * (STEP - 48)} y={gifts + row * GIFT + 12}>
                    {point.concessions[party].length === 0 ? '' : point.concessions[party].length}
                  </text>
                </g>
              ))}
            </g>
          ))}
        </svg>
        <table className="vh">
          <caption>{words.timeline}</caption>
          <thead>
            <tr>
              <th scope="col">{words.round}</th>
              {PARTS.map((part) => (
                <th key={part.name} scope="col">
                  {part.label}
                </th>
              ))}
              <th scope="col">{words.gave(A.name)}</th>
              <th scope="col">{words.gave(B.name)}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.round}>
                <th scope="row">{nameOf(point)}</th>
                {PARTS.map((part) => (
                  <td key={part.name}>{part.of(point)}</td>
                ))}
                <td>{point.concessions.A.length}</td>
                <td>{point.concessions.B.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted">{words.gaveNote}</p>
    </section>
  );
}
