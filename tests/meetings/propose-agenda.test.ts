import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ITEM_KINDS, ITEM_STATE_NAMES, type ItemState } from "#app/domain/meetings/agenda-item.ts";
import { AGENDA_PARTS, usualParts } from "#app/domain/meetings/agenda-parts.ts";
import { type AgendaFacts, isUnfinished, proposeAgenda } from "#app/domain/meetings/propose-agenda.ts";

const JAG = usualParts("jag");
function facts(changes: Partial<AgendaFacts> = {}): AgendaFacts {
  return {
    ...{ parts: JAG, lastDay: "2026-03-05", standing: [], earlier: [], cases: [], referrals: [], premises: [] },
    ...{ standingItems: [], matters: [] },
    ...changes,
  };
}
const aCase = (id: string, changes: Partial<AgendaFacts["cases"][number]> = {}) => ({
  ...{ id, reference: `CS-26-${id}`, openedOn: "2026-01-10", riskLevel: null, reviewDueOn: null },
  ...changes,
});
const earlier = (id: string, changes: Partial<AgendaFacts["earlier"][number]> = {}) => ({
  ...{
    id,
    kind: "matter" as const,
    part: "other" as const,
    ...{ aboutId: null, from: null },
    title: `Matter ${id}`,
    state: "open" as const,
  },
  ...changes,
});
const ids = (found: ReturnType<typeof proposeAgenda>) => found.map(({ aboutId }) => aboutId);

describe("the agenda proposes itself", () => {
  test("ongoing cases first, High before Medium, not assessed before Low, then the oldest review; new ones after them", () => {
    const cases = [
      aCase("low", { riskLevel: "low", reviewDueOn: "2026-01-01" }),
      aCase("not-assessed"),
      aCase("medium-later", { riskLevel: "medium", reviewDueOn: "2026-05-01" }),
      aCase("medium-sooner", { riskLevel: "medium", reviewDueOn: "2026-04-01" }),
      aCase("new", { riskLevel: "very-high", openedOn: "2026-03-06" }),
      aCase("very-high", { riskLevel: "very-high" }),
      aCase("high", { riskLevel: "high" }),
    ];
    expect(ids(proposeAgenda(facts({ cases })))).toEqual([
      ...["very-high", "high", "medium-sooner", "medium-later", "not-assessed", "low", "new"],
    ]);
  });

  test.each<[string, string | null, string, string]>([
    ["opened the day before the last meeting", "2026-03-05", "2026-03-04", "ongoing-cases"],
    ["opened on its day", "2026-03-05", "2026-03-05", "ongoing-cases"],
    ["opened the day after", "2026-03-05", "2026-03-06", "new-cases"],
    ["before the group's first meeting", null, "2026-03-06", "ongoing-cases"],
  ])("a case %s", (_, lastDay, openedOn, part) => {
    expect(proposeAgenda(facts({ lastDay, cases: [aCase("a", { openedOn })] }))).toMatchObject([{ part }]);
  });

  test("in the group's own order, and only what the group hears", () => {
    const parts = ["standing", "new-referrals", "ongoing-cases"] as const;
    const found = proposeAgenda(
      facts({
        parts,
        cases: [aCase("c")],
        referrals: [{ id: "r", reference: "R-1" }],
        premises: [{ id: "p", name: "The Old Forge" }],
        standingItems: [{ id: "s", part: "standing" }],
      }),
    );
    expect(ids(found)).toEqual(["s", "r", "c"]);
  });

  test.each<[ItemState, boolean]>([
    ["open", true],
    ["deferred", true],
    ["done", false],
    ["closed", false],
  ])("a matter that is %s is carried over: %s", (state, isCarried) => {
    const found = proposeAgenda(facts({ earlier: [earlier("m", { state })] }));
    expect(found.map(({ rolledFromId, title }) => ({ rolledFromId, title }))).toEqual(
      isCarried ? [{ rolledFromId: "m", title: "Matter m" }] : [],
    );
  });

  test("a deferred case comes once, as what it was; a closed case that was deferred comes all the same", () => {
    const deferred = earlier("i", {
      kind: "case",
      part: "ongoing-cases",
      aboutId: "c",
      title: null,
      state: "deferred",
    });
    expect(proposeAgenda(facts({ earlier: [deferred], cases: [aCase("c")] }))).toEqual([
      { kind: "case", part: "ongoing-cases", aboutId: "c", from: null, title: null, rolledFromId: "i" },
    ]);
    expect(proposeAgenda(facts({ earlier: [deferred] }))).toMatchObject([{ aboutId: "c", rolledFromId: "i" }]);
  });

  test("what stands already is not proposed again, whoever put it there", () => {
    const standing = [{ kind: "case" as const, aboutId: "c", rolledFromId: null }];
    const deferred = earlier("i", {
      kind: "case",
      part: "ongoing-cases",
      aboutId: "c",
      title: null,
      state: "deferred",
    });
    expect(proposeAgenda(facts({ standing, cases: [aCase("c")] }))).toEqual([]);
    expect(proposeAgenda(facts({ standing, cases: [aCase("c")], earlier: [deferred] }))).toEqual([]);
  });

  test("what two earlier meetings left open is carried over once, from the newer", () => {
    const left = (id: string) => earlier(id, { kind: "case", aboutId: "c", title: null, state: "deferred" });
    expect(proposeAgenda(facts({ earlier: [left("older"), left("newer")] }))).toMatchObject([
      { aboutId: "c", rolledFromId: "newer" },
    ]);
  });

  test("what the group no longer hears is carried over under any other business", () => {
    const item = earlier("m", { part: "presentation" });
    expect(proposeAgenda(facts({ earlier: [item] }))).toMatchObject([{ part: "other", rolledFromId: "m" }]);
  });
});

describe("what a group planned ahead, and what others passed to it", () => {
  const planned = { from: "forward" as const, id: "f", title: "Annual report", part: "presentation" as const };
  const passed = { from: "passed" as const, id: "p", title: "Taxi rank", part: "matters" as const };

  test("comes as a matter in its part, or under any other business where the group does not hear that", () => {
    const found = proposeAgenda(facts({ matters: [planned, passed] }));
    expect(found).toEqual([
      { kind: "matter", part: "matters", aboutId: "p", from: "passed", title: "Taxi rank", rolledFromId: null },
      { kind: "matter", part: "other", aboutId: "f", from: "forward", title: "Annual report", rolledFromId: null },
    ]);
  });

  test("stands once, and what was not taken of it goes on as the same matter", () => {
    const standing = [{ kind: "matter" as const, aboutId: "f", rolledFromId: null }];
    expect(proposeAgenda(facts({ standing, matters: [planned] }))).toEqual([]);
    const left = earlier("i", { aboutId: "f", from: "forward", title: "Annual report" });
    expect(proposeAgenda(facts({ matters: [planned], earlier: [left] }))).toMatchObject([
      { aboutId: "f", from: "forward", rolledFromId: "i" },
    ]);
    expect(proposeAgenda(facts({ earlier: [left] }))).toMatchObject([
      { aboutId: "f", from: "forward", title: "Annual report", rolledFromId: "i" },
    ]);
  });
});

const anId = fc.integer({ min: 1, max: 12 }).map(String);
const anItem = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...ITEM_KINDS),
  part: fc.constantFrom(...AGENDA_PARTS),
  about: anId,
  state: fc.constantFrom(...(Object.keys(ITEM_STATE_NAMES) as ItemState[])),
});
const NOBODYS = { aboutId: null, from: null };
const planned = (id: string) => ({ aboutId: `forward-${id}`, from: "forward" as const });
const someFacts = fc
  .record({
    parts: fc.subarray([...AGENDA_PARTS], { minLength: 1 }),
    earlier: fc.uniqueArray(anItem, { selector: ({ id }) => id, maxLength: 15 }),
    cases: fc.uniqueArray(anId, { maxLength: 12 }),
    referrals: fc.uniqueArray(anId, { maxLength: 6 }),
    premises: fc.uniqueArray(anId, { maxLength: 6 }),
    standingItems: fc.uniqueArray(anId, { maxLength: 4 }),
    matters: fc.uniqueArray(
      fc.record({
        from: fc.constantFrom("forward" as const, "passed" as const),
        id: anId,
        part: fc.constantFrom(...AGENDA_PARTS),
      }),
      { selector: ({ from, id }) => `${from} ${id}`, maxLength: 6 },
    ),
    isOfMatter: fc.boolean(),
  })
  .map(({ parts, earlier: items, cases, isOfMatter, ...rest }) => {
    // Of one meeting each thing is on the agenda once.
    const once = new Map(
      items.map((item) => [item.kind === "matter" && !isOfMatter ? item.id : `${item.kind} ${item.about}`, item]),
    );
    return facts({
      parts,
      earlier: [...once.values()].map(({ about, ...item }) =>
        item.kind === "matter"
          ? { ...item, ...(isOfMatter ? planned(about) : NOBODYS), title: `Matter ${item.id}` }
          : { ...item, aboutId: about, from: null, title: null },
      ),
      cases: cases.map((id) => aCase(id)),
      referrals: rest.referrals.map((id) => ({ id, reference: `R-${id}` })),
      premises: rest.premises.map((id) => ({ id, name: `Premises ${id}` })),
      standingItems: rest.standingItems.map((id) => ({ id, part: "standing" as const })),
      matters: rest.matters.map((one) => ({ ...one, id: `${one.from}-${one.id}`, title: `Planned ${one.id}` })),
    });
  });

describe("between two meetings", () => {
  test("no open item is lost, none is doubled, and nothing that was taken or closed comes back by itself", () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const found = proposeAgenda(given);
        const unfinished = given.earlier.filter(({ state }) => isUnfinished(state)).map(({ id }) => id);
        const carried = found.flatMap(({ rolledFromId }) => (rolledFromId === null ? [] : [rolledFromId]));
        expect([...carried].sort()).toEqual([...unfinished].sort());
        const abouts = found.flatMap(({ kind, aboutId }) => (aboutId === null ? [] : [`${kind} ${aboutId}`]));
        expect(new Set(abouts).size).toBe(abouts.length);
      }),
    );
  });

  test("proposing again once it stands adds nothing", () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const standing = proposeAgenda(given);
        expect(proposeAgenda({ ...given, standing })).toEqual([]);
      }),
    );
  });

  test("the order of what is given changes nothing but that of equals", () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const turned = { ...given, cases: [...given.cases].reverse(), earlier: [...given.earlier].reverse() };
        const set = (items: ReturnType<typeof proposeAgenda>) => items.map((item) => JSON.stringify(item)).sort();
        expect(set(proposeAgenda(turned))).toEqual(set(proposeAgenda(given)));
      }),
    );
  });
});
