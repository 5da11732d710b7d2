import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { longDay } from "../dates/iso-day.ts";
import { RIGHTS_MARKS } from "./mark.ts";
import { MARKABLE_KINDS } from "./marked-kinds.ts";

const ITEM = "Select the item";

export const newMarkForm = z.object({
  /** `note 0197…`: one of what is held of the person. */
  item: z.pipe(
    z.string(ITEM).check(z.regex(new RegExp(`^(${MARKABLE_KINDS.join("|")}) [0-9a-f-]{36}$`), ITEM)),
    z.transform((item) => {
      const [kind = "", id = ""] = item.split(" ");
      return { kind: kind as (typeof MARKABLE_KINDS)[number], id };
    }),
  ),
  mark: z.enum(RIGHTS_MARKS, "Select what is recorded"),
  words: wordsField("Enter what is said of the item", "What is said of the item", 1000),
  fromDay: dayField("Day from which it stands"),
});
export type NewMark = z.output<typeof newMarkForm>;

export const endMarkForm = z.object({
  version: versionField,
  endedOn: dayField("Day it ends"),
  reason: wordsField("Enter why it ends", "Why it ends", 1000),
});
export type MarkEnd = z.output<typeof endMarkForm>;

type Refusal = { field: "fromDay" | "endedOn" | "form"; message: string };

/** From the day on which the request was received, and not in advance; on an open request about somebody who is known. */
export function refuseNewMark(
  request: { status: "open" | "closed"; personId: string | null; receivedOn: string },
  fromDay: string,
  today: string,
): Refusal | null {
  if (request.status === "closed") return { field: "form", message: "This request is closed. Open it again first" };
  if (request.personId === null) return { field: "form", message: "Say first whom the request is about" };
  if (fromDay > today) return { field: "fromDay", message: "Day from which it stands must be today or in the past" };
  if (fromDay < request.receivedOn)
    return { field: "fromDay", message: `Day from which it stands must be on or after ${longDay(request.receivedOn)}` };
  return null;
}

/** UK GDPR Article 18(3): before a restriction is lifted the person is told, which the reason says. */
export function refuseMarkEnd(
  mark: { fromDay: string; endedOn: string | null },
  endedOn: string,
  today: string,
): Refusal | null {
  if (mark.endedOn !== null) return { field: "form", message: "It has ended already" };
  if (endedOn > today) return { field: "endedOn", message: "Day it ends must be today or in the past" };
  if (endedOn < mark.fromDay)
    return { field: "endedOn", message: `Day it ends must be on or after ${longDay(mark.fromDay)}` };
  return null;
}
