import { longDay } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";
import { ADULT_AGE, birthdayOf } from "../people/person.ts";
import { type Closed, isChildOn, keptUntil, type ReviewRule } from "./closing-review.ts";
import { type Held, type Retained, retained, type RetentionSettings, type SettingsOn } from "./retained.ts";

export type CaseToRetain = Omit<Closed, "closedOn" | "holds"> & {
  /** Of the closing that stands; null while it is open. */
  closedOn: string | null;
  /** What was said at its closing of an order with a known end. */
  orderSaidUntil: string | null;
  orders: readonly OrderOfCase[];
};
export type OrderOfCase = { reference: string; isInForce: boolean; endedOn: string | null };

const NO_HOLDS = { orderInForce: false, orderUntil: null, appeal: false, litigation: false, inquiry: false };

/**
 * A case today (DOMAIN 7.6), by the settings of its closing day: what was said then, with what has happened since.
 * An order in force now holds it; one that ended keeps it for so many years from its end. What holds it
 * otherwise (a hold that was placed, an appeal, an open case of the same person) is given as `heldBy`.
 */
export function retainCase(record: CaseToRetain, heldBy: readonly Held[], settingsOn: SettingsOn): Retained {
  const { closedOn } = record;
  const inForce = record.orders.filter(({ isInForce }) => isInForce);
  const held = [
    ...heldBy,
    ...inForce.map(({ reference }) => ({ ground: "order" as const, words: `${reference} is in force` })),
  ];
  if (closedOn === null)
    return retained({ rule: "open", reviewOn: null, working: "The case is open", proposed: "anonymise" }, held);
  const orderUntil = lastEnd(record);
  const { subject, groupOfChildren, notSubstantiatedOn } = record;
  const closed: Closed = { closedOn, subject, groupOfChildren, notSubstantiatedOn, holds: NO_HOLDS };
  const years = settingsOn(closedOn);
  const own = keptUntil(closed, years);
  const afterOrder = orderUntil && plusMonths(orderUntil, 12 * years["retention.order-years"]);
  const kept = afterOrder && afterOrder > (own.reviewOn ?? "") ? { reviewOn: afterOrder, rule: "order" as const } : own;
  const isChild = isChildOn(closed);
  const at18 = isChild && subject?.birthDate ? birthdayOf(subject.birthDate, ADULT_AGE) : null;
  const isReviewedAt18 = at18 !== null && at18 < (kept.reviewOn ?? "");
  const { reviewOn, rule } = isReviewedAt18 ? { reviewOn: at18, rule: "child" as const } : kept;
  return retained(
    {
      ...{ rule, reviewOn, keptUntil: kept.reviewOn, isChild },
      working: workingOf(rule, { closed, orderUntil, at18: isReviewedAt18 ? at18 : null, years }),
      proposed: rule === "unsubstantiated" ? "erase" : "anonymise",
    },
    held,
  );
}

/** The last day of the last order; null when there was none. */
function lastEnd({ orders, orderSaidUntil }: CaseToRetain): string | null {
  const ends = [orderSaidUntil, ...orders.map(({ endedOn }) => endedOn)];
  return ends.filter((end) => end !== null).sort().at(-1) ?? null; // prettier-ignore
}

type Worked = { closed: Closed; orderUntil: string | null; at18: string | null; years: RetentionSettings };

function workingOf(rule: ReviewRule, { closed, orderUntil, at18, years }: Worked): string {
  const on = `Closed on ${longDay(closed.closedOn)}`;
  switch (rule) {
    case "adult":
      return `${on}, and ${inYears(years["retention.case-years"])}`;
    case "child": {
      const least = `${inYears(years["retention.child-case-years"])}, or to the age of ${years["retention.child-case-until-age"]}, whichever is first`;
      return at18 === null
        ? `${on}, a child then: ${least}`
        : `${on}, a child then: 18 on ${longDay(at18)}, and otherwise ${least}`;
    }
    case "order":
      return orderUntil === null
        ? on
        : `${on}; an order to ${longDay(orderUntil)}, and ${inYears(years["retention.order-years"])}`;
    case "unsubstantiated":
      return closed.notSubstantiatedOn === null
        ? on
        : `Found not substantiated on ${longDay(closed.notSubstantiatedOn)}, and ${inYears(years["retention.unsubstantiated-years"])}`;
    case "held":
      return on;
  }
}

function inYears(count: number) {
  return count === 1 ? "1 year" : `${count} years`;
}
