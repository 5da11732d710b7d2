import { z } from "zod/mini";
import { isDay, longDay, plusDays } from "../dates/iso-day.ts";
import {
  INTERVENTION_KIND_KEYS,
  INTERVENTION_KINDS,
  type InterventionKind,
  type Tier,
  TIER_NAMES,
  TIERS,
} from "./kinds.ts";

export const INTERVENTION_LIST_NAMES = {
  "in-force": "In force today",
  planned: "Planned or to begin",
  ended: "Ended",
  all: "All",
} as const;
export type InterventionListName = keyof typeof INTERVENTION_LIST_NAMES;
export const INTERVENTION_LISTS = Object.keys(INTERVENTION_LIST_NAMES) as InterventionListName[];

/** Beats by code; "none" is those of which it is not recorded. */
export const NO_BEAT = "none";
/** Within so many days: as texts, since they stand in an address. */
export const EXPIRING = ["7", "28", "91", "182"] as const;
export type Expiring = (typeof EXPIRING)[number];
export const EXPIRING_NAMES: Record<Expiring, string> = {
  "7": "Within a week",
  "28": "Within 4 weeks",
  "91": "Within 3 months",
  "182": "Within 6 months",
};

/** What a list is narrowed by. Nothing but ids, codes, days and words of ours: an address says nothing about a person. */
export type InterventionNarrowing = {
  kind?: InterventionKind;
  /** One of the partnership's own kinds. */
  own?: string;
  tier?: Tier;
  beat?: string;
  agency?: string;
  /** Of a referral: the service. */
  service?: string;
  /** Whether a respondent was under 18 on the day of issue. */
  youth?: "yes" | "no";
  breached?: "yes" | "no";
  expiring?: Expiring;
  /** Of one person, whose records that are merged count as one; or at one place. */
  person?: string;
  location?: string;
  /** Without what is planned, and what was not made. */
  made?: "yes";
  /** The day of issue lies within these, both included. */
  from?: string;
  until?: string;
  /** The day on which it ends lies within these, both included. */
  endsFrom?: string;
  endsUntil?: string;
};
export type InterventionListAsked = { show: InterventionListName } & InterventionNarrowing;

const code = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(20))), undefined);
const id = z.catch(z.optional(z.uuidv7()), undefined);
const day = z.catch(z.optional(z.string().check(z.refine(isDay))), undefined);
const yesNo = z.catch(z.optional(z.enum(["yes", "no"])), undefined);

export const interventionListForm = z.object({
  show: z.catch(z.enum(INTERVENTION_LISTS), "in-force"),
  kind: z.catch(z.optional(z.enum(INTERVENTION_KIND_KEYS)), undefined),
  tier: z.catch(z.optional(z.enum(TIERS)), undefined),
  ...{
    beat: code,
    own: id,
    agency: id,
    service: id,
    person: id,
    location: id,
    youth: yesNo,
    breached: yesNo,
    from: day,
    until: day,
    endsFrom: day,
    endsUntil: day,
  },
  expiring: z.catch(z.optional(z.enum(EXPIRING)), undefined),
  made: z.catch(z.optional(z.literal("yes")), undefined),
});

/** Where a page ended: the day of issue, and the intervention. */
export type InterventionKey = { day: string; id: string };

export const interventionKeyField = z.catch(
  z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))),
  undefined,
);

export function interventionKey(text: string | undefined): InterventionKey | undefined {
  const [day, id] = text?.split("~") ?? [];
  return day !== undefined && id !== undefined ? { day, id } : undefined;
}

export function keyOfIntervention(row: { id: string; issuedOn: string }): InterventionKey {
  return { day: row.issuedOn, id: row.id };
}

export function interventionListHref({ show, ...narrowing }: InterventionListAsked, after?: InterventionKey): string {
  const given = Object.entries(narrowing).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams({
    show,
    ...Object.fromEntries(given),
    ...(after ? { after: `${after.day}~${after.id}` } : {}),
  });
  return `/interventions?${query.toString()}`;
}

/** Of days that were typed and are none, or the wrong way round: the list is not narrowed by what is no day. */
export function dayRefusals(typed: { from?: unknown; until?: unknown }): Partial<Record<"from" | "until", string>> {
  const isWrong = (text: unknown) => typeof text === "string" && text !== "" && !isDay(text);
  return {
    ...(isWrong(typed.from) ? { from: "First day must be a real date, like 27 3 2026" } : {}),
    ...(isWrong(typed.until)
      ? { until: "Last day must be a real date, like 27 3 2026" }
      : typeof typed.from === "string" &&
          typeof typed.until === "string" &&
          typed.until !== "" &&
          typed.from > typed.until
        ? { until: "Last day must be the same as or after the first day" }
        : {}),
  };
}

/** The last day of those that expire soon: 7 days are today and the seven that follow. */
export function expiringBy(today: string, within: Expiring): string {
  return plusDays(today, Number(within));
}

/** How a list is narrowed, in words without a name of anybody; `agency` is what the agency is called. */
export function interventionWords(asked: InterventionListAsked, agency: string | null): string[] {
  const { from, until } = asked;
  return [
    INTERVENTION_LIST_NAMES[asked.show].toLowerCase(),
    ...(asked.kind === undefined ? [] : [INTERVENTION_KINDS[asked.kind].name]),
    ...(asked.own === undefined ? [] : ["one kind of our own"]),
    ...(asked.tier === undefined ? [] : [TIER_NAMES[asked.tier].toLowerCase()]),
    ...(asked.beat === undefined ? [] : [asked.beat === NO_BEAT ? "beat not recorded" : `beat ${asked.beat}`]),
    ...(asked.agency === undefined ? [] : [agency ?? "one agency"]),
    ...(asked.service === undefined ? [] : ["one service"]),
    ...(asked.person === undefined ? [] : ["one person"]),
    ...(asked.location === undefined ? [] : ["one place"]),
    ...(asked.made === undefined ? [] : ["made"]),
    ...(asked.youth === undefined
      ? []
      : [asked.youth === "yes" ? "under 18 when issued" : "nobody under 18 when issued"]),
    ...(asked.breached === undefined ? [] : [asked.breached === "yes" ? "breached" : "not breached"]),
    ...(asked.expiring === undefined ? [] : [`ending ${EXPIRING_NAMES[asked.expiring].toLowerCase()}`]),
    ...(from === undefined ? [] : [`issued from ${longDay(from)}`]),
    ...(until === undefined ? [] : [`issued to ${longDay(until)}`]),
    ...(asked.endsFrom === undefined ? [] : [`ending from ${longDay(asked.endsFrom)}`]),
    ...(asked.endsUntil === undefined ? [] : [`ending to ${longDay(asked.endsUntil)}`]),
  ];
}
