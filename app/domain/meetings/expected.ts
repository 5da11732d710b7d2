import type { GroupRole } from "../access/roles.ts";
import type { AttendanceStatus, Capacity, Office } from "./attendance.ts";

type Recorded = {
  id: string;
  version: number;
  userId: string | null;
  name: string;
  agencyId: string;
  agencyName: string;
  capacity: Capacity;
  status: AttendanceStatus;
  office: Office | null;
  deputyForId: string | null;
  deputyForName: string | null;
};
type Expected = { userId: string; name: string; agencyId: string; agencyName: string; role: GroupRole };

/** On the list of a meeting: recorded, or expected because they are in the group on its day; then `version` is 0. */
export type Listed = Omit<Recorded, "id"> & { id: string | null; key: string };

/**
 * The list of a meeting, by agency: whoever is recorded, and whoever is in the group and is not. Until somebody is recorded
 * as the chair, the group's chair is proposed; and as vice-chair whoever was chosen last, where they are in the group.
 */
export function listOfMeeting(
  recorded: readonly Recorded[],
  expected: readonly Expected[],
  viceChairId: string | null,
): Listed[] {
  const there = new Set(recorded.map(({ userId }) => userId));
  const missing = expected.filter(({ userId }) => !there.has(userId));
  const isHeld = (office: Office) => recorded.some((one) => one.office === office);
  const chair = isHeld("chair") ? undefined : missing.find(({ role }) => role === "chair");
  const vice = isHeld("vice-chair")
    ? undefined
    : missing.find(({ userId }) => userId === viceChairId && userId !== chair?.userId);
  const proposed = missing.map((one): Listed => {
    const { role, ...person } = one;
    const office = one === chair ? "chair" : one === vice ? "vice-chair" : null;
    const capacity = role === "guest" ? "guest" : "member";
    const nothing = { id: null, version: 0, deputyForId: null, deputyForName: null };
    return { ...person, ...nothing, key: one.userId, capacity, status: "no-reply", office };
  });
  return [...recorded.map((one): Listed => ({ ...one, key: one.userId ?? one.id })), ...proposed].sort(
    (a, b) => a.agencyName.localeCompare(b.agencyName, "en-GB") || a.name.localeCompare(b.name, "en-GB"),
  );
}
