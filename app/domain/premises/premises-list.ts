import { z } from "zod/mini";
import { fold } from "../search/fold.ts";
import { type Band, bandInWords, BANDS, NOT_GRADED } from "./bands.ts";
import { LICENCE_STATUS_NAMES, LICENCE_STATUSES, type LicenceStatus } from "./register.ts";
import { licenceNumberKey, PREMISES_KIND_NAMES, PREMISES_KINDS, type PremisesKind } from "./register.ts";

export const PREMISES_LIST_NAMES = {
  open: "Not closed",
  missing: "Missing from the register",
  closed: "Closed",
  all: "All",
} as const;
export type PremisesListName = keyof typeof PREMISES_LIST_NAMES;
export const PREMISES_LIST_IDS = Object.keys(PREMISES_LIST_NAMES) as [PremisesListName, ...PremisesListName[]];

/** "none" is those of which it is not recorded, and those not graded: neither is a value of any other kind. */
export const NONE = "none";
export const LISTED_BANDS = [...BANDS, NONE] as const;
export type ListedBand = (typeof LISTED_BANDS)[number];

export function listedBandInWords(band: ListedBand): string {
  return band === NONE ? NOT_GRADED : bandInWords(band);
}

export function bandOfListed(band: ListedBand): Band | null {
  return band === NONE ? null : band;
}

/** What the list is narrowed by. Names and numbers of premises are on a public register; people's stand in no address. */
export type PremisesListAsked = {
  show: PremisesListName;
  find?: string;
  band?: ListedBand;
  status?: LicenceStatus;
  kind?: PremisesKind;
  /** By its code; "none": not recorded. */
  beat?: string;
};

const text = (most: number) =>
  z.catch(z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(most))), undefined);

export const premisesListForm = z.object({
  show: z.catch(z.enum(PREMISES_LIST_IDS), "open"),
  find: text(100),
  band: z.catch(z.optional(z.enum(LISTED_BANDS)), undefined),
  status: z.catch(z.optional(z.enum(LICENCE_STATUSES)), undefined),
  kind: z.catch(z.optional(z.enum(PREMISES_KINDS)), undefined),
  beat: text(20),
});

/** What is looked for: a name has a word that begins with each of the words; a number or a reference begins so. */
export function premisesWanted(find: string) {
  const words = fold(find).split(" ").filter(Boolean);
  return { words, number: licenceNumberKey(find), reference: find.trim().toUpperCase() };
}

/** Where a page ended: the folded name, and the premises. */
export type PremisesKey = { name: string; id: string };

export const premisesKeyFields = z.object({
  from: z.catch(z.string().check(z.maxLength(300)), ""),
  after: z.catch(z.optional(z.uuidv7()), undefined),
});

export function premisesKey({ from, after }: z.output<typeof premisesKeyFields>): PremisesKey | undefined {
  return after === undefined ? undefined : { name: from, id: after };
}

export function premisesListHref({ show, ...narrowing }: PremisesListAsked, after?: PremisesKey): string {
  const given = Object.entries(narrowing).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams({
    ...(show === "open" ? {} : { show }),
    ...Object.fromEntries(given),
    ...(after ? { from: after.name, after: after.id } : {}),
  }).toString();
  return query === "" ? "/premises" : `/premises?${query}`;
}

/** How the list is narrowed, in words; what was looked for is not repeated. */
export function premisesListWords(asked: PremisesListAsked): string[] {
  return [
    PREMISES_LIST_NAMES[asked.show].toLowerCase(),
    ...(asked.find === undefined ? [] : ["found by a search"]),
    ...(asked.band === undefined ? [] : [listedBandInWords(asked.band)]),
    ...(asked.status === undefined ? [] : [LICENCE_STATUS_NAMES[asked.status].toLowerCase()]),
    ...(asked.kind === undefined ? [] : [PREMISES_KIND_NAMES[asked.kind].toLowerCase()]),
    ...(asked.beat === undefined ? [] : [asked.beat === NONE ? "beat not recorded" : `beat ${asked.beat}`]),
  ];
}
