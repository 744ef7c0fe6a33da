/** Discord's schemas don't check these rules for single components. The limits are from its component reference. */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Component, isSelect, mostValues, type Placed } from '../bodies/components.ts';
import type { Problem } from '../errors.ts';

/** Discord counts nested components too. */
const mostComponents = 40;
/** Discord takes ✏ with and without the variation selector (U+FE0F) after it. */
const emoji = /^\p{RGI_Emoji}$/v;

/** @param path of the list itself within the request, for problems of the whole list */
export function* componentProblems(placed: readonly Placed[], path: Problem['path']): Iterable<Problem> {
  if (placed.length > mostComponents)
    yield {
      path,
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The total number of components can't exceed ${mostComponents}.`,
    };
  yield* repeated(placed, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  yield* repeated(placed, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  for (const { component, path } of placed) {
    if (component.type === ComponentType.Button) yield* buttonProblems(component, path);
    if (component.options) yield* optionProblems(component, path);
    if (isSelect(component) || component.type === ComponentType.CheckboxGroup) yield* rangeProblems(component, path);
  }
}

/** Discord makes up the id of a component that has none or 0. */
function* repeated(placed: readonly Placed[], field: 'custom_id' | 'id', code: string, message: string) {
  const seen = new Set<string | number>();
  for (const { component, path } of placed) {
    const value = component[field];
    if (!value) continue;
    if (seen.has(value)) yield { path: [...path, field], code, message };
    seen.add(value);
  }
}

function* buttonProblems(button: Component, path: Problem['path']): Iterable<Problem> {
  const link = button.style === ButtonStyle.Link;
  const required = link ? 'url' : 'custom_id';
  const excluded = link ? 'custom_id' : 'url';
  if (button.style === ButtonStyle.Premium) {
    if (!button.sku_id)
      yield { path: [...path, 'sku_id'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
    return;
  }
  if (!button[required])
    yield { path: [...path, required], code: 'BASE_TYPE_REQUIRED', message: `A ${required} is required` };
  if (button[excluded])
    yield {
      path: [...path, excluded],
      code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      message: 'A custom id and url cannot both be specified',
    };
  if (!button.label && !button.emoji)
    yield { path, code: 'BUTTON_COMPONENT_LABEL_EMOJI_REQUIRED', message: 'A button must have a label or an emoji' };
  yield* emojiProblems(button.emoji, [...path, 'emoji', 'name']);
  if (button.url) yield* schemeProblems(button.url, ['http', 'https', 'discord'], [...path, 'url']);
}

/** The sandbox has no custom emoji, so it takes any that has an id. */
function* emojiProblems(given: Component['emoji'], path: Problem['path']): Iterable<Problem> {
  const name = given?.name ?? '';
  if (given && !given.id && !emoji.test(name) && !emoji.test(`${name}\ufe0f`))
    yield { path, code: 'COMPONENT_INVALID_EMOJI', message: 'Invalid emoji' };
}

export function* schemeProblems(url: string, schemes: string[], path: Problem['path']): Iterable<Problem> {
  const scheme = new URL(url).protocol.slice(0, -1);
  if (!schemes.includes(scheme))
    yield {
      path,
      code: 'URL_TYPE_INVALID_SCHEME',
      message: `Scheme "${scheme}" is not supported. Scheme must be one of ${schemes.join(', ')}.`,
    };
}

function* optionProblems(component: Component, path: Problem['path']): Iterable<Problem> {
  const { options = [] } = component;
  const values = options.map(({ value }) => value);
  for (const [index, option] of options.entries())
    yield* emojiProblems(option.emoji, [...path, 'options', index, 'emoji', 'name']);
  for (const [index, value] of values.entries())
    if (values.indexOf(value) < index)
      yield {
        path: [...path, 'options', index, 'value'],
        code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        message: 'The specified option value is already used',
      };
  if (options.filter((option) => option.default).length > mostValues(component))
    yield {
      path: [...path, 'options'],
      code: 'SELECT_COMPONENT_TOO_MANY_DEFAULTS',
      message: 'More options are chosen by default than max_values allows',
    };
}

function* rangeProblems(component: Component, path: Problem['path']): Iterable<Problem> {
  const least = component.min_values ?? 1;
  const most = mostValues(component);
  if (component.max_values != null && least > component.max_values)
    yield {
      path: [...path, 'min_values'],
      code: 'SELECT_COMPONENT_MIN_VALUES_EXCEEDS_MAX',
      message: 'min_values must be less than or equal to max_values',
    };
  if (component.options && Math.max(least, most) > component.options.length)
    yield {
      path: [...path, 'max_values'],
      code: 'SELECT_COMPONENT_VALUES_EXCEED_OPTIONS',
      message: 'There must be at least as many options as may be chosen',
    };
}
