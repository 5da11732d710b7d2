import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  byFunder,
  type EntryKind,
  figuresOf,
  type FundingEntry,
  funderWarningsOf,
  refuseCorrection,
  refuseEntry,
  refuseTransfer,
  standingEntries,
  sumsByKind,
  totalOf,
  warningsOf,
} from "#app/domain/plan/funding.ts";
import {
  monitoredQuarters,
  nextOpccStates,
  OPCC_STATE_NAMES,
  type OpccState,
  refuseStep,
} from "#app/domain/plan/opcc.ts";
import { penceOf, poundsText, poundsTyped } from "#app/domain/plan/pence.ts";
import { attendedOf, peopleField, trainedBy } from "#app/domain/plan/training.ts";

const pounds = (amount: number) => Math.round(amount * 100);
let made = 0;
const entry = (kind: EntryKind, amount: number, more: Partial<FundingEntry> = {}): FundingEntry => ({
  ...{ id: String(++made), kind, pence: pounds(amount), transferId: null, correctsId: null, ...more },
});
const figures = (entries: readonly FundingEntry[]) => figuresOf(sumsByKind(entries));

describe("a correction makes no money", () => {
  const line = figures([
    ...[entry("allocated", 100), entry("committed", 60), entry("spent", 40), entry("committed", -40)],
    entry("transfer", -50),
  ]);
  test.each([
    ["a transfer out to all that remains", "transfer", -50, -60, null],
    ["a transfer out to a penny more", "transfer", -50, -60.01, "amount"],
    ["the same seen from the line that it reached", "transfer", 50, 60.01, "amount"],
    ["a transfer to less", "transfer", -50, 0, null],
    ["a commitment to what was met of it", "committed", 60, 40, null],
    ["a commitment to a penny less", "committed", 60, 39.99, "amount"],
    ["what was met to all that was committed", "committed", -40, -60, null],
    ["what was met to a penny more", "committed", -40, -60.01, "amount"],
    ["what was spent to more than there is", "spent", 40, 500, null],
  ] as const)("%s", (_, kind, was, to, field) => {
    const corrected = { kind, was: pounds(was), pence: pounds(to), onDay: "2026-07-01" };
    expect(refuseCorrection(corrected, line, "2026-07-01")?.field ?? null).toBe(field);
    expect(refuseCorrection({ ...corrected, pence: pounds(was) }, line, "2026-06-30")?.field).toBe("onDay");
  });
});

describe("an amount as somebody types it", () => {
  test.each([
    ["£1,234.50", 123_450],
    ["1234.50", 123_450],
    [" 1,234 ", 123_400],
    ["£ 5", 500],
    ["0", 0],
    ["999,999,999.99", 99_999_999_999],
    ["12.5", null],
    ["1,23", null],
    ["-5", null],
    ["1.234", null],
    ["", null],
    ["five", null],
    ["1234567890", null],
  ])("%s", (typed, pence) => expect(penceOf(typed)).toBe(pence));

  test("what is shown is read again as the same amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (pence) => {
        expect(penceOf(poundsText(pence))).toBe(pence);
        expect(penceOf(poundsTyped(pence))).toBe(pence);
      }),
    );
    expect(poundsText(-30_000)).toBe("−£300.00");
  });
});

describe("the partnership's tables, from entries", () => {
  /** SRC 001, Appendix A: allocated, spent, and what was printed as remaining. */
  const Q2 = [
    ["Mediation", 5000, 1745, 3255], ["Street Pastors", 3000, 3000, 0], ["SAQ offences, Loughborough Central (N62)", 2000, 0, 2000],
    // Printed as Loughborough Central (N65), which is East: the words are wrong, and the numbers are not (DOMAIN 6.7).
    ["SAQ offences, Loughborough East (N65)", 2000, 0, 2000], ["Prevention Campaign Materials", 14000, 9312, 4688],
    ["Substance Misuse Action Plan", 12000, 0, 12000], ["Mobile CCTV Camera fund", 3000, 1590, 1410],
    ["Domestic Abuse Services", 15000, 7500, 7500], ["Youth ASB Projects", 15000, 0, 15000], ["MTC and Hub", 4500, 4500, 0],
  ] as const; // prettier-ignore
  /** SRC 002: allocated, spent to date, balance. */
  const PLF = [
    ["ASB Campaign Materials", 500, 500, 0], ["Reducing youth re-offending", 5000, 5000, 0], ["Transient student related ASB", 18000, 18000, 0],
    ["Pride awards", 2000, 0, 2000], ["Mediation", 2500, 1925, 575], ["Cyber bullying", 1000, 0, 1000], ["Street Pastors", 4000, 4000, 0],
    ["Alcohol harm reduction campaigns", 750, 59.25, 690.75], ["Breathalyser scheme", 500, 500, 0], ["Sexual harassment", 500, 0, 500],
    ["Campaign materials", 2150, 2150, 0], ["D locks", 1000, 0, 1000], ["Retail radio subsidy", 1000, 0, 1000], ["Loughborough East", 2000, 0, 2000],
    ["Loughborough Central", 2000, 0, 2000], ["Prevention campaign materials", 2000, 2000, 0], ["Advan", 2000, 2000, 0],
    ["Property marking materials", 500, 500, 0], ["Shelthorpe Youth Club", 3000, 0, 3000], ["Student awareness", 2500, 2073.33, 426.67],
    ["Hate crime booklet", 1000, 0, 1000], ["Anstey Youth Club", 1250, 1250, 0], ["CCTV Cameras", 12800, 12800, 0],
  ] as const; // prettier-ignore

  test.each([
    ["Q2 2022/23", Q2, [75_500, 27_647, 47_853]],
    ["Partnership Locality Fund 2016/17", PLF, [67_950, 52_757.58, 15_192.42]],
  ] as const)("%s: every row and the totals agree", (_, rows, printed) => {
    const lines = rows.map(([, allocated, spent]) =>
      figures([entry("allocated", allocated), ...(spent === 0 ? [] : [entry("spent", spent)])]),
    );
    expect(lines.map(({ remaining }) => remaining)).toEqual(rows.map(([, , , remaining]) => pounds(remaining)));
    const total = totalOf(lines);
    expect([total.allocated, total.spent, total.remaining]).toEqual(printed.map(pounds));
  });

  test("what waits for invoices is committed and not spent: all that remains of the locality fund", () => {
    const lines = PLF.map(([, allocated, spent, remaining]) =>
      figures([entry("allocated", allocated), entry("spent", spent), entry("committed", remaining)]),
    );
    const total = totalOf(lines);
    expect([total.spent, total.committed, total.remaining, total.uncommitted]).toEqual(
      [52_757.58, 15_192.42, 15_192.42, 0].map(pounds),
    );
  });

  /** DOMAIN 6.7 gives its totals alone: 22,344 printed, 22,644 when the rows are added, for a line that went to another. */
  test("the youth fund: a transferred line of £300 counts once, where the printed rows have it twice", () => {
    const moved = { transferId: "t" };
    const others = figures([entry("received", 20_000), entry("carried-forward", 5_000), entry("allocated", 22_044)]);
    const left = figures([entry("allocated", 300), entry("transfer", -300, moved)]);
    const joined = figures([entry("transfer", 300, moved)]);
    const total = totalOf([others, left, joined]);
    expect([total.allocated, total.received, total.unallocated]).toEqual([22_344, 25_000, 2_656].map(pounds));
    const asPrinted = totalOf([others, figures([entry("allocated", 300)]), figures([entry("allocated", 300)])]);
    expect(asPrinted.allocated).toBe(pounds(22_644));
    expect(asPrinted.allocated - total.allocated).toBe(pounds(300));
  });
});

describe("whatever is entered", () => {
  const kind = fc.constantFrom<EntryKind>("allocated", "committed", "spent", "received", "carried-forward");
  const some = fc.array(fc.record({ kind, pence: fc.integer({ min: 0, max: 10_000_000 }) }), { maxLength: 12 });
  const lines = fc.array(some, { minLength: 2, maxLength: 6 });
  const asEntries = (list: readonly { kind: EntryKind; pence: number }[]) =>
    list.map((one) => entry(one.kind, 0, { pence: one.pence }));

  test("the total is the sum of the lines, and so are the funders'", () => {
    fc.assert(
      fc.property(lines, (all) => {
        const each = all.map((line) => figures(asEntries(line)));
        expect(totalOf(each)).toEqual(figures(asEntries(all.flat())));
        const funders = byFunder(each.map((one, at) => ({ funder: at % 2 === 0 ? "OPCC" : "County", figures: one })));
        expect(totalOf(funders.map((one) => one.figures))).toEqual(totalOf(each));
      }),
    );
  });

  test("a transfer changes no total", () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 10_000_000 }), (all, pence) => {
        const before = all.map(asEntries);
        const [first = [], second = [], ...rest] = before;
        const half = (sign: 1 | -1) => entry("transfer", 0, { pence: sign * pence, transferId: "t" });
        const after = [[...first, half(-1)], [...second, half(1)], ...rest];
        expect(totalOf(after.map(figures))).toEqual(totalOf(before.map(figures)));
      }),
    );
  });

  test("an entry that was corrected counts once, as it was corrected last", () => {
    fc.assert(
      fc.property(some, fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1 }), (list, amounts) => {
        const chain = amounts.map((pence) => entry("spent", 0, { pence }));
        const linked = chain.map((one, at) => ({ ...one, correctsId: chain[at - 1]?.id ?? null }));
        const rest = asEntries(list);
        expect(figures([...linked, ...rest]).spent).toBe(figures(rest).spent + (amounts.at(-1) ?? 0));
        expect(standingEntries(linked)).toHaveLength(1);
      }),
    );
  });
});

test.each([
  ["spent as much as allocated", [entry("allocated", 5), entry("spent", 5)], []],
  ["a penny over", [entry("allocated", 5), entry("spent", 5.01)], ["More has been spent than was allocated"]],
  [
    "promised more than is left",
    [entry("allocated", 5), entry("spent", 3), entry("committed", 2.01)],
    ["More has been spent and committed than was allocated"],
  ],
])("warnings: %s", (_, entries, words) => expect(warningsOf(figures(entries))).toEqual(words));

test("a funder's money is held against what was received, where that is entered", () => {
  expect(funderWarningsOf(figures([entry("allocated", 5)]))).toEqual([]);
  expect(funderWarningsOf(figures([entry("received", 5), entry("allocated", 5)]))).toEqual([]);
  expect(funderWarningsOf(figures([entry("received", 5), entry("allocated", 6)]))).toHaveLength(1);
});

test("what cannot be entered or transferred", () => {
  const today = "2026-11-27";
  const held = figures([entry("allocated", 500), entry("committed", 200)]);
  const spent = { kind: "spent" as const, pence: 100, onDay: today, met: null };
  expect(refuseEntry(spent, held, today)).toBeNull();
  expect(refuseEntry({ ...spent, pence: 0 }, held, today)?.field).toBe("amount");
  expect(refuseEntry({ ...spent, met: 20_000 }, held, today)).toBeNull();
  expect(refuseEntry({ ...spent, met: 20_001 }, held, today)?.field).toBe("met");
  expect(refuseEntry({ ...spent, kind: "received", met: 1 }, held, today)?.field).toBe("met");
  expect(refuseEntry({ ...spent, onDay: "2026-11-28" }, held, today)?.field).toBe("onDay");
  const move = { fromId: "a", toId: "b", pence: 50_000, onDay: today };
  expect(refuseTransfer(move, held, today)).toBeNull();
  expect(refuseTransfer({ ...move, pence: 50_001 }, held, today)?.field).toBe("amount");
  expect(refuseTransfer({ ...move, toId: "a" }, held, today)?.field).toBe("toLineId");
});

describe("the OPCC's steps", () => {
  const step = { state: "monitoring" as const, onDay: "2026-07-02", quarterFrom: "2026-04-01", underspend: null };
  const line = { year: 2026, state: "project" as OpccState | null, lastDay: "2026-06-01" };
  const today = "2026-07-02";

  test("the way that ends in the year's review has eight steps, and no state is out of reach", () => {
    const way: OpccState[] = [];
    for (let next = nextOpccStates(null)[0]; next; next = nextOpccStates(next).find((one) => !way.includes(one)))
      way.push(next);
    expect(way).toEqual([
      "allocation",
      "proposal",
      "scrutiny",
      "granted",
      "released",
      "project",
      "monitoring",
      "reviewed",
    ]);
    expect([...way, "declined"].sort()).toEqual(Object.keys(OPCC_STATE_NAMES).sort());
    expect(nextOpccStates("declined")).toEqual(["proposal"]);
  });

  test.each([
    ["in order", {}, {}, null],
    ["out of order", { state: "reviewed" as const }, {}, "state"],
    ["tomorrow", { onDay: "2026-07-03" }, {}, "onDay"],
    ["before the step before", { onDay: "2026-05-31" }, {}, "onDay"],
    ["on the day of the step before", { onDay: "2026-06-01" }, {}, null],
    ["of no quarter", { quarterFrom: null }, {}, "quarterFrom"],
    ["of a quarter to come", { quarterFrom: "2026-10-01" }, {}, "quarterFrom"],
    [
      "reviewed without saying what is left",
      { state: "reviewed" as const },
      { state: "monitoring" as const },
      "underspend",
    ],
    [
      "reviewed",
      { state: "reviewed" as const, underspend: "carried" as const },
      { state: "monitoring" as const },
      null,
    ],
  ])("a step %s", (_, changes, of, field) => {
    expect(refuseStep({ ...step, ...changes }, { ...line, ...of }, today)?.field ?? null).toBe(field);
  });

  test("quarters are monitored once they have begun", () => {
    const begun = (day: string) => monitoredQuarters(2026, day).map(({ number }) => number);
    expect([begun("2026-03-31"), begun("2026-04-01"), begun("2026-06-30"), begun("2027-01-01")]).toEqual([
      ...[[], [1], [1], [1, 2, 3, 4]],
    ]);
  });
});

describe("training", () => {
  const agencies = [
    { id: "a", name: "Police" },
    { id: "b", name: "Council" },
  ];
  test.each([
    [{ [peopleField("a")]: "12", [peopleField("b")]: "" }, [{ agencyId: "a", people: 12 }], []],
    [{ [peopleField("a")]: "-1" }, [], [peopleField("a")]],
    [{ [peopleField("a")]: "10001" }, [], [peopleField("a")]],
    [{ [peopleField("a")]: "0" }, [], [peopleField("a")]],
    [{}, [], [peopleField("a")]],
  ])("people by agency: %j", (values, attended, errors) => {
    const read = attendedOf(values, agencies);
    expect([read.attended, Object.keys(read.errors)]).toEqual([attended, errors]);
  });

  test("the rows add up to the total", () => {
    const trained = [
      { subject: "prevent" as const, agencyName: "Police", quarters: [1, 0, 2, 0] },
      { subject: "asb" as const, agencyName: "Police", quarters: [4, 0, 0, 0] },
      { subject: "prevent" as const, agencyName: "Council", quarters: [0, 8, 0, 16] },
    ];
    const { rows, total } = trainedBy(trained, ({ agencyName }) => agencyName);
    expect(rows).toEqual([
      { name: "Police", quarters: [5, 0, 2, 0], total: 7 },
      { name: "Council", quarters: [0, 8, 0, 16], total: 24 },
    ]);
    expect(total).toEqual({ name: "Total", quarters: [5, 8, 2, 16], total: 31 });
  });
});
