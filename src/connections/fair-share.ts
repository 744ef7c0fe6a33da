/** Who has what, as one of several processes sees it. */
interface Seen {
  self: string;
  /** All that take part, in an order that all of them see. */
  members: readonly string[];
  /** Who has each part; undefined for one that nobody has. */
  owners: readonly (string | undefined)[];
}

/**
 * Says which parts a process takes, and which one it lets go. All parts are taken as soon as they are free, nobody takes
 * more than a fair share of them, and while somebody has two more than another, whoever has the most lets one go.
 */
export function fairShare({ self, members, owners }: Seen): { take: number[]; leave: number | undefined } {
  const parts = [...owners.keys()];
  const ownedBy = (one: string | undefined) => parts.filter((part) => owners[part] === one);
  const own = ownedBy(self);
  const free = ownedBy(undefined);
  const most = Math.ceil(parts.length / members.length);
  // Those that begin at the same moment begin at different places.
  const from = free.length > 0 ? (members.indexOf(self) * most) % free.length : 0;
  const take = [...free.slice(from), ...free.slice(0, from)].slice(0, Math.max(0, most - own.length));
  const counts = members.map((member) => ownedBy(member).length);
  const fullest = members[counts.indexOf(Math.max(...counts))];
  const uneven = free.length === 0 && own.length - Math.min(...counts) > 1;
  return { take, leave: uneven && fullest === self ? own.at(-1) : undefined };
}
