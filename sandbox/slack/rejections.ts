import type { ApiError } from './api-error.ts';

/** Something that the app sent and Slack would refuse. */
export interface Rejection {
  /** A Web API method, `response_url`, or the kind of acknowledgement (`slash_commands`, `view_submission` ...). */
  method: string;
  /** Slack's error code, such as `invalid_blocks`. */
  error: string;
  /** Each says one thing that is wrong, with a JSON pointer to it. */
  messages: string[];
}

export type Reject = (method: string, error: ApiError) => void;

const mostKept = 100;

/** Remembers the newest rejections, oldest first. */
export function createRejections(): { rejected: Rejection[]; reject: Reject } {
  const rejected: Rejection[] = [];
  return {
    rejected,
    reject(method, { code, messages }) {
      rejected.push({ method, error: code, messages });
      if (rejected.length > mostKept) rejected.shift();
    },
  };
}
