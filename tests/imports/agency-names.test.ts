import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { agencyField, countUnknown, MOST_NAMES, readMeant, withMeantAgency } from "#app/domain/imports/agency-names.ts";
import { action, loader } from "#app/routes/admin/imports.$runId/route.tsx";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, anAgency, aPartnership, get, post, testDatabase, type TestPartnership } from "../factories.ts";
import { checked, NOW, runOf, worker } from "./office.ts";

describe("an agency that a file calls otherwise", () => {
  test("is counted once however it is written, up to so many names", () => {
    const first = countUnknown([], ["Housing Association", "Fire and Rescue"]);
    expect(countUnknown(first, ["HOUSING  association", "Fire Rescue"])).toEqual([
      { name: "Housing Association", rows: 2 },
      { name: "Fire and Rescue", rows: 2 },
    ]);
    const many = Array.from({ length: MOST_NAMES + 5 }, (_, n) => `Agency number ${n}`);
    expect(countUnknown([], many)).toHaveLength(MOST_NAMES);
  });

  test("is read as the one that is meant, where somebody has said and that agency is there", () => {
    const meant = [{ name: "Housing Assoc", agencyId: "one" }, { name: "Gone", agencyId: "two" }]; // prettier-ignore
    const nameOf = new Map([["one", "Soar Homes"]]);
    expect(withMeantAgency({ agency: "housing assoc", level: "low" }, meant, nameOf)).toEqual({ agency: "Soar Homes", level: "low" }); // prettier-ignore
    for (const agency of ["Gone", "Another", null])
      expect(withMeantAgency({ agency }, meant, nameOf)).toEqual({ agency });
  });

  test("is not said of where its list is left blank", () => {
    const form = new FormData();
    form.set("agency-0", "");
    form.set("agency-1", "one");
    form.set("agency-7", "two");
    expect(readMeant(form, agencyField, ["First", "Second"])).toEqual([{ name: "Second", value: "one" }]);
  });
});

describe("on the page of a file", () => {
  const HEAD = "Case Ref,Status,Date Opened,Lead Agency,Location";
  const row = (reference: string, agency: string) => `${reference},Open,20/02/2026,${agency},1 Example Close`;
  let db: Executor;
  let p: TestPartnership;
  let coordinator: Actor;
  let soarId: string;
  let runId: string;
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
    soarId = await anAgency(db, p.partnershipId, { name: "Soar Homes", name_folded: "soar homes" });
    coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    const rows = [row("A1", "Soar Homes"), row("A2", "Housing association"), row("A3", "Housing Association")];
    const run = await checked(db, coordinator, "cases", [HEAD, ...rows].join("\n"), NOW, p.jagId);
    expect(run).toMatchObject({ status: "checked", imported: 1, errors: 2 });
    runId = run.id;
  });
  const settle = async (agencyId: string, version?: number, actor = coordinator) => {
    const fields = { intent: "names", version: String(version ?? (await runOf(db, coordinator, runId)).version), "agency-0": agencyId }; // prettier-ignore
    const reply = await post(action, actor, { runId }, fields);
    await workOnImports(worker(db));
    return reply;
  };
  const status = (reply: unknown) =>
    reply instanceof Response ? reply.status : (reply as { init?: { status?: number } }).init?.status;
  const shown = async () => (await get(loader, coordinator, { runId })) as { names: unknown[]; agencies: unknown[] };

  test("it is said which agency is meant, the file is checked again, and all of its rows are loaded", async () => {
    expect((await shown()).names).toEqual([{ name: "Housing association", value: "", rows: 2 }]);
    expect(status(await settle(soarId))).toBe(302);
    const run = await runOf(db, coordinator, runId);
    expect(run).toMatchObject({ status: "checked", imported: 3, errors: 0 });
    expect((await shown()).names).toEqual([{ name: "Housing association", value: soarId, rows: null }]);
    await askToLoad({ db, actor: coordinator, now: NOW }, runId, run.version);
    await workOnImports(worker(db));
    const cases = await db.selectFrom("case_record").select("lead_agency_id").execute();
    expect(cases.map((c) => c.lead_agency_id)).toEqual([soarId, soarId, soarId]);
  });

  test("it is taken back by leaving the list blank", async () => {
    await settle(soarId);
    await settle("");
    expect(await runOf(db, coordinator, runId)).toMatchObject({ imported: 1, errors: 2 });
  });

  test("an agency of another partnership is refused, and so is a file that has moved on", async () => {
    const q = await aPartnership(db);
    expect(status(await settle(q.policeId))).toBe(422);
    const { version } = await runOf(db, coordinator, runId);
    expect(status(await settle(soarId, version - 1))).toBe(422);
    expect(await runOf(db, coordinator, runId)).toMatchObject({ version, imported: 1, errors: 2 });
    const outsider = await anActor(db, q, { groups: { [q.jagId]: "coordinator" } });
    expect(status(await settle(soarId, version, outsider))).toBe(404);
  });
});
