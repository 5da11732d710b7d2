import { z } from "zod/mini";
import { MEASURE_IDS, type MeasureFilter, type MeasureId, measureOf, NO_GROUP, RISK_COLUMNS } from "./measures.ts";
import { parseQuarter, type Quarter, quarterId } from "./quarter.ts";

export type FigureSpan = "quarter" | "year" | "last-day";

/** What stands in the address of the rows behind a number: nothing about a person. */
const address = z.object({
  measure: z.enum(MEASURE_IDS),
  quarter: z.string(),
  period: z.optional(z.enum(["quarter", "year"])),
  group: z.optional(z.union([z.uuidv7(), z.literal(NO_GROUP)])),
  risk: z.optional(z.enum(RISK_COLUMNS)),
  after: z.optional(z.string().check(z.maxLength(30))),
});

export type FigureAsked = { measure: MeasureId; quarter: Quarter; span: FigureSpan; filter: MeasureFilter };

/** Null for an address that leads to no number: no quarter, a level of what has none, two periods of one day. */
export function parseFigureAddress(search: URLSearchParams): (FigureAsked & { after: string }) | null {
  const parsed = address.safeParse(Object.fromEntries(search));
  if (!parsed.success) return null;
  const { measure: id, period, group, risk, after = "" } = parsed.data;
  const quarter = parseQuarter(parsed.data.quarter);
  const measure = measureOf(id);
  if (!quarter || (risk && !measure.byRisk) || (period && measure.span === "last-day")) return null;
  return {
    measure: id,
    quarter,
    span: measure.span === "last-day" ? "last-day" : (period ?? "quarter"),
    filter: { group, risk },
    after,
  };
}

export function figureAddress({ measure, quarter, span, filter: { group, risk } }: FigureAsked, after?: string) {
  const search = new URLSearchParams({ measure, quarter: quarterId(quarter) });
  if (span !== "last-day") search.set("period", span);
  if (group) search.set("group", group);
  if (risk) search.set("risk", risk);
  if (after) search.set("after", after);
  return `/performance/rows?${search.toString()}`;
}
