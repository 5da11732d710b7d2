import { longDay } from "../dates/iso-day.ts";
import { type Closed, isChildOn, keptUntil, retentionReview, type ReviewRule } from "./closing-review.ts";
import { type Held, type Retained, retained, type RetentionSettings, type SettingsOn } from "./retained.ts";

export type CaseToRetain = Omit<Closed, "closedOn" | "holds"> & {
  /** Of the closing that stands; null while it is open. */
  closedOn: string | null;
  /** What was said at its closing of an order with a known end. */
  orderSaidUntil: string | null;
  orders: readonly OrderOfCase[];
};
export type OrderOfCase = { reference: string; isInForce: boolean; endedOn: string | null };

const NO_HOLDS = { appeal: false, litigation: false, inquiry: false };

/**
 * A case today (DOMAIN 7.6), by the settings of its closing day: what retentionReview says, with what has happened since.
 * An order in force now holds it; one that ended after its closing moves it to so many years from its end. What holds it
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
  const orderUntil = lastEnd(record, closedOn);
  const closed: Closed = {
    ...{ closedOn, subject: record.subject, groupOfChildren: record.groupOfChildren },
    notSubstantiatedOn: record.notSubstantiatedOn,
    holds: { ...NO_HOLDS, orderInForce: orderUntil !== null, orderUntil },
  };
  const years = settingsOn(closedOn);
  const { reviewOn, rule } = retentionReview(closed, years);
  return retained(
    {
      ...{ rule, reviewOn, keptUntil: keptUntil(closed, years).reviewOn, isChild: isChildOn(closed) },
      working: workingOf(rule, { closed, orderUntil, reviewOn, years }),
      proposed: rule === "unsubstantiated" ? "erase" : "anonymise",
    },
    held,
  );
}

/** The last day of an order that outlasted the closing; null when none did. */
function lastEnd({ orders, orderSaidUntil }: CaseToRetain, closedOn: string): string | null {
  const ends = [orderSaidUntil, ...orders.map(({ endedOn }) => endedOn)];
  return ends.filter((end) => end !== null && end >= closedOn).sort().at(-1) ?? null; // prettier-ignore
}

type Worked = { closed: Closed; orderUntil: string | null; reviewOn: string | null; years: RetentionSettings };

function workingOf(rule: ReviewRule, { closed, orderUntil, reviewOn, years }: Worked): string {
  const on = `Closed on ${longDay(closed.closedOn)}`;
  switch (rule) {
    case "adult":
      return `${on}, and ${inYears(years["retention.case-years"])}`;
    case "child": {
      const birthDate = closed.subject?.birthDate ?? null;
      const least = `${inYears(years["retention.child-case-years"])}, or to the age of ${years["retention.child-case-until-age"]}, whichever is first`;
      return keptUntil(closed, years).reviewOn === reviewOn || birthDate === null
        ? `${on}, a child then: ${least}`
        : `${on}, a child then: 18 on ${longDay(reviewOn ?? closed.closedOn)}, and otherwise ${least}`;
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
