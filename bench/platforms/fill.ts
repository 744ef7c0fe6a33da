/**
 * Makes a function that puts values in place of `@name@` in a text. The text is cut into pieces once, so that each of
 * very many messages costs no more than joining them.
 */
export function fillable<Name extends string>(
  text: string,
  names: readonly Name[],
): (values: Record<Name, string>) => string {
  const pieces = text.split(new RegExp(`@(${names.join('|')})@`));
  const isName = (piece: string): piece is Name => names.some((name) => name === piece);
  return (values) => {
    let filled = '';
    for (const [at, piece] of pieces.entries()) filled += at % 2 === 1 && isName(piece) ? values[piece] : piece;
    return filled;
  };
}
