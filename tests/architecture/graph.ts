/** Names, each with those that its arrows lead to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The shortest way along one arrow or more, both ends included; undefined when there is none. */
function route(graph: Graph, from: string, to: string): string[] | undefined {
  const seen = new Set<string>();
  const waiting = [{ at: from, way: [from] }];
  // The loop also visits what is added to the list while it runs.
  for (const { at, way } of waiting) {
    for (const next of graph.get(at) ?? []) {
      if (next === to) return [...way, next];
      if (!seen.has(next)) waiting.push({ at: next, way: [...way, next] });
      seen.add(next);
    }
  }
  return undefined;
}

/** All that a name's arrows lead to, by however many steps. */
export const reachable = (graph: Graph, from: string): string[] =>
  [...graph.keys()].filter((name) => route(graph, from, name));

/** For each name that its arrows lead back to, the shortest way around, as in `a → b → a`. */
export const cycles = (graph: Graph): string[] =>
  [...graph.keys()].flatMap((name) => route(graph, name, name)?.join(' → ') ?? []);

/** The graph without the arrows whose end is reached by a longer way too. For graphs without cycles. */
export function reduced(graph: Graph): Graph {
  return new Map(
    [...graph].map(([from, ends]) => {
      const needed = [...ends].filter((end) => ![...ends].some((other) => other !== end && route(graph, other, end)));
      return [from, new Set(needed)];
    }),
  );
}
