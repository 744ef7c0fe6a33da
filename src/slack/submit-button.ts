import type { Button, Card, Part } from '../bot/answer.ts';

type Submit = Exclude<Button, { url: string }>;

const isSubmit = (button: Button): button is Submit => 'action' in button && button.style === 'submit';

/** Takes the submit button out of a card, for a view that has it as its own. */
export function withoutSubmit(card: Card): { main: Submit | undefined; rest: Card } {
  let main: Submit | undefined;
  const parts = card.parts.flatMap((part): Part[] => {
    if (part.part !== 'buttons') return [part];
    main ??= part.buttons.find(isSubmit);
    const buttons = part.buttons.filter((button) => !isSubmit(button));
    return buttons.length > 0 ? [{ ...part, buttons }] : [];
  });
  return { main, rest: { ...card, parts } };
}
