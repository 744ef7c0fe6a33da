import { type Changes, createChanges } from '../changes.ts';
import { bodyJson, isShown } from './body-json.ts';
import { gatewayFrameName, socketFrameName } from './frame-name.ts';
import { readJson } from './read-json.ts';
import { redacted, withoutSecrets } from './redacted.ts';
import type { TrafficEntry } from './traffic-entry.ts';

/** The newest entries are kept, and this many of them. */
const mostKept = 200;

type Platform = TrafficEntry['platform'];

export interface Traffic {
  /** Answers a request of the bot, and keeps what went both ways. */
  request(
    platform: Platform,
    request: Request,
    answer: (request: Request) => Response | Promise<Response>,
  ): Promise<Response>;
  /** Keeps a message of the platform's WebSocket. @param text JSON */
  frame(platform: Platform, from: TrafficEntry['from'], text: string): void;
  /** Lists what was kept after an entry, oldest first. Secrets are left out. */
  after(id: number): TrafficEntry[];
  changes: Changes;
}

/** The path of a request to an API. Others are the page's, such as those for files. */
function apiPath({ url }: Request): string | undefined {
  const { pathname } = new URL(url);
  return /^\/(?:api|response|upload)\//.test(pathname) ? pathname.replace(/^\/api(\/v10)?/, '') : undefined;
}

/** Keeps what travels between the bot and both platforms, so that the page can show it. */
export function createTraffic(): Traffic {
  const changes = createChanges();
  let entries: TrafficEntry[] = [];
  let count = 0;

  function keep(entry: Omit<TrafficEntry, 'id'>): void {
    count += 1;
    entries = [...entries.slice(1 - mostKept), { ...entry, id: count }];
    changes.changed();
  }

  return {
    async request(platform, request, answer) {
      const path = apiPath(request);
      if (path === undefined) return answer(request);
      const copy = isShown(request) ? request.clone() : undefined;
      const began = performance.now();
      const response = await answer(request);
      const milliseconds = Math.round(performance.now() - began);
      const name = `${request.method} ${path}`;
      const [sent, answered] = await Promise.all([bodyJson(copy), bodyJson(response.clone())]);
      keep({ platform, from: 'bot', name, status: response.status, milliseconds, sent, answered });
      return response;
    },
    frame(platform, from, text) {
      const sent: unknown = readJson(text);
      const name = platform === 'discord' ? gatewayFrameName(sent) : socketFrameName(sent);
      keep({ platform, from, name, sent });
    },
    after: (id) =>
      entries
        .filter((entry) => entry.id > id)
        .map((entry) => ({
          ...entry,
          name: withoutSecrets(entry.name),
          sent: redacted(entry.sent),
          ...('answered' in entry && { answered: redacted(entry.answered) }),
        })),
    changes,
  };
}
