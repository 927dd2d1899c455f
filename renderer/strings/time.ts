const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const parsed = (iso: string): Date | null => {
  const date = new Date(iso);
  return iso === '' || Number.isNaN(date.getTime()) ? null : date;
};

/** `12 Nov`, with the year where it is not this one. */
export function shortDay(iso: string): string {
  const date = parsed(iso);
  if (date === null) return '';
  return date.getFullYear() === new Date().getFullYear() ? day.format(date) : dayYear.format(date);
}

/** `14:02`. */
export const timeOfDay = (iso: string): string => {
  const date = parsed(iso);
  return date === null ? '' : clock.format(date);
};

/** `12 Nov, 14:02`. */
export const dayAndTime = (iso: string): string => [shortDay(iso), timeOfDay(iso)].filter((part) => part !== '').join(', ');

/** The day it is here, `2026-11-21`. */
export function today(): string {
  const now = new Date();
  return [String(now.getFullYear()), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}
