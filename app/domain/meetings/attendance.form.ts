import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField } from "../access/form-fields.ts";
import { ATTENDANCE_STATUSES, CAPACITIES, type GivenRow, OFFICES } from "./attendance.ts";

const SELECT = "Select from the list";
const statusField = z.enum(ATTENDANCE_STATUSES, SELECT);
const capacityField = z.enum(CAPACITIES, SELECT);
const officeField = z.pipe(
  z.union([z.literal(""), z.enum(OFFICES)], SELECT),
  z.transform((office) => (office === "" ? null : office)),
);
/** Of the button that says so of everybody of whom nothing is known. */
export const REST_PRESENT = "rest-present";
/** As rowSeen writes it. */
const seenField = z.pipe(
  z.string(SELECT),
  z.transform((text, context) => {
    const [version = "", status, capacity, office] = text.split(".");
    const read = z
      .object({
        version: z.coerce.number().check(z.int(), z.gte(0)),
        status: statusField,
        capacity: capacityField,
        office: officeField,
      })
      .safeParse({ version, status, capacity, office });
    if (read.success) return read.data;
    context.issues.push({ code: "custom", input: text, message: "Reload the page" });
    return z.NEVER;
  }),
);

/** Of each row the fields are named by its key; what belongs to no row is not looked at. */
const wholeTable = z.record(z.string(), z.unknown());

export const attendanceForm = z.pipe(
  wholeTable,
  z.transform((values, context) => {
    const rows: GivenRow[] = [];
    for (const key of keysOf(values, "seen-")) {
      const row = {
        status: values[`status-${key}`],
        capacity: values[`capacity-${key}`],
        office: values[`office-${key}`] ?? "",
      };
      const read = z
        .object({ status: statusField, capacity: capacityField, office: officeField, seen: seenField })
        .safeParse({ ...row, seen: values[`seen-${key}`] });
      if (read.success) rows.push({ key, ...read.data });
      else
        for (const { path, message } of read.error.issues)
          context.issues.push({ code: "custom", input: row, message, path: [`${String(path[0])}-${key}`] });
    }
    const contributions = keysOf(values, "words-").map((agencyId) => ({
      ...{ agencyId, words: textOf(values[`words-${agencyId}`]), was: textOf(values[`was-${agencyId}`]) },
      version: Number(values[`version-${agencyId}`] ?? 0),
    }));
    for (const { agencyId, words } of contributions)
      if (words.length > 2000)
        context.issues.push({
          ...{ code: "custom", input: words, path: [`words-${agencyId}`] },
          message: "What an agency brought must be 2,000 characters or less",
        });
    return {
      ...{ rows, contributions, accepted: keysOf(values, "accepted-") },
      isRestPresent: values.intent === REST_PRESENT,
    };
  }),
);
export type AttendanceGiven = z.output<typeof attendanceForm>;

/** A row as whoever opened the page saw it, hidden in the form. */
export function rowSeen({ version, status, capacity, office }: GivenRow["seen"]): string {
  return [version, status, capacity, office ?? ""].join(".");
}

function keysOf(values: Record<string, unknown>, prefix: string): string[] {
  return Object.keys(values)
    .filter((name) => name.startsWith(prefix) && z.uuidv7().safeParse(name.slice(prefix.length)).success)
    .map((name) => name.slice(prefix.length))
    .slice(0, 500);
}

/** As it is kept and compared: line ends as one, nothing around it. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : "";
}

export const addAttendeeForm = z.object({
  who: z.enum(["account", "name"], "Select who they are"),
  userId: optionalIdField("Select a person"),
  name: optionalWordsField("Name", 200),
  agencyId: optionalIdField("Select an agency"),
  capacity: capacityField,
});
export type AddedAttendee = z.output<typeof addAttendeeForm>;

/** A row of the list, as its page saw it: its id and version. */
export const takeOffForm = z.object({
  who: z.pipe(
    z.string("Select a person").check(z.regex(/^[0-9a-f-]{36}\.[1-9]\d{0,8}$/, "Select a person")),
    z.transform((text) => ({ id: text.slice(0, 36), version: Number(text.slice(37)) })),
  ),
});
export type TakenOff = z.output<typeof takeOffForm>;

/** What a member says of themselves before a meeting; no version: they have said nothing yet. */
export const meetingReplyForm = z.object({
  version: z.union([
    z.pipe(
      z.literal("0"),
      z.transform(() => 0),
    ),
    versionField,
  ]),
  status: z.enum(["apologies", "deputy", "no-reply"], "Select whether you come"),
  deputyId: optionalIdField("Select a person"),
  deputyName: optionalWordsField("Name of the deputy", 200),
});
export type MeetingReplyGiven = z.output<typeof meetingReplyForm>;
