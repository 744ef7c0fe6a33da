/**
 * Tells what a key does in a composer.
 * @param {Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing'>} event
 * @param {{ suggests: boolean, moved: boolean, closed: boolean, isWhole: boolean }} composer `moved` says that the arrow keys
 *   were used on the suggestions; `isWhole` says that the text can be sent although there are suggestions
 * @returns {'next' | 'previous' | 'take' | 'close' | 'send' | undefined} undefined for what it does in any text area
 */
export function composerKey({ key, shiftKey, isComposing }, { suggests, moved, closed, isWhole }) {
  if (isComposing) return undefined;
  switch (key) {
    case 'ArrowDown':
      return suggests ? 'next' : undefined;
    case 'ArrowUp':
      return suggests ? 'previous' : undefined;
    case 'Tab':
      return suggests && !shiftKey ? 'take' : undefined;
    case 'Escape':
      return closed ? undefined : 'close';
    case 'Enter':
      if (shiftKey) return undefined;
      return suggests && (moved || !isWhole) ? 'take' : 'send';
    default:
      return undefined;
  }
}
