import { type Graph, reduced } from './graph.ts';
import { layers } from './layers.ts';

/** The layers as a Mermaid flowchart, with the fewest arrows that still lead from each layer to all it stands on. */
export function diagram(graph: Graph): string {
  const nodes = Object.entries(layers).map(
    ([name, { title, holds }]) => `  ${name}["<b>${title}</b><br/>${holds.join('<br/>')}"]`,
  );
  const arrows = [...reduced(graph)].flatMap(([from, ends]) => [...ends].sort().map((end) => `  ${from} --> ${end}`));
  return ['graph TD', ...nodes, ...arrows].join('\n');
}
