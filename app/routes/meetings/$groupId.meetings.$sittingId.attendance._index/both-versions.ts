import {
  ATTENDANCE_STATUS_NAMES,
  type AttendanceRow,
  CAPACITY_NAMES,
  type GivenRow,
  OFFICE_NAMES,
} from "#app/domain/meetings/attendance.ts";
import { rowSeen } from "#app/domain/meetings/attendance.form.ts";
import type { Listed } from "#app/domain/meetings/expected.ts";
import type { FormValues } from "#app/forms/parse-form.ts";

type Reworded = {
  agencyId: string;
  words: string;
  now: { words: string; version: number; agencyName: string } | undefined;
};
type Changed = {
  changed: readonly { row: GivenRow; current: Listed }[];
  reworded: readonly Reworded[];
  listed: ReadonlyMap<string, Listed>;
};
type Sent = { values: FormValues; data: { rows: readonly GivenRow[] } };

/**
 * After a lost race: what is recorded beside what was sent, and the form as it goes on. What was typed stays, now about what
 * has just been shown; a row that the sender left as it was has what is recorded.
 */
export function bothVersions({ changed, reworded, listed }: Changed, { values, data }: Sent) {
  const sent: FormValues = { ...values };
  const ours = new Set(changed.map(({ row }) => row.key));
  for (const { key, seen, ...row } of data.rows) {
    const current = listed.get(key);
    if (!current) continue;
    sent[`seen-${key}`] = rowSeen(current);
    const isLeft = row.status === seen.status && row.capacity === seen.capacity && row.office === seen.office;
    if (!isLeft || ours.has(key)) continue;
    sent[`status-${key}`] = current.status;
    sent[`capacity-${key}`] = current.capacity;
    sent[`office-${key}`] = current.office ?? "";
  }
  for (const { agencyId, now } of reworded) {
    sent[`version-${agencyId}`] = String(now?.version ?? 0);
    sent[`was-${agencyId}`] = now?.words ?? "";
  }
  return {
    values: sent,
    errors: { form: "Someone changed this after you opened it. Nothing of yours has been saved" },
    recorded: [
      ...changed.map(({ row, current }) => ({ label: current.name, recorded: words(current), entered: words(row) })),
      ...reworded.map(({ now, words: typed }) => ({
        label: `What ${now?.agencyName ?? "the agency"} brought`,
        recorded: now?.words ?? null,
        entered: typed,
      })),
    ],
  };
}

function words({ status, capacity, office }: AttendanceRow): string {
  const parts = [ATTENDANCE_STATUS_NAMES[status], CAPACITY_NAMES[capacity]];
  return [...parts, ...(office === null ? [] : [OFFICE_NAMES[office]])].join(", ");
}
