import type { Element } from './block.ts';
import type { Option } from './text.ts';

/** Lists the options of an element, with those of its groups. */
export function offered(element: Element): Option[] {
  const groups = 'option_groups' in element ? (element.option_groups ?? []) : [];
  const own = 'options' in element ? (element.options ?? []) : [];
  return [...own, ...groups.flatMap((group) => group.options)];
}

/** Tells whether an initial choice is none of the options. Slack compares the text too. */
export function startsUnoffered(element: Element): boolean {
  const one = 'initial_option' in element && element.initial_option ? [element.initial_option] : [];
  const many = 'initial_options' in element ? (element.initial_options ?? []) : [];
  const options = offered(element);
  return [...one, ...many].some(
    (initial) => !options.some(({ value, text }) => value === initial.value && text.text === initial.text.text),
  );
}
