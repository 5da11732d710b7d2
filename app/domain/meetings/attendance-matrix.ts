import { agencyStatus, type AttendanceStatus, hasAttended } from "./attendance.ts";

type Sitting = { id: string; day: string };
type Row = {
  sittingId: string;
  agencyId: string;
  agencyName: string;
  userId: string | null;
  status: AttendanceStatus;
  deputyForId: string | null;
};

export type MatrixAgency = {
  id: string;
  name: string;
  /** Of each meeting; null where the agency was not in the group, or nobody recorded who was there. */
  cells: readonly (AttendanceStatus | null)[];
  attended: number;
  /** Of those attended, how many by a deputy. */
  byDeputy: number;
  /** Of how many meetings. */
  of: number;
  /** Whole percent; null of no meeting. */
  percent: number | null;
};

/**
 * Who came to the last meetings of a group, the worst attendance first (DOMAIN 5.3). A deputy counts as attendance. A meeting
 * of which nobody has recorded who was there counts for nobody. `sittings` as the columns stand, soonest last.
 */
export function attendanceMatrix(
  sittings: readonly Sitting[],
  rows: readonly Row[],
  expected: ReadonlyMap<string, string>,
) {
  const taken = new Set(rows.filter(({ status }) => hasAttended(status)).map(({ sittingId }) => sittingId));
  const names = new Map([
    ...expected,
    ...rows.map(({ agencyId, agencyName }): [string, string] => [agencyId, agencyName]),
  ]);
  const agencies = [...names].map(([id, name]): MatrixAgency => {
    const cells = sittings.map((sitting) => {
      const people = rows.filter(({ sittingId, agencyId }) => sittingId === sitting.id && agencyId === id);
      return taken.has(sitting.id) && people.length > 0 ? agencyStatus(people) : null;
    });
    const counted = cells.filter((cell) => cell !== null);
    const attended = counted.filter(hasAttended).length;
    const byDeputy = counted.filter((cell) => cell === "deputy").length;
    const percent = counted.length === 0 ? null : Math.round((attended / counted.length) * 100);
    return { id, name, cells, attended, byDeputy, of: counted.length, percent };
  });
  return agencies.sort((a, b) => (a.percent ?? 101) - (b.percent ?? 101) || a.name.localeCompare(b.name, "en-GB"));
}
