export const ATTENDANCE_STATUS_NAMES = {
  present: "Present",
  deputy: "Sent a deputy",
  apologies: "Apologies",
  "no-reply": "No reply",
} as const;
export type AttendanceStatus = keyof typeof ATTENDANCE_STATUS_NAMES;
export const ATTENDANCE_STATUSES = Object.keys(ATTENDANCE_STATUS_NAMES) as [AttendanceStatus, ...AttendanceStatus[]];

/** As minutes list people: those of the group, officers in attendance, guests and observers (DOMAIN 5.4). */
export const CAPACITY_NAMES = {
  member: "Member",
  "in-attendance": "In attendance",
  guest: "Guest or observer",
} as const;
export type Capacity = keyof typeof CAPACITY_NAMES;
export const CAPACITIES = Object.keys(CAPACITY_NAMES) as [Capacity, ...Capacity[]];

/** What somebody does at this one meeting. */
export const OFFICE_NAMES = {
  chair: "In the chair",
  "vice-chair": "Vice-chair",
  "minute-taker": "Takes the minutes",
} as const;
export type Office = keyof typeof OFFICE_NAMES;
export const OFFICES = Object.keys(OFFICE_NAMES) as [Office, ...Office[]];
