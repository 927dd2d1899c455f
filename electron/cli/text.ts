import type { StoryLine, StoryText } from '../../shared/contract/story-text.ts';
import { EXIT, type Outcome } from './outcome.ts';

/** `parley text`: every story, one paragraph per line, with the numbers Word shows on request. */
export function textOutcome(stories: readonly StoryText[], numbers: boolean): Outcome {
  const lineText = ({ label, text }: StoryLine): string => (numbers && label !== '' ? `${label} ${text}` : text);
  const text = stories
    .flatMap(({ story, lines }) => [...(story === 'body' ? [] : ['', `[${story}]`]), ...lines.map((line) => onOneLine(lineText(line)))])
    .join('\n');
  const told = stories.map(({ story, part, lines }) => ({ story, part, lines: lines.map(lineText) }));
  return { code: EXIT.fine, text, json: { body: told.find(({ story }) => story === 'body')?.lines ?? [], stories: told } };
}

/** A line break inside a paragraph is a vertical tab, as in text that Word itself hands out. */
const onOneLine = (text: string): string => text.replaceAll('\n', '\v');
