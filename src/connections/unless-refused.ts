/** Resolves as `work` does, and to false where the platform refused it, which `isRefusal` sees from the error. */
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
