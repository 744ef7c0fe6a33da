/** Makes something of a file of the catalogue. @throws {Error} naming the file, whatever is wrong with it. */
export function inFile<Made>(file: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
