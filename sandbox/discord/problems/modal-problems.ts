/** Discord's schema doesn't check these rules for modals: interactions/receiving-and-responding, components/reference. */
import { ComponentType } from 'discord-api-types/v10';
import { type Component, isSelect, walk } from '../bodies/components.ts';
import type { Problem } from '../errors.ts';
import { componentProblems } from './component-problems.ts';

/** Discord documents 5 at the top level, although its schema takes 40. */
const mostParts = 5;

export function* modalProblems(components: Component[], at: Problem['path']): Iterable<Problem> {
  const path = [...at, 'components'];
  if (components.length > mostParts)
    yield { path, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between 1 and ${mostParts} in length.` };
  const placed = [...walk(components, path)];
  yield* componentProblems(placed, path);
  for (const { component, path } of placed) {
    if (component.type === ComponentType.ActionRow) yield* rowProblems(component, path);
    if (component.type === ComponentType.TextInput) yield* textInputProblems(component, path);
    if (component.component?.label)
      yield {
        path: [...path, 'component', 'label'],
        code: 'TEXT_INPUT_LABEL_INSIDE_LABEL',
        message: 'A text input inside a label has no label of its own',
      };
    if (isSelect(component) && component.required !== false && component.min_values === 0)
      yield {
        path: [...path, 'min_values'],
        code: 'SELECT_COMPONENT_REQUIRED_MIN_VALUES',
        message: 'min_values may be 0 only where required is false',
      };
  }
}

function* rowProblems({ components = [] }: Component, path: Problem['path']): Iterable<Problem> {
  if (components.length > 1)
    yield {
      path: [...path, 'components'],
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The components in this row exceed the maximum width',
    };
  for (const [index, { label }] of components.entries())
    if (!label)
      yield {
        path: [...path, 'components', index, 'label'],
        code: 'BASE_TYPE_REQUIRED',
        message: 'This field is required',
      };
}

function* textInputProblems({ value, min_length, max_length }: Component, path: Problem['path']): Iterable<Problem> {
  const [least, most] = [min_length ?? 0, max_length ?? 4000];
  if (least > most)
    yield {
      path: [...path, 'min_length'],
      code: 'TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX',
      message: 'min_length must be less than or equal to max_length',
    };
  if (value && (value.length > most || value.length < least))
    yield {
      path: [...path, 'value'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: `Must be between ${least} and ${most} in length.`,
    };
}
