import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  LISTED_BANDS,
  type PremisesKey,
  type PremisesListAsked,
  premisesKey,
  premisesKeyFields,
  premisesListForm,
  premisesListHref,
} from "#app/domain/premises/premises-list.ts";
import { loader } from "#app/routes/premises/_index/route.tsx";
import { countPremisesByBand, listPremises } from "#db/queries/listed-premises.ts";
import type { Executor } from "#db/transaction.ts";
import { aGrade, anActor, aPartnership, aPremises, aPremisesGroup, auditEvents, get, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
});

const namesOf = async (asked: Partial<PremisesListAsked>, actor = officer) =>
  (await listPremises(db, actor, { asked: { show: "open", ...asked }, limit: 50 })).map(({ name }) => name);

describe("looking for premises", () => {
  beforeEach(async () => {
    await aPremises(db, p, { name: "The Weaver’s Rest", licence_number: "CHN/PREM/0101", reference: "LP-26-0001" });
    await aPremises(db, p, { name: "Café 100%_Vinyl", licence_number: "CHN/PREM/0102", reference: "LP-26-0002" });
    await aPremises(db, p, { name: "Forge Bar", licence_number: "CHN/CLUB/0007", reference: "LP-26-0003" });
  });

  test.each<[string, string, string[]]>([
    ["the beginning of a name", "the wea", ["The Weaver’s Rest"]],
    ["the beginning of a later word, in capitals", "REST", ["The Weaver’s Rest"]],
    ["words in another order", "rest weavers", ["The Weaver’s Rest"]],
    ["an accent makes no difference", "cafe", ["Café 100%_Vinyl"]],
    ["the middle of a word", "eaver", []],
    ["one word that is not there", "weavers arms", []],
    ["the beginning of a licence number, with blanks", "chn / prem", ["Café 100%_Vinyl", "The Weaver’s Rest"]],
    ["a whole licence number", "CHN/CLUB/0007", ["Forge Bar"]],
    ["a reference", "lp-26-0003", ["Forge Bar"]],
    ["a sign that a pattern would read", "%", []],
    ["another such sign", "_", []],
    ["a backslash", "\\", []],
  ])("%s: %s", async (_, find, found) => {
    expect(await namesOf({ find })).toEqual(found);
  });
});

describe("what the list is narrowed to", () => {
  test("closed, missing and open premises stand in their own lists", async () => {
    await aPremises(db, p, { name: "A open" });
    await aPremises(db, p, { name: "B closed", closed_on: "2026-01-05", closed_reason: "Sold" });
    await aPremises(db, p, { name: "C missing", missing_since: "2026-02-01" });
    await aPremises(db, p, { name: "D missing and closed", missing_since: "2026-02-01", closed_on: "2026-02-03", closed_reason: "Gone" }); // prettier-ignore
    expect(await namesOf({})).toEqual(["A open", "C missing"]);
    expect(await namesOf({ show: "missing" })).toEqual(["C missing"]);
    expect(await namesOf({ show: "closed" })).toEqual(["B closed", "D missing and closed"]);
    expect(await namesOf({ show: "all" })).toHaveLength(4);
  });

  test("status, kind and beat, of which it may not be recorded", async () => {
    await aPremises(db, p, { name: "A", status: "suspended", beat_code: "62" });
    await aPremises(db, p, { name: "B", kind: "club-certificate" });
    expect(await namesOf({ status: "suspended" })).toEqual(["A"]);
    expect(await namesOf({ kind: "club-certificate" })).toEqual(["B"]);
    expect(await namesOf({ beat: "62" })).toEqual(["A"]);
    expect(await namesOf({ beat: "none" })).toEqual(["B"]);
  });

  test("each number beside a band opens exactly its rows, however else the list is narrowed", async () => {
    const { sittingId } = await aPremisesGroup(db, p);
    for (const [name, agreed_band, status] of [
      ["A", "red", "current"],
      ["B", "green", "suspended"],
      ["C", "green", "current"],
      ["D", null, "current"],
    ] as const) {
      const id = await aPremises(db, p, { name, status });
      if (agreed_band) await aGrade(db, p, { premises_id: id, sitting_id: sittingId, agreed_band });
    }
    for (const asked of [{}, { status: "current" as const }, { band: "red" as const }, { find: "c" }]) {
      const counted = await countPremisesByBand(db, officer, { show: "open", ...asked });
      for (const band of LISTED_BANDS) {
        const count = counted.find((row) => row.band === band)?.count ?? 0;
        expect(await namesOf({ ...asked, band }), band).toHaveLength(count);
      }
    }
  });
});

test("whoever has no part in licensed premises sees none, whatever they are asked for", async () => {
  await aPremises(db, p, {});
  const asb = await anActor(db, p, { duties: ["asb-officer"] });
  expect(await namesOf({ show: "all" }, asb)).toEqual([]);
  expect(await countPremisesByBand(db, asb, { show: "all" })).toEqual([]);
  expect(await get(loader, asb)).toMatchObject({ status: 403 });
});

test("pages follow one another with every premises once, also of one name", async () => {
  for (let i = 0; i < 7; i++) await aPremises(db, p, { name: i < 5 ? "The Crown" : "The Anchor" });
  const seen: string[] = [];
  let after: PremisesKey | undefined;
  for (;;) {
    const rows = await listPremises(db, officer, { asked: { show: "open" }, after, limit: 3 });
    const last = rows.at(-1);
    if (!last) break;
    seen.push(...rows.map(({ id }) => id));
    after = { name: last.nameFolded, id: last.id };
  }
  expect(new Set(seen).size).toBe(7);
  expect(seen).toHaveLength(7);
});

test("an address says what the list was narrowed to, and is read as it was written", () => {
  const asked = fc.record(
    {
      show: fc.constantFrom("open", "missing", "closed", "all"),
      find: fc.stringMatching(/^[a-z0-9%&=/]{1,20}$/),
      band: fc.constantFrom(...LISTED_BANDS),
      status: fc.constantFrom("current", "suspended"),
      kind: fc.constantFrom("premises-licence", "club-certificate"),
      beat: fc.constantFrom("62", "none"),
    },
    { requiredKeys: ["show"] },
  ) as fc.Arbitrary<PremisesListAsked>;
  fc.assert(
    fc.property(asked, fc.option(fc.constantFrom("the old forge", "a&b")), (given, name) => {
      const key = name === null ? undefined : { name, id: uuid() };
      const read = Object.fromEntries(new URL(premisesListHref(given, key), "http://x").searchParams);
      expect(premisesListForm.parse(read)).toEqual(given);
      expect(premisesKey(premisesKeyFields.parse(read))).toEqual(key);
    }),
  );
});

test("the page lists fifty, leads on, and stands in the log with what it showed", async () => {
  for (let i = 0; i < 51; i++) await aPremises(db, p, { name: `Bar ${String(i).padStart(2, "0")}` });
  const page = (await get(loader, officer)) as { premises: unknown[]; next: string; bands: unknown };
  expect(page.premises).toHaveLength(50);
  expect(page.next).toContain("from=bar+49");
  expect(page.bands).toContainEqual({ band: "none", count: 51 });
  expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "premises.listed", result_count: 50 });
});
