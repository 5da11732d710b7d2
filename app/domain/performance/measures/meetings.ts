import type { Measure } from "./measure.ts";

const OF_MEETINGS = {
  theme: "meetings",
  record: "meeting",
  span: "days",
  unit: "rows",
  aim: "neither",
  dateField: "Day of the meeting",
  isOfGroups: true,
  isAboutPeople: false,
} as const;

export const MEETING_MEASURES = [
  {
    ...OF_MEETINGS,
    id: "meetings-held",
    name: "Meetings held",
    short: "Held",
    meaning: "Meetings of groups whose day has come and that were not cancelled, by the day to which they were moved.",
    source: "Meetings",
    by: [],
  },
  {
    ...OF_MEETINGS,
    id: "meetings-cancelled",
    name: "Meetings cancelled",
    short: "Cancelled",
    meaning: "Meetings that were cancelled, by the day on which they would have been.",
    source: "Meetings",
    aim: "lower",
    by: [],
  },
  {
    ...OF_MEETINGS,
    id: "meetings-attendance",
    name: "Attendance by agency",
    short: "Attendance",
    meaning:
      "Each agency on the list of a meeting that was held, and whether it came, sent a deputy, apologised or did not reply. A deputy counts as attendance. A meeting of which nobody has recorded who was there counts for nobody.",
    source: "Attendance",
    by: ["attended", "agency"],
  },
  {
    ...OF_MEETINGS,
    id: "meetings-items",
    name: "Items discussed",
    short: "Items",
    meaning:
      "Items of agendas that were taken at a meeting that was held. What was deferred or not reached is not counted.",
    source: "Agendas",
    by: ["item"],
  },
  {
    ...OF_MEETINGS,
    id: "meetings-minutes",
    name: "Minutes of meetings held",
    short: "Minutes",
    meaning:
      "Meetings held, and whether their minutes were confirmed at the next meeting of the group, which is on time, at a later one, or not yet.",
    source: "Minutes",
    by: ["confirmed"],
  },
] as const satisfies readonly Measure[];
