import { z } from "zod/mini";
import { parseQuarter, type Quarter, quarterId } from "../quarter.ts";
import { measureNamed } from "./all.ts";
import type { Filter } from "./cells.ts";
import { DIMENSIONS, type DimensionId } from "./dimensions.ts";
import { type Measure, type Theme, THEME_IDS } from "./measure.ts";
import { type Span, SPANS, spansOf } from "./spans.ts";

// What stands in the addresses of the figures: nothing about a person.

/** Of no group. */
const NO_GROUP = "none";

export type OutcomesAsked = { theme: Theme; quarter: Quarter | null; group: string | null };

const outcomes = z.object({
  theme: z._default(z.enum(THEME_IDS), "referrals"),
  quarter: z.optional(z.string()),
  group: z.optional(z.union([z.uuidv7(), z.literal("")])),
});

/** Null for an address that leads nowhere. A quarter that is not named is left to the page. */
export function parseOutcomesAddress(search: URLSearchParams): OutcomesAsked | null {
  const parsed = outcomes.safeParse(Object.fromEntries(search));
  if (!parsed.success) return null;
  const { theme, quarter, group } = parsed.data;
  const named = quarter === undefined ? null : parseQuarter(quarter);
  if (quarter !== undefined && !named) return null;
  return { theme, quarter: named, group: group ? group : null };
}

export function outcomesHref({ theme, quarter, group }: { theme: Theme; quarter: Quarter; group: string | null }) {
  const search = new URLSearchParams({ theme, quarter: quarterId(quarter), ...(group ? { group } : {}) });
  return `/performance/outcomes?${search.toString()}`;
}

/** A number: of a measure, in a span of a quarter, of rows as the filter has them. */
export type NumberAsked = { measure: Measure; quarter: Quarter; span: Span; filter: Filter };
/** The row after which a page of the list begins. */
export type After = { day: string; rowId: string };

const number = z.object({
  measure: z.string().check(z.maxLength(60)),
  quarter: z.string(),
  span: z.enum(SPANS),
  group: z.optional(z.union([z.uuidv7(), z.literal(NO_GROUP)])),
  by: z.optional(z.enum(Object.keys(DIMENSIONS) as [DimensionId, ...DimensionId[]])),
  is: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
  after: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[\w.~:-]{1,120}$/))),
});

/** Null for an address that leads to no number. */
export function parseNumberAddress(search: URLSearchParams): (NumberAsked & { after: After | null }) | null {
  const parsed = number.safeParse(Object.fromEntries(search));
  if (!parsed.success) return null;
  const { span, group, by, is, after } = parsed.data;
  const [measure, quarter] = [measureNamed(parsed.data.measure), parseQuarter(parsed.data.quarter)];
  if (!measure || !quarter || !spansOf(measure).includes(span)) return null;
  if ((by === undefined) !== (is === undefined) || (by && !measure.by.includes(by))) return null;
  if (group !== undefined && !measure.isOfGroups) return null;
  const filter: Filter = {
    ...(group === undefined ? {} : { group: group === NO_GROUP ? null : group }),
    ...(by === undefined || is === undefined ? {} : { by, is }),
  };
  const [day = "", rowId = ""] = after === undefined ? [] : [after.slice(0, 10), after.slice(11)];
  return { measure, quarter, span, filter, after: after === undefined ? null : { day, rowId } };
}

type Named = Omit<NumberAsked, "measure"> & { measure: string };

export function numberHref(asked: Named, after?: After) {
  const search = searchOf(asked);
  if (after) search.set("after", `${after.day}~${after.rowId}`);
  return `/performance/rows?${search.toString()}`;
}

/** A new action of a group that begins with what the number says. */
export function actionAboutHref(groupId: string, asked: Named) {
  return `/actions/groups/${groupId}/new?${searchOf(asked).toString()}`;
}

function searchOf({ measure, quarter, span, filter: { group, by, is } }: Named) {
  const search = new URLSearchParams({ measure, quarter: quarterId(quarter), span });
  if (group !== undefined) search.set("group", group ?? NO_GROUP);
  if (by !== undefined && is !== undefined) {
    search.set("by", by);
    search.set("is", is);
  }
  return search;
}
