import { isDay } from "../dates/iso-day.ts";
import { type PeriodOfFigures, refuseFigurePeriod, reportingYearOf } from "./statutory-figures.ts";

/**
 * The period that an address asks for, as ISO days or in the three fields of each; the reporting year that is running where it asks for
 * none, or for one that cannot be. `values` is what stands in the fields.
 */
export function askedPeriod(search: URLSearchParams, today: string, kind: "april" | "january") {
  const dayOf = (name: string) => {
    const [day, month, year] = ["day", "month", "year"].map((part) => search.get(`${name}-${part}`)?.trim() ?? "");
    if (!day && !month && !year) return search.get(name) ?? "";
    return `${year?.padStart(4, "0")}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  };
  const asked: PeriodOfFigures = { from: dayOf("from"), to: dayOf("to") };
  const running = reportingYearOf(today, kind);
  if (asked.from === "" && asked.to === "") return { period: running, refusal: null, values: running };
  const refusal = refuseFigurePeriod(asked);
  const values = { from: isDay(asked.from) ? asked.from : "", to: isDay(asked.to) ? asked.to : "" };
  return refusal ? { period: running, refusal, values } : { period: asked, refusal: null, values: asked };
}
