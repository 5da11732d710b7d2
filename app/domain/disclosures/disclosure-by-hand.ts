import { z } from "zod/mini";
import { wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { WAYS_BY_HAND } from "./entry.ts";
import { type Gateway, GATEWAYS } from "./gateway.ts";

/** What somebody told another, outside Joint Action: all six that a record of a disclosure says (DOMAIN 7.4). */
export const disclosureByHandForm = z.object({
  record: wordsField("Enter the reference of the record that it is about", "Reference", 60),
  what: wordsField("Enter what was told", "What was told", 2000),
  destination: z.enum(["partnership", "disclosed"], "Select to whom it went"),
  recipients: wordsField("Enter who was told", "Who was told", 300),
  disclosedOn: dayField("Day it was told"),
  way: z.enum(WAYS_BY_HAND, "Select how it was told"),
  gateway: z.enum(GATEWAYS, "Select what allows it"),
  isPersonal: z.enum(["yes", "no"], "Select whether it was about anybody"),
  isOfHealth: z.enum(["yes", "no"], "Select whether any of it came from health or social care"),
  necessity: wordsField("Enter why it was necessary", "Why it was necessary", 1000),
  proportionality: wordsField("Enter why it was no more than was needed", "Why it was no more than was needed", 1000),
  approvedBy: wordsField("Enter who approved it", "Who approved it", 200),
});
export type DisclosureByHand = z.output<typeof disclosureByHandForm>;

type Refusal = { field: "disclosedOn" | "gateway" | "record"; message: string };
type Told = { disclosedOn: string; gateway: Gateway; isPersonal: "yes" | "no"; isOfHealth: "yes" | "no" };

/**
 * CDA 1998 s17A: depersonalised information and no other. PCSC Act 2022 s16(4): neither patient information nor personal
 * information that a health or social care authority disclosed.
 */
export function refuseByHand({ disclosedOn, gateway, isPersonal, isOfHealth }: Told, today: string): Refusal | null {
  if (disclosedOn > today) return { field: "disclosedOn", message: "Day it was told must be today or in the past" };
  if (gateway === "cda-s17a" && isPersonal === "yes")
    return { field: "gateway", message: "Section 17A allows depersonalised information only. Select another" };
  if (gateway === "pcsca-s16" && isOfHealth === "yes")
    return {
      field: "gateway",
      message:
        "Section 16 does not allow patient information, or personal information from health or social care. Select another",
    };
  return null;
}

export const NO_SUCH_RECORD: Refusal = {
  field: "record",
  message: "No record that you may open has that reference",
};
