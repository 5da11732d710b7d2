import { type GroupKind, isBoard, isCaseGroup } from "../groups/group-kinds.ts";

export const MATTER_STATE_NAMES = { passed: "Passed on", answered: "Answered", withdrawn: "Withdrawn" } as const;
export type MatterState = keyof typeof MATTER_STATE_NAMES;

type Group = { id: string; kind: GroupKind; parentId: string | null; endedOn: string | null };

/**
 * To which groups a group passes a matter: up to its parent, down to those below it, and between the boards and the groups
 * that hear cases, whether or not one is set above the other (DOMAIN 5.1). Nothing is passed to a group that has ended.
 */
export function matterReceivers<G extends Group>(from: Group, groups: readonly G[], today: string): G[] {
  const isPair = (a: GroupKind, b: GroupKind) => isBoard(a) && isCaseGroup(b);
  return groups.filter(
    ({ id, kind, parentId, endedOn }) =>
      id !== from.id &&
      (endedOn === null || endedOn >= today) &&
      (id === from.parentId || parentId === from.id || isPair(from.kind, kind) || isPair(kind, from.kind)),
  );
}

type Refusal = { field: string | null; message: string };

/** It is answered once, by whoever it was passed to, and withdrawn only before that. */
export function refuseMatterChange(state: MatterState): Refusal | null {
  switch (state) {
    case "passed":
      return null;
    case "answered":
      return { field: null, message: "This matter has been answered" };
    case "withdrawn":
      return { field: null, message: "This matter has been withdrawn" };
  }
}
