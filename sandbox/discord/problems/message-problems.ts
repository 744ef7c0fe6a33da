/** Discord's schemas don't check these rules for whole messages: components/reference, resources/message. */
import { type APIEmbed, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { type Component, isSelect, type Placed, walk } from '../bodies/components.ts';
import type { Problem } from '../errors.ts';
import { componentProblems } from './component-problems.ts';

const mostButtonsInRow = 5;
const mostRows = 5;
/** Characters in all text displays of a message together. */
const mostText = 4000;
/** Characters in all embeds of a message together. */
const mostEmbedText = 6000;

/** What a message would be after the request. */
interface Proposal {
  content: string;
  embeds: APIEmbed[];
  components: Component[];
  flags: number;
}

/** @param at path of the message within the request: `['data']` in an answer to an interaction */
export function* messageProblems(message: Proposal, at: Problem['path']): Iterable<Problem> {
  const path = [...at, 'components'];
  const placed = [...walk(message.components, path)];
  yield* componentProblems(placed, path);
  for (const { component, path } of placed)
    if (component.type === ComponentType.ActionRow) yield* rowProblems(component, path);
  yield* embedProblems(message.embeds, [...at, 'embeds']);
  if (message.flags & MessageFlags.IsComponentsV2) yield* v2Problems(message, placed, at);
  else yield* legacyProblems(message, path);
}

function* v2Problems(message: Proposal, placed: Placed[], at: Problem['path']): Iterable<Problem> {
  for (const field of ['content', 'embeds'] as const)
    if (message[field].length > 0)
      yield {
        path: [...at, field],
        code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      };
  const text = placed.reduce((length, { component }) => length + (component.content?.length ?? 0), 0);
  if (text > mostText)
    yield {
      path: [...at, 'components'],
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `The displayable text of all components can't exceed ${mostText} characters.`,
    };
}

function* legacyProblems({ components }: Proposal, path: Problem['path']): Iterable<Problem> {
  if (components.length > mostRows)
    yield { path, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between 1 and ${mostRows} in length.` };
  for (const [index, { type }] of components.entries())
    if (type !== ComponentType.ActionRow)
      yield {
        path: [...path, index],
        code: 'UNION_TYPE_CHOICES',
        message: 'Value of field "type" must be one of (1,).',
      };
}

function* rowProblems({ components = [] }: Component, path: Problem['path']): Iterable<Problem> {
  const width = components.reduce((sum, inner) => sum + (isSelect(inner) ? mostButtonsInRow : 1), 0);
  if (width > mostButtonsInRow)
    yield {
      path: [...path, 'components'],
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The components in this row exceed the maximum width',
    };
}

function* embedProblems(embeds: APIEmbed[], path: Problem['path']): Iterable<Problem> {
  const length = embeds
    .flatMap(({ title, description, footer, author, fields = [] }) => [
      ...[title, description, footer?.text, author?.name],
      ...fields.flatMap(({ name, value }) => [name, value]),
    ])
    .reduce((sum, text) => sum + (text?.length ?? 0), 0);
  if (length > mostEmbedText)
    yield { path, code: 'MAX_EMBED_SIZE_EXCEEDED', message: `Embed size exceeds maximum size of ${mostEmbedText}` };
}
