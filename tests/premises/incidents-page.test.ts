import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader } from "#app/routes/premises/$premisesId_.incidents/route.tsx";
import { listRows } from "#app/services/exports/list-rows.ts";
import { listPremisesToNameAt, searchPremisesToName } from "#db/queries/premises-to-name.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aLocation,
  anActor,
  anIncident,
  aPartnership,
  aPremises,
  aPremisesIncident,
  auditEvents,
  get,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let licensing: Actor;
let forge: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  licensing = await anActor(db, p, { duties: ["licensing-officer"] });
  forge = await aPremises(db, p);
});

type Page = {
  rows: { id: string }[];
  next: string | null;
  totals: { all: number; violent: number; attributions: { attribution: string; rows: number }[] };
};
const page = async (search = "", actor = licensing) =>
  (await get(loader, actor, { premisesId: forge }, search)) as Page;

describe("the incidents of premises", () => {
  test("stand newest first, with what is taken off in a list of its own", async () => {
    const old = await aPremisesIncident(db, p, forge, { day: "2026-01-10" });
    const newer = await aPremisesIncident(db, p, forge, { day: "2026-02-10", severity: "noise" });
    const off = await aPremisesIncident(db, p, forge, { ended_on: "2026-03-01", ended_reason: "Another place" });
    expect((await page()).rows.map(({ id }) => id)).toEqual([newer.id, old.id]);
    expect((await page("?show=taken-off")).rows.map(({ id }) => id)).toEqual([off.id]);
  });

  test.each([
    ["", 4],
    ["?violent=yes", 2],
    ["?attribution=undecided", 2],
    ["?attribution=undecided&violent=yes", 1],
    ["?from-day=10&from-month=2&from-year=2026", 3],
    ["?from=2026-02-10&until=2026-02-10", 1],
    ["?until=2026-02-09", 1],
    ["?from=2026-02-30", 4],
  ])("%s has %d", async (search, rows) => {
    await aPremisesIncident(db, p, forge, { day: "2026-02-09" });
    await aPremisesIncident(db, p, forge, { day: "2026-02-10", severity: "noise", attribution: "near" });
    await aPremisesIncident(db, p, forge, { day: "2026-02-11", attribution: "undecided" });
    await aPremisesIncident(db, p, forge, { day: "2026-02-12", severity: "noise", attribution: "undecided" });
    expect((await page(search)).rows).toHaveLength(rows);
  });

  test("each total is the number of rows of the list that it opens", async () => {
    await aPremisesIncident(db, p, forge, { day: "2026-02-09" });
    await aPremisesIncident(db, p, forge, { day: "2026-02-10", severity: "noise", attribution: "near" });
    await aPremisesIncident(db, p, forge, { day: "2026-02-11", attribution: "undecided" });
    for (const narrowed of ["", "&violent=yes", "&attribution=near"]) {
      const { totals } = await page(`?from=2026-02-01${narrowed}`);
      expect((await page("?from=2026-02-01")).rows).toHaveLength(totals.all);
      const attribution = narrowed.includes("attribution") ? narrowed : "";
      expect((await page(`?from=2026-02-01${attribution}&violent=yes`)).rows).toHaveLength(totals.violent);
      const violent = narrowed.includes("violent") ? narrowed : "";
      for (const one of totals.attributions)
        expect((await page(`?from=2026-02-01${violent}&attribution=${one.attribution}`)).rows).toHaveLength(one.rows);
    }
  });

  test("go on where a page ended, and leave nothing out", async () => {
    for (let n = 0; n < 60; n++) await aPremisesIncident(db, p, forge, { day: n < 40 ? "2026-02-10" : "2026-02-11" });
    const first = await page();
    const second = await page(first.next?.slice(first.next.indexOf("?")) ?? "");
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
    expect(second.next).toBeNull();
  });

  test("are the premises group's and licensing officers': nothing for others, and nothing of another partnership", async () => {
    const asb = await anActor(db, p, { duties: ["asb-officer"] });
    expect(await page("", asb)).toMatchObject({ status: 403 });
    const other = await aPartnership(db);
    const elsewhere = await anActor(db, other, { duties: ["licensing-officer"] });
    expect(await page("", elsewhere)).toMatchObject({ status: 404 });
  });

  test("leave a line in the log", async () => {
    await page();
    expect((await auditEvents(db)).map(({ event }) => event)).toContain("premises.incidents-listed");
  });

  test("as a file have what the page shows and nothing else of the incident", async () => {
    const incident_id = await anIncident(db, p, {
      what_happened: "Canary what happened",
      suspect_words: "Canary suspect",
      licensing_summary: "A fight inside",
    });
    await aPremisesIncident(db, p, forge, { incident_id, called_police: 1 });
    const batches = [];
    for await (const batch of listRows({ db, actor: licensing, now: new Date() }, { list: "premises-incidents", filter: { premises: forge } })) batches.push(...batch); // prettier-ignore
    const text = JSON.stringify(batches);
    expect(text).toContain("A fight inside");
    expect(text).not.toContain("Canary");
  });
});

describe("premises are found to be named", () => {
  const found = async (text: string) => (await searchPremisesToName(db, p, text, 5)).map(({ name }) => name);

  test.each([
    ["forge", ["The Old Forge"]],
    ["OLD  forge", ["The Old Forge"]],
    ["chn/prem/77", ["Echo's"]],
    ["CHN / PREM / 77", ["Echo's"]],
    ["echos", ["Echo's"]],
    ["le11 3lz", ["Echo's", "The Old Forge"]],
    ["50%", []],
    ["", []],
    ["nothing like it", []],
  ])("by %s", async (text, names) => {
    await aPremises(db, p, { name: "Echo's", licence_number: "CHN/PREM/77" });
    expect(await found(text)).toEqual(names);
  });

  test("at a place: what is on its record first, then what has its postcode", async () => {
    const locationId = await aLocation(db, p, { postcode: "LE11 3LZ" });
    await aPremises(db, p, { name: "Zeta", location_id: locationId });
    const at = await listPremisesToNameAt(db, p, { locationId, postcode: "LE11 3LZ", limit: 5 });
    expect(at.map(({ name }) => name)).toEqual(["Zeta", "The Old Forge"]);
  });
});
