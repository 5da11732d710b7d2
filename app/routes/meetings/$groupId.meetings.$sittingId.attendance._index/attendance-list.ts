import type { AttendanceStatus } from "#app/domain/meetings/attendance.ts";
import type { Listed } from "#app/domain/meetings/expected.ts";

export type ListedRow = Listed & { hasAccepted: boolean };

/** As attendanceOf gives it. */
export type AttendanceList = {
  asksStatement: boolean;
  isBefore: boolean;
  rows: readonly ListedRow[];
  agencies: readonly { id: string; name: string; status: AttendanceStatus }[];
  contributions: readonly { agencyId: string; words: string; version: number }[] | null;
};
