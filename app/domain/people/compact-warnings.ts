import { CHANNEL_NAMES } from "./person-parts.ts";
import type { Channel, LeaveMessage } from "./person-parts.ts";

/** One row of what nobody may overlook of somebody, whichever kind of part it stands in. */
export type WarningRow =
  | { kind: "marker"; name: string }
  | { kind: "address" | "contact"; name: string }
  | { kind: "safe-contact"; channel: Channel; leaveMessage: LeaveMessage };
export type CompactWarning = { words: string; isDanger: boolean };

/**
 * In a few words for the pages of a case: of a warning its kind and no reason; where never to write and what never to use;
 * of safe contact the way the person wants, and whether a message may be left. The rest stands on the person's own page.
 */
export function compactWarnings(row: WarningRow): CompactWarning[] {
  switch (row.kind) {
    case "marker":
      return [{ words: row.name, isDanger: true }];
    case "address":
      return [{ words: `Do not write to ${row.name.replaceAll(/\s*\n\s*/g, ", ")}`, isDanger: false }];
    case "contact":
      return [{ words: `Do not use ${row.name}`, isDanger: false }];
    case "safe-contact":
      return [
        row.channel === "none" ? "Do not contact" : `Contact by ${CHANNEL_NAMES[row.channel].toLowerCase()}`,
        ...(row.leaveMessage === "no" ? ["Never leave a message"] : []),
      ].map((words) => ({ words, isDanger: false }));
  }
}

/** Of each person once what there is to warn of, danger to whoever visits first. */
export function warningsByPerson(rows: readonly (WarningRow & { personId: string })[]): Map<string, CompactWarning[]> {
  const found = new Map<string, CompactWarning[]>();
  for (const row of rows) {
    const known = found.get(row.personId) ?? [];
    const fresh = compactWarnings(row).filter(({ words }) => !known.some((other) => other.words === words));
    found.set(row.personId, [...known, ...fresh]);
  }
  for (const warnings of found.values()) warnings.sort((a, b) => Number(b.isDanger) - Number(a.isDanger));
  return found;
}
