import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { root } from '../../src/root.ts';

const file = DockerfileParser.parse(readFileSync(join(root, 'Dockerfile'), 'utf8'));
const lastStart = file.getFROMs().at(-1)?.getRange().start.line ?? 0;

const isLast = (instruction: Instruction) => instruction.getRange().start.line > lastStart;
const wordsOf = (instruction: Instruction) => instruction.getArguments().map((argument) => argument.getValue());
const ofKind = (keyword: string) => file.getInstructions().filter((one) => one.getKeyword() === keyword);

/** The words of the last stage's only instruction of a kind. */
function only(keyword: string): string[] {
  const [instruction, ...others] = ofKind(keyword).filter(isLast);
  if (!instruction || others.length > 0) throw new Error(`the image needs one ${keyword}`);
  return wordsOf(instruction);
}

/** The words of a command that is started by itself. @throws {SyntaxError} for one that a shell would start. */
const startedByItself = (words: string[]): string[] => JSON.parse(words.join(' '));

/** What the Dockerfile says of the image, which is its last stage. */
export const image = {
  keywords: file.getInstructions().map((one) => one.getKeyword()),
  stages: file.getFROMs().map((from) => from.getBuildStage()),
  /** From the repository or from the stage that builds, to the image or to that stage. */
  copies: file.getCOPYs().map((copy) => {
    const [flag] = copy.getFlags();
    const words = wordsOf(copy).filter((word) => !word.startsWith('--'));
    return { last: isLast(copy), stage: flag?.getValue(), from: words.slice(0, -1), to: words.at(-1) ?? '' };
  }),
  /** What is run for it, in order. */
  runs: ofKind('RUN').map((run) => ({ last: isLast(run), line: run.getArgumentsContent() ?? '' })),
  variables: Object.fromEntries(
    file.getENVs().flatMap((env) => env.getProperties().map((one) => [one.getName(), one.getValue() ?? ''])),
  ),
  user: only('USER').join(' '),
  volume: only('VOLUME').join(' '),
  stopSignal: only('STOPSIGNAL').join(' '),
  entrypoint: startedByItself(only('ENTRYPOINT')),
  command: startedByItself(only('CMD')),
  healthCheck: startedByItself(only('HEALTHCHECK').filter((word) => !/^(?:--|CMD$)/.test(word))),
};
