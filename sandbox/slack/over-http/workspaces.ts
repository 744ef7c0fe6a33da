import { team } from '../workspace.ts';

/** The workspaces that an app can be installed in. The same people are in each, under the same ids. */
export const workspaces = [team, { id: 'T0SECOND', name: 'A second workspace', domain: 'second' }];

/** What something says of the workspace, said of another one of them. */
export function saidOf<Part>(part: Part, id: string): Part {
  const name = workspaces.find((one) => one.id === id)?.name ?? team.name;
  const text = JSON.stringify(part).replaceAll(team.id, id).replaceAll(team.name, name);
  return id === team.id ? part : JSON.parse(text);
}
