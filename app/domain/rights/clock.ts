import type { BankHolidays } from "../dates/bank-holidays.ts";
import { plusMonths } from "../dates/periods.ts";
import { plusWorkingDays } from "../dates/working-days.ts";

/** What the clock of a request reads: days as ISO text, null for what has not happened. */
export type ClockFacts = {
  receivedOn: string;
  identityAskedOn: string | null;
  identityProvedOn: string | null;
  clarificationAskedOn: string | null;
  clarifiedOn: string | null;
  extendedOn: string | null;
  extensionToldOn: string | null;
};

/** UK GDPR Article 12(3), DPA 2018 s54(2): one month. */
const MONTHS = 1;
/** Article 12(3), s54(3A): by two further months, where requests are complex or many. */
const FURTHER_MONTHS = 2;

export type Clock =
  | { state: "waiting"; for: "identity" | "clarification"; since: string }
  | {
      state: "running";
      /** From which the month is counted. */
      startsOn: string;
      startsBy: "received" | "identity" | "clarification";
      /** The last day of the first month, within which an extension is told. */
      firstDueOn: string;
      dueOn: string;
      /** False where a bank holiday of that year may be missing: then the day is that of the calendar. */
      isCalendarKnown: boolean;
      extension: null | { toldOn: string | null; isToldLate: boolean };
    };

/**
 * When a request is due (UK GDPR Articles 12(3), 12A and 15, DPA 2018 ss45 and 54, DOMAIN 7.5): a month from the day of receipt, or from
 * the day on which identity was proved or an answer came, if asked for; the corresponding day of the next month, the last
 * of a month that has none; from a weekend or bank holiday on to the next working day. Nothing is due while it is waited
 * for. `today` says whether an extension that nobody has told of is late.
 */
export function clockOf(facts: ClockFacts, holidays: BankHolidays, today: string): Clock {
  const { receivedOn, identityAskedOn, identityProvedOn, clarificationAskedOn, clarifiedOn } = facts;
  if (identityAskedOn !== null && identityProvedOn === null)
    return { state: "waiting", for: "identity", since: identityAskedOn };
  if (clarificationAskedOn !== null && clarifiedOn === null)
    return { state: "waiting", for: "clarification", since: clarificationAskedOn };
  const starts = [
    { day: receivedOn, by: "received" as const },
    ...(identityAskedOn !== null && identityProvedOn ? [{ day: identityProvedOn, by: "identity" as const }] : []),
    ...(clarifiedOn ? [{ day: clarifiedOn, by: "clarification" as const }] : []),
  ];
  const start = starts.reduce((last, one) => (one.day >= last.day ? one : last));
  const first = onWorkingDay(plusMonths(start.day, MONTHS), holidays);
  const isExtended = facts.extendedOn !== null;
  const due = isExtended ? onWorkingDay(plusMonths(start.day, MONTHS + FURTHER_MONTHS), holidays) : first;
  const { extensionToldOn: toldOn } = facts;
  return {
    ...{ state: "running", startsOn: start.day, startsBy: start.by, firstDueOn: first.day, dueOn: due.day },
    isCalendarKnown: first.isKnown && due.isKnown,
    extension: isExtended ? { toldOn, isToldLate: (toldOn ?? today) > first.day } : null,
  };
}

function onWorkingDay(day: string, holidays: BankHolidays) {
  const working = plusWorkingDays(day, 0, holidays);
  return working.kind === "known" ? { day: working.value, isKnown: true } : { day, isKnown: false };
}

/** Local policy: how early a request that falls due is told of. */
export const SOON_DAYS = 7;
