import type { CorrectedIncident } from "../incidents/correct-incident.form.ts";
import { happeningOf, type Refusal } from "../incidents/when-it-happened.ts";
import { refuseAfterClosing } from "./closing-day.ts";

/**
 * What cannot be of a correction because of the premises that the incident concerns: a later day, after one of them closed,
 * which is named; and that licensing is left without its summary.
 */
export function refuseForPremises(
  form: Pick<CorrectedIncident, "happenedOn" | "happenedAt" | "untilOn" | "untilAt" | "licensingSummary">,
  latestDayBefore: string,
  premises: readonly { name: string; closedOn: string | null }[],
): Refusal[] {
  const faults: Refusal[] = [];
  const { latestDay } = happeningOf(form);
  const closed = premises.map((one) => refuseAfterClosing(one, latestDay)).filter((message) => message !== null);
  if (latestDay !== latestDayBefore && closed.length > 0)
    faults.push({ field: form.untilOn === null ? "happenedOn" : "untilOn", message: closed.join(". ") });
  if (premises.length > 0 && form.licensingSummary === null)
    faults.push({
      field: "licensingSummary",
      message: "Licensed premises are involved: write a summary for licensing, or take them off first",
    });
  return faults;
}
