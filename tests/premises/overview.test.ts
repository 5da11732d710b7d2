import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { v7 as uuid } from "uuid";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { loader as fileLoader } from "#app/routes/exports/$exportId_.file/route.tsx";
import { action as download } from "#app/routes/exports/new/route.tsx";
import { loader as locationPage } from "#app/routes/locations/$locationId/route.tsx";
import { loader as overview } from "#app/routes/premises/$premisesId/route.tsx";
import { loader as sheet } from "#app/routes/premises/$premisesId_.sheet/route.tsx";
import { findByReference } from "#db/queries/audit-records.ts";
import type { Executor } from "#db/transaction.ts";
import { aGrade, aLocation, anActor, anIncident, aPartnership, aPremises, aPremisesGroup, aPremisesIncident, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-premises-"));
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  useDataFolder(folder);
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
});
afterEach(() => vi.useRealTimers());

const aHolder = (premisesId: string, changes: Record<string, unknown> = {}) =>
  insert(db, "premises_holder", {
    ...{ id: uuid(), partnership_id: p.partnershipId, premises_id: premisesId, role: "dps" as const, is_company: 0 as const },
    ...{ name: "Ann Ash", phone: "01509 555 010", version: 1, created_at: "2026-01-01T00:00:00.000Z", ...changes },
  }); // prettier-ignore

type Page = {
  holders: { role: string; holder: { name: string } | null }[];
  incidents: { rows: { day: string }[]; hasMore: boolean; more: number };
  points: { points: number };
};

describe("the overview", () => {
  test("says who supervises today, how it stands and the newest five incidents, and stands in the log", async () => {
    const id = await aPremises(db, p, {});
    await aHolder(id, { until_day: "2026-03-19" });
    await aHolder(id, { name: "Bo Birch", from_day: "2026-03-20" });
    for (let d = 1; d <= 6; d++) await aPremisesIncident(db, p, id, { day: `2026-03-0${d}` });
    const page = (await get(overview, officer, { premisesId: id })) as Page;
    expect(page.holders.find(({ role }) => role === "dps")?.holder?.name).toBe("Bo Birch");
    expect(page.incidents.rows.map(({ day }) => day.slice(-1))).toEqual(["6", "5", "4", "3", "2"]);
    expect(page.incidents.hasMore).toBe(true);
    expect(page.points.points).toBe(24_000_000);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "premises.viewed", object_id: id });
  });

  test("is nobody's without a part in premises, nor that of another partnership", async () => {
    const id = await aPremises(db, p, {});
    expect(await get(overview, await anActor(db, p, { duties: ["asb-officer"] }), { premisesId: id })).toMatchObject({ status: 403 }); // prettier-ignore
    const elsewhere = await aPartnership(db);
    const stranger = await anActor(db, elsewhere, { duties: ["licensing-officer"] });
    expect(await get(overview, stranger, { premisesId: id })).toMatchObject({ status: 404 });
  });
});

describe("the sheet for a visit", () => {
  test("has what happened since the sitting at which they were graded, and of the words only those for licensing", async () => {
    const id = await aPremises(db, p, {});
    const { sittingId } = await aPremisesGroup(db, p);
    await aGrade(db, p, { premises_id: id, sitting_id: sittingId, agreed_band: "amber" });
    await aPremisesIncident(db, p, id, { day: "2026-03-12" });
    const secret = await anIncident(db, p, { latest_day: "2026-03-13", what_happened: "SECRET what happened", suspect_words: "SECRET suspect", licensing_summary: "A fight in the yard" }); // prettier-ignore
    await aPremisesIncident(db, p, id, { incident_id: secret });
    const page = (await get(sheet, officer, { premisesId: id })) as Page;
    expect(page.incidents.rows.map(({ day }) => day)).toEqual(["2026-03-13"]);
    expect(JSON.stringify(page)).toContain("A fight in the yard");
    expect(JSON.stringify(page)).not.toContain("SECRET");
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "premises.sheet-viewed", object_id: id });
  });

  test("on the day of the meeting itself, has what happened since the one before", async () => {
    const id = await aPremises(db, p, {});
    const { groupId } = await aPremisesGroup(db, p, { day: "2026-03-06" });
    const sittingId = await aSitting(db, p, { group_id: groupId, day: "2026-03-20" });
    await aGrade(db, p, { premises_id: id, sitting_id: sittingId, graded_on: "2026-03-20" });
    for (const day of ["2026-03-06", "2026-03-07"]) await aPremisesIncident(db, p, id, { day });
    const page = (await get(sheet, officer, { premisesId: id })) as Page & { since: string };
    expect([page.since, page.incidents.rows.map(({ day }) => day)]).toEqual(["2026-03-06", ["2026-03-07"]]);
  });

  test("holds one page: what is more is counted", async () => {
    const id = await aPremises(db, p, {});
    for (let i = 1; i <= 20; i++) {
      await aPremisesIncident(db, p, id, { day: "2026-03-13" });
      await insert(db, "premises_condition", {
        ...{ id: uuid(), partnership_id: p.partnershipId, premises_id: id, number: i, source: "mandatory", words: "Words" },
        ...{ version: 1, created_at: "2026-01-01T00:00:00.000Z", until_day: i === 1 ? "2026-03-19" : null },
      }); // prettier-ignore
    }
    type Sheet = Record<"incidents" | "conditions", { rows: unknown[]; more: number }>;
    const { incidents, conditions } = (await get(sheet, officer, { premisesId: id })) as Sheet;
    expect(incidents.rows.length + incidents.more).toBe(20);
    expect(conditions.rows.length + conditions.more).toBe(19);
  });
});

describe("elsewhere", () => {
  test("a location names the premises there to everybody, and their grade to whoever opens premises", async () => {
    const place = await aLocation(db, p, {});
    const id = await aPremises(db, p, { location_id: place, licence_number: "T/1" });
    const { sittingId } = await aPremisesGroup(db, p);
    await aGrade(db, p, { premises_id: id, sitting_id: sittingId, agreed_band: "red" });
    const of = async (actor: Actor) =>
      ((await get(locationPage, actor, { locationId: place })) as { premises: unknown[] }).premises;
    expect(await of(officer)).toMatchObject([{ name: "The Old Forge", licenceNumber: "T/1", grade: { band: "red" } }]);
    const seen = await of(await anActor(db, p, { duties: ["asb-officer"] }));
    expect(seen).toMatchObject([{ name: "The Old Forge", grade: null }]);
    expect(JSON.stringify(seen)).not.toContain("red");
  });

  test("the register is a file without anybody's name, narrowed as its page is", async () => {
    const open = await aPremises(db, p, { reference: "LP-26-0001", status: "suspended" });
    await aHolder(open);
    await aPremises(db, p, { name: "The Crown", reference: "LP-26-0002" });
    const search = "?list=premises&status=suspended";
    const made = (await post(download, officer, {}, { format: "csv", destination: "own-use", purpose: "The meeting" }, search)) as Response; // prettier-ignore
    const exportId = made.headers.get("location")?.split("/").at(-1) ?? "";
    const file = (await get(fileLoader, officer, { exportId })) as Response;
    const text = await file.text();
    const rows: string[][] = parse(text.replace(/^\uFEFF/, ""), { relax_column_count: true });
    expect(rows.find(([first]) => first === "LP-26-0001")?.slice(1, 5)).toEqual(["The Old Forge", expect.any(String), "Premises licence", "Suspended"]); // prettier-ignore
    expect(text).not.toContain("LP-26-0002");
    expect(text).not.toContain("Ann Ash");
    expect(file.headers.get("content-disposition")).not.toContain("Forge");
  });

  test("the log is searched by the reference of premises", async () => {
    const id = await aPremises(db, p, { reference: "LP-26-0007" });
    expect(await findByReference(db, officer, "LP-26-0007")).toMatchObject({ id, kind: "premises" });
  });
});
