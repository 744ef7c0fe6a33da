import type { ApiError } from './api-error.ts';

/** Something the app sent and Slack would not take. */
export interface Rejection {
  /** A Web API method, `response_url`, or what was acknowledged (`slash_commands`, `view_submission` ...). */
  method: string;
  /** Slack's code, such as `invalid_blocks`. */
  error: string;
  /** What exactly is wrong, each with a JSON pointer. */
  messages: string[];
}

export type Reject = (method: string, error: ApiError) => void;

const kept = 100;

/** The latest rejections, the last one last. */
export function createRejections(): { rejected: Rejection[]; reject: Reject } {
  const rejected: Rejection[] = [];
  return {
    rejected,
    reject(method, { code, messages }) {
      rejected.push({ method, error: code, messages });
      if (rejected.length > kept) rejected.shift();
    },
  };
}
