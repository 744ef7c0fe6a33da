import { type Component, type Placed, walk } from '../bodies/components.ts';
import type { Problem } from '../errors.ts';
import { schemeProblems } from './component-problems.ts';

/**
 * Finds pictures and files whose address Discord doesn't take, or whose attachment isn't there.
 * @param components as a bot sent them; kept ones have other addresses
 * @param filenames the names of the message's attachments
 */
export function* mediaProblems(components: Component[], filenames: string[], at: Problem['path']): Iterable<Problem> {
  for (const placed of walk(components, [...at, 'components'])) yield* ofOne(placed, filenames);
}

function* ofOne({ component, path }: Placed, filenames: string[]): Iterable<Problem> {
  const links = [
    { media: component.media, at: ['media', 'url'], schemes: ['http', 'https', 'attachment'] },
    { media: component.file, at: ['file', 'url'], schemes: ['attachment'] },
    ...(component.items ?? []).map(({ media }, index) => ({
      media,
      at: ['items', index, 'media', 'url'],
      schemes: ['http', 'https', 'attachment'],
    })),
  ];
  for (const { media, at, schemes } of links) {
    if (!media) continue;
    yield* schemeProblems(media.url, schemes, [...path, ...at]);
    const name = attachmentName(media.url);
    if (name !== undefined && !filenames.includes(name))
      yield {
        path: [...path, ...at],
        code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        message: `Referenced attachment "${name}" not found`,
      };
  }
}

/** Reads the file name out of an address such as `attachment://qr.png`. */
export const attachmentName = (url: string): string | undefined => /^attachment:\/\/(.+)$/.exec(url)?.[1];
