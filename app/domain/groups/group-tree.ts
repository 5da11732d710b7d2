type Node = { id: string; parentId: string | null };

/** Whether `groupId` would stand above itself: the new parent is the group, or below it. */
export function refuseParent(groups: readonly Node[], groupId: string, parentId: string | null): string | null {
  const parents = new Map(groups.map((g) => [g.id, g.parentId]));
  if (parentId !== null && !parents.has(parentId)) return "Select a group from the list";
  const seen = new Set<string>();
  for (let above = parentId; above !== null && !seen.has(above); above = parents.get(above) ?? null) {
    if (above === groupId)
      return parentId === groupId
        ? "A group cannot report to itself"
        : "A group cannot report to a group that reports to it";
    seen.add(above);
  }
  return null;
}

/** The groups that may stand above one: all but itself and those below it. */
export function possibleParents<G extends Node>(groups: readonly G[], groupId: string): G[] {
  return groups.filter((g) => refuseParent(groups, groupId, g.id) === null);
}

/** Each group after its parent, in the order given among sisters, with how deep it stands. */
export function asTree<G extends Node>(groups: readonly G[]): (G & { depth: number })[] {
  const ids = new Set(groups.map((g) => g.id));
  const children = new Map<string | null, G[]>();
  for (const group of groups) {
    const parent = group.parentId !== null && ids.has(group.parentId) ? group.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), group]);
  }
  const walk = (parent: string | null, depth: number): (G & { depth: number })[] =>
    (children.get(parent) ?? []).flatMap((group) => [{ ...group, depth }, ...walk(group.id, depth + 1)]);
  return walk(null, 0);
}
