import fc from "fast-check";
import { expect, test } from "vitest";
import { retentionReview } from "#app/domain/retention/closing-review.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";

const YEARS = {
  "retention.case-years": 6,
  "retention.child-case-years": 3,
  "retention.child-case-until-age": 21,
  "retention.order-years": 6,
  "retention.unsubstantiated-years": 2,
};
const none = { orderInForce: false, orderUntil: null, appeal: false, litigation: false, inquiry: false };
const adult = { birthDate: "1990-05-01", birthDateBasis: "exact" } as const;
const born = (birthDate: string | null) => ({
  birthDate,
  birthDateBasis: birthDate ? ("exact" as const) : ("unknown" as const),
});
const closed = {
  closedOn: "2026-03-10",
  subject: adult,
  groupOfChildren: false,
  holds: none,
  notSubstantiatedOn: null,
};

test.each([
  ["an adult", {}, "2032-03-10", "adult"],
  ["a place", { subject: null }, "2032-03-10", "adult"],
  ["an adult on 29 February", { closedOn: "2028-02-29" }, "2034-02-28", "adult"],
  ["a child of 12: three years", { subject: born("2014-01-01") }, "2029-03-10", "child"],
  ["a child of 16: reviewed at 18", { subject: born("2009-06-01") }, "2027-06-01", "child"],
  ["on the day before the 18th birthday", { subject: born("2008-03-11") }, "2026-03-11", "child"],
  ["on the 18th birthday", { subject: born("2008-03-10") }, "2032-03-10", "adult"],
  ["of unknown age in a group for children", { subject: born(null), groupOfChildren: true }, "2029-03-10", "child"],
  ["of unknown age in another group", { subject: born(null) }, "2032-03-10", "adult"],
  ["an appeal", { holds: { ...none, appeal: true } }, null, "held"],
  ["litigation", { holds: { ...none, litigation: true } }, null, "held"],
  ["an inquiry", { holds: { ...none, inquiry: true } }, null, "held"],
  ["an order without a known end", { holds: { ...none, orderInForce: true } }, null, "held"],
  ["an order until 2028", { holds: { ...none, orderInForce: true, orderUntil: "2028-03-09" } }, "2034-03-09", "order"],
  [
    "an order against a child, who is reviewed at 18 all the same",
    { subject: born("2009-06-01"), holds: { ...none, orderInForce: true, orderUntil: "2028-03-09" } },
    "2027-06-01",
    "child",
  ],
  ["an allegation that was not substantiated", { notSubstantiatedOn: "2026-02-01" }, "2028-02-01", "unsubstantiated"],
  [
    "one found so long before: not before the closing",
    { notSubstantiatedOn: "2020-02-01" },
    "2026-03-10",
    "unsubstantiated",
  ],
])("%s", (_name, change, reviewOn, rule) => {
  expect(retentionReview({ ...closed, ...change }, YEARS)).toEqual({ reviewOn, rule });
});

test("the settings of the day count: eight years where the partnership keeps eight", () => {
  expect(retentionReview(closed, { ...YEARS, "retention.case-years": 8 }).reviewOn).toBe("2034-03-10");
});

test("a review is never before the closing, and a child's never later than an adult's", () => {
  const day = fc.integer({ min: 0, max: 12_000 }).map((n) => plusDays("1995-01-01", n));
  fc.assert(
    fc.property(day, day, (birthDate, closedOn) => {
      const subject = born(birthDate <= closedOn ? birthDate : closedOn);
      const { reviewOn } = retentionReview({ ...closed, subject, closedOn }, YEARS);
      const asAdult = retentionReview({ ...closed, subject: null, closedOn }, YEARS).reviewOn;
      expect((reviewOn ?? "") >= closedOn).toBe(true);
      expect((reviewOn ?? "") <= (asAdult ?? "")).toBe(true);
    }),
  );
});
