import { z } from "zod/mini";
import { versionField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import {
  ADDRESS_KIND_NAMES,
  ALIAS_KIND_NAMES,
  CHANNEL_NAMES,
  CONTACT_KIND_NAMES,
  LEAVE_MESSAGE_NAMES,
  type PartKind,
} from "./person-parts.ts";
import { RELATIONSHIP_CHOICES } from "./relationships.ts";

const words = (what: string, most: number) =>
  z
    .string(`Enter the ${what}`)
    .check(
      z.trim(),
      z.minLength(1, `Enter the ${what}`),
      z.maxLength(most, `Use ${most} characters or less for the ${what}`),
    );
const optionalWords = (what: string, most: number) =>
  z.pipe(
    z
      .optional(z.string(`Enter the ${what}`))
      .check(z.refine((text) => (text ?? "").trim().length <= most, `Use ${most} characters or less for the ${what}`)),
    z.transform((text) => text?.trim() || null),
  );
const oneOf = <T extends string>(names: Record<T, string>, message: string) =>
  z.enum(Object.keys(names) as [T, ...T[]], message);
/** A box that is ticked, or not sent at all. */
const ticked = z.pipe(
  z.optional(z.string()),
  z.transform((value) => value === "yes"),
);

/** `person`, `case:<id>`, `referral:<id>` or `report:<id>`: through which record it is known, and who will see it. */
const source = z
  .string("Select how this is known")
  .check(z.regex(/^(person|(case|referral|report):[0-9a-f-]{36})$/, "Select how this is known"));
const common = { source };

/** One form for each kind of part. Rules that need today stand in refuse-part.ts. */
export const PART_FORMS = {
  alias: z
    .object({
      ...common,
      aliasKind: oneOf(ALIAS_KIND_NAMES, "Select what kind of name it is"),
      givenNames: z
        .string("Enter the given names")
        .check(z.trim(), z.maxLength(100, "Use 100 characters or less for the given names")),
      familyName: z
        .string("Enter the family name")
        .check(z.trim(), z.maxLength(100, "Use 100 characters or less for the family name")),
    })
    .check(
      z.refine(({ givenNames, familyName }) => /\p{L}/u.test(givenNames + familyName), {
        error: "Enter given names, a family name, or both",
        path: ["givenNames"],
      }),
    ),
  contact: z
    .object({
      ...common,
      contactKind: oneOf(CONTACT_KIND_NAMES, "Select phone, e-mail or other"),
      value: words("number or address", 200),
      words: optionalWords("note", 200),
      neverUse: ticked,
      neverReason: optionalWords("reason", 500),
    })
    .check(
      z.refine(({ neverUse, neverReason }) => !neverUse || neverReason !== null, {
        error: "Enter why it must never be used",
        path: ["neverReason"],
      }),
      z.refine(({ contactKind, value }) => contactKind !== "email" || /^\S+@\S+\.\S+$/.test(value), {
        error: "Enter an e-mail address, like name@example.org",
        path: ["value"],
      }),
      z.refine(({ contactKind, value }) => contactKind !== "phone" || /^\+?[\d\s()-]{6,}$/.test(value), {
        error: "Enter a phone number, like 07700 900123",
        path: ["value"],
      }),
    ),
  "safe-contact": z.object({
    ...common,
    channel: oneOf(CHANNEL_NAMES, "Select how the person wants to be contacted"),
    times: optionalWords("times", 200),
    leaveMessage: oneOf(LEAVE_MESSAGE_NAMES, "Select whether a message may be left"),
    words: optionalWords("instructions", 1000),
    language: optionalWords("language", 100),
    interpreter: ticked,
    needs: optionalWords("help needed", 1000),
  }),
  address: z
    .object({
      ...common,
      addressKind: oneOf(ADDRESS_KIND_NAMES, "Select what kind of address it is"),
      lines: words("address", 300),
      postcode: optionalWords("postcode", 10),
      fromDay: optionalDayField("From"),
      untilDay: optionalDayField("Until"),
      neverWrite: ticked,
      neverReason: optionalWords("reason", 500),
    })
    .check(
      z.refine(({ neverWrite, neverReason }) => !neverWrite || neverReason !== null, {
        error: "Enter why nobody must write there",
        path: ["neverReason"],
      }),
      z.refine(({ fromDay, untilDay }) => fromDay === null || untilDay === null || untilDay >= fromDay, {
        error: "Until must be the same as or after from",
        path: ["untilDay"],
      }),
    ),
  marker: z
    .object({
      ...common,
      markerKindId: z.string("Select a warning").check(z.minLength(1, "Select a warning")),
      reason: words("reason", 1000),
      reviewOn: dayField("Review date"),
      told: z.enum(["yes", "no"], "Select whether the person has been told"),
      toldOn: optionalDayField("Day on which the person was told"),
      notToldReason: optionalWords("reason", 500),
    })
    .check(
      z.refine(({ told, toldOn }) => told !== "yes" || toldOn !== null, {
        error: "Enter the day on which the person was told",
        path: ["toldOn"],
      }),
      z.refine(({ told, notToldReason }) => told !== "no" || notToldReason !== null, {
        error: "Enter why the person has not been told",
        path: ["notToldReason"],
      }),
    ),
  relationship: z
    .object({
      ...common,
      otherReference: words("reference of the other person", 20),
      as: z.enum(
        RELATIONSHIP_CHOICES.map((choice) => choice.value),
        "Select how they stand to each other",
      ),
      words: optionalWords("relationship", 100),
      fromDay: optionalDayField("From"),
      untilDay: optionalDayField("Until"),
    })
    .check(
      z.refine(({ as, words }) => as !== "other" || words !== null, {
        error: "Enter how they stand to each other",
        path: ["words"],
      }),
      z.refine(({ fromDay, untilDay }) => fromDay === null || untilDay === null || untilDay >= fromDay, {
        error: "Until must be the same as or after from",
        path: ["untilDay"],
      }),
    ),
} as const satisfies Record<PartKind, z.ZodMiniType>;

export type PartData<K extends PartKind> = z.output<(typeof PART_FORMS)[K]>;
export type AnyPartData = { [K in PartKind]: { kind: K; data: PartData<K> } }[PartKind];

const change = z.object({ version: versionField, changeReason: optionalWords("reason for the change", 500) });

/** A change carries the version that was seen, and why. */
export const CHANGE_FORMS = {
  alias: z.intersection(PART_FORMS.alias, change),
  contact: z.intersection(PART_FORMS.contact, change),
  "safe-contact": z.intersection(PART_FORMS["safe-contact"], change),
  address: z.intersection(PART_FORMS.address, change),
  marker: z.intersection(PART_FORMS.marker, change),
  relationship: z.intersection(PART_FORMS.relationship, change),
} as const satisfies Record<PartKind, z.ZodMiniType>;
export type PartChange = AnyPartData & { data: z.output<typeof change> };

export const endPartForm = z.object({ version: versionField, endReason: words("reason", 500) });
