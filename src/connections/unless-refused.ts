/** What the work resolves to; false where it fails by an error that `isRefusal` tells to be the platform's no. */
export async function unlessRefused(
  work: () => Promise<boolean>,
  isRefusal: (error: unknown) => boolean,
): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
