import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { DisclosureRow } from "#app/domain/audit/disclosure-row.ts";
import { loader as casePage } from "#app/routes/cases/cases.$caseId/route.tsx";
import { loader as entryPage } from "#app/routes/disclosures/$disclosureId/route.tsx";
import { loader as registerLoader } from "#app/routes/disclosures/_index/route.tsx";
import { action as recordAction, loader as recordPage } from "#app/routes/disclosures/new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let coordinator: Actor;
let record: { id: string; reference: string };

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-27T10:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" });
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Dinator" });
  const { id } = await aCase(db, p, { reference: "CS-26-0007" });
  record = { id, reference: "CS-26-0007" };
});
afterEach(() => vi.useRealTimers());

const TOLD = {
  ...{ what: "CANARY-WHAT", destination: "disclosed", recipients: "CANARY-RECIPIENT", way: "telephone" },
  ...{ "disclosedOn-day": "26", "disclosedOn-month": "3", "disclosedOn-year": "2026", gateway: "cda-s115" },
  ...{ isPersonal: "yes", isOfHealth: "no", necessity: "To keep her safe", proportionality: "The address alone" },
  approvedBy: "Cora Dinator, coordinator",
};
const tell = (actor: Actor, changes: Record<string, string> = {}) =>
  post(recordAction, actor, {}, { record: record.reference, ...TOLD, ...changes });
type Register = {
  data: { rows: DisclosureRow[]; next: string | null; errors: Record<string, string>; download: string | null };
};
const register = async (query = "") => ((await get(registerLoader, officer, {}, query)) as Register).data;
const entries = () => db.selectFrom("disclosure_entry").selectAll().orderBy("id").execute();

describe("by hand", () => {
  test("what was told by telephone is written into the register, whole, and its words stand there alone", async () => {
    expect(await tell(coordinator)).toMatchObject({ status: 302 });
    expect(await entries()).toMatchObject([
      {
        ...{ what: "CANARY-WHAT", recipients: "CANARY-RECIPIENT", way: "telephone", gateway: "cda-s115" },
        ...{ disclosed_on: "2026-03-26", object_kind: "case", object_id: record.id, made_by: coordinator.id },
      },
    ]);
    const event = (await auditEvents(db)).find((e) => e.event === "disclosure.recorded");
    expect(event).toMatchObject({ category: "disclosure", object_id: record.id, recipients: null });
    expect(JSON.stringify(event)).not.toContain("CANARY");
    expect(await db.selectFrom("audit_detail").select("content").where("event_id", "=", event?.id ?? "").execute()).toEqual([]); // prettier-ignore
  });

  test("and shown on the page of the case to whoever sees it", async () => {
    await tell(coordinator);
    const page = (await get(casePage, coordinator, { caseId: record.id })) as {
      told: { disclosures: object[] };
    };
    expect(page.told.disclosures).toMatchObject([{ recipients: "CANARY-RECIPIENT", disclosedOn: "2026-03-26" }]);
  });

  test.each([
    ["nothing said", { what: "" }, 400],
    ["a day to come", { "disclosedOn-day": "28" }, 422],
    ["somebody known from it, by section 17A", { gateway: "cda-s17a" }, 422],
    ["patient information, by section 16", { gateway: "pcsca-s16", isOfHealth: "yes" }, 422],
    ["a record that there is not", { record: "CS-26-9999" }, 422],
  ])("%s: refused, and nothing is written", async (_name, changes, status) => {
    expect(await tell(coordinator, changes)).toMatchObject({ init: { status } });
    expect(await entries()).toEqual([]);
  });

  test("by section 16, what is of no health or care", async () => {
    expect(await tell(coordinator, { gateway: "pcsca-s16" })).toMatchObject({ status: 302 });
  });

  test("of a case of another group it is as if there were none; who reads the register writes of any", async () => {
    const elsewhere = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
    const refused = (await tell(elsewhere)) as { data: { errors: Record<string, string> } };
    expect(refused.data.errors).toEqual({ record: "No record that you may open has that reference" });
    expect(((await get(recordPage as never, elsewhere, {}, `?record=${record.reference}`)) as { record: string }).record).toBe(""); // prettier-ignore
    expect(await tell(officer)).toMatchObject({ status: 302 });
  });

  test("the same form sent twice is written once", async () => {
    const once = uuid();
    await tell(coordinator, { once });
    await tell(coordinator, { once });
    expect(await entries()).toHaveLength(1);
  });

  test("nobody without the permission", async () => {
    const executive = await anActor(db, p, { duties: ["executive"] });
    expect(await tell(executive)).toMatchObject({ status: 403 });
  });
});

describe("the register", () => {
  test("is read by the information governance officer, each look and each opening in the log", async () => {
    await tell(coordinator);
    const { rows, download } = await register();
    expect(rows).toMatchObject([
      { what: "CANARY-WHAT", recipients: "CANARY-RECIPIENT", record: "Case CS-26-0007", who: "Cora Dinator" },
    ]);
    expect(download).toBe("/exports/new?list=disclosures");
    const opened = (await get(entryPage, officer, { disclosureId: rows[0]?.id ?? "" })) as Record<string, object>;
    expect(opened).toMatchObject({
      row: { necessity: "To keep her safe", proportionality: "The address alone", approvedBy: TOLD.approvedBy },
      records: [{ kind: "case", reference: "CS-26-0007" }],
    });
    const events = (await auditEvents(db)).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["disclosure.listed", "disclosure.viewed"]));
    expect(await get(registerLoader as never, coordinator)).toMatchObject({ status: 403 });
    expect(await get(entryPage as never, coordinator, { disclosureId: rows[0]?.id ?? "" })).toMatchObject({
      status: 403,
    });
  });

  test("another partnership has a register of its own", async () => {
    await tell(coordinator);
    const other = await aPartnership(db);
    const theirs = await anActor(db, other, { duties: ["information-governance"] });
    const { data } = (await get(registerLoader, theirs)) as Register;
    expect(data.rows).toEqual([]);
    const [entry] = await entries();
    expect(await get(entryPage as never, theirs, { disclosureId: entry?.id ?? "" })).toMatchObject({ status: 404 });
  });

  test.each([
    ["destination=disclosed", 1],
    ["destination=own-use", 0],
    ["way=telephone", 1],
    ["way=print", 0],
    ["gateway=cda-s115", 1],
    ["gateway=consent", 0],
    ["record=cs-26-0007", 1],
    ["from-day=26&from-month=3&from-year=2026&until-day=26&until-month=3&until-year=2026", 1],
    ["from-day=27&from-month=3&from-year=2026", 0],
    ["until-day=25&until-month=3&until-year=2026", 0],
  ])("narrowed by %s it shows %i", async (query, count) => {
    await tell(coordinator);
    expect((await register(`?${query}`)).rows).toHaveLength(count);
  });

  test("narrowed to an agency and to who disclosed it", async () => {
    await tell(coordinator);
    expect((await register(`?agency=${coordinator.agencyId}`)).rows).toHaveLength(1);
    expect((await register(`?agency=${p.policeId}`)).rows).toHaveLength(0);
    expect((await register(`?officer=${coordinator.id}`)).rows).toHaveLength(1);
    expect((await register(`?officer=${officer.id}`)).rows).toHaveLength(0);
  });

  test("to a record that there is not: it says so", async () => {
    expect((await register("?record=CS-26-9999")).errors).toHaveProperty("record");
  });

  test("goes on page after page, none left out and none twice", async () => {
    for (let i = 0; i < 53; i += 1) await tell(coordinator, { what: `Told ${i}` });
    const first = await register();
    const second = await register(first.next?.slice("/disclosures".length));
    expect(first.rows).toHaveLength(50);
    expect(second).toMatchObject({ next: null });
    const all = [...first.rows, ...second.rows].map(({ what }) => what);
    expect(new Set(all).size).toBe(53);
    expect(all[0]).toBe("Told 52");
  });
});
