import { expect } from 'vitest';
import { ApiError } from '../../../../sandbox/slack/api-error.ts';
import { readContent } from '../../../../sandbox/slack/messages/content.ts';

export const x = (length: number) => 'x'.repeat(length);
export const times = <T>(length: number, make: (at: number) => T) => Array.from({ length }, (_, at) => make(at));
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (more: object) => ({ type: 'section', ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });

/** Returns Slack's error code and messages, or nothing when the content is accepted. */
export function complaintsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ApiError) return [error.code, ...error.messages];
    throw error;
  }
  return [];
}

export const ofMessage = (...blocks: object[]) => complaintsOf(() => readContent({ text: 'x', blocks }));

/** Checks that `make` is accepted with `most` and refused with one more. */
export function expectMost(most: number, make: (size: number) => object, complaint: string): void {
  expect(ofMessage(make(most))).toEqual([]);
  expect(ofMessage(make(most + 1))).toEqual(['invalid_blocks', complaint]);
}
