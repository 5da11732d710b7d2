import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { loader as groupActions } from "#app/routes/actions/groups.$groupId/route.tsx";
import { loader as unowned } from "#app/routes/actions/unowned/route.tsx";
import { loader as agencies } from "#app/routes/admin/agencies._index/route.tsx";
import { loader as groups } from "#app/routes/admin/groups._index/route.tsx";
import { loader as fileLoader } from "#app/routes/exports/$exportId_.file/route.tsx";
import { action, loader as newPage } from "#app/routes/exports/new/route.tsx";
import { loader as meetings } from "#app/routes/meetings/$groupId.meetings._index/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anAction, anActor, aPartnership, aSitting, get, type Handler, post, testDatabase } from "../factories.ts";
import type { TestPartnership } from "../factories.ts";

// Of each list: the file has the rows of the page, by the page's own filters, and no more.

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-more-"));
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let stranger: Actor;
let administrator: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-04-01T09:00:00Z"), toFake: ["Date"] });
  useDataFolder(folder);
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  administrator = await anActor(db, p, { duties: ["administrator"] });
});
afterEach(() => vi.useRealTimers());

const OWN = { format: "csv", destination: "own-use", purpose: "The meeting" };

async function rowsOf(actor: Actor, list: string) {
  const made = (await post(action, actor, {}, OWN, `?list=${list}`)) as Response;
  expect(made.status).toBe(302);
  const exportId = made.headers.get("Location")?.split("/").at(-1) ?? "";
  const answer = (await get(fileLoader, actor, { exportId })) as Response;
  return parse(await answer.text(), { bom: true, columns: true }) as unknown as Record<string, string>[];
}
const shown = async (loader: unknown, actor: Actor, params: Record<string, string> = {}, search = "") =>
  (await get(loader as Handler, actor, params, search)) as never;
const nothing = (actor: Actor, list: string) => post(action, actor, {}, OWN, `?list=${list}`);

test("actions that nobody owns", async () => {
  const reference = "A-26-0001";
  await anAction(db, p, { reference, owner_user_id: null });
  await anAction(db, p, { owner_user_id: chair.id });
  const page: { actions: { reference: string }[] } = await shown(unowned, chair);
  const rows = await rowsOf(chair, "unowned-actions");
  expect(rows.map((row) => row.Action)).toEqual(page.actions.map((row) => row.reference));
  expect(rows).toMatchObject([{ Action: reference, Owner: "To be named" }]);
});

test("actions of a group, for its members alone", async () => {
  const ofGroup = { context: "group", case_id: null, group_id: p.jagId } as const;
  await anAction(db, p, { ...ofGroup, reference: "A-26-0002", due_on: "2026-04-20" });
  await anAction(db, p, { ...ofGroup, reference: "A-26-0001", due_on: "2026-04-10" });
  await anAction(db, p);
  const page: { actions: { reference: string }[] } = await shown(groupActions, chair, { groupId: p.jagId });
  const rows = await rowsOf(chair, `group-actions&group=${p.jagId}`);
  expect(rows.map((row) => row.Action)).toEqual(page.actions.map((row) => row.reference));
  expect(rows).toHaveLength(2);
  expect(await nothing(stranger, `group-actions&group=${p.jagId}`)).toMatchObject({ init: { status: 422 } });
});

test("meetings of a group, coming or past, for who may read them", async () => {
  await aSitting(db, p, { day: "2026-04-09" });
  await aSitting(db, p, { day: "2026-05-07", status: "cancelled", reason: "Too few can come" });
  await aSitting(db, p, { day: "2026-03-12" });
  for (const show of ["coming", "past"]) {
    const page: { sittings: { day: string }[] } = await shown(meetings, chair, { groupId: p.jagId }, `?show=${show}`);
    const rows = await rowsOf(chair, `meetings&group=${p.jagId}&show=${show}`);
    expect(rows.map((row) => row.Day)).toEqual(page.sittings.map((row) => row.day));
  }
  expect((await rowsOf(chair, `meetings&group=${p.jagId}&show=coming`))[1]).toMatchObject({
    ...{ Status: "Cancelled", Reason: "Too few can come" },
  });
  const elsewhere = `meetings&group=${p.jagId}&show=coming`;
  expect(await nothing(stranger, elsewhere)).toMatchObject({ init: { status: 422 } });
  expect(await get(newPage, stranger, {}, `?list=${elsewhere}`)).toMatchObject({
    ...{ words: "Meetings: of a group, coming", files: 0 },
  });
});

test("agencies by their filter, and groups in their order", async () => {
  const none = { isa_signed_on: null, isa_expires_on: null };
  await inTransaction(db, (trx) =>
    trx.updateTable("partnership_agency").set(none).where("agency_id", "=", p.policeId).execute(),
  );
  for (const filter of ["", "agreement=none"]) {
    const page: { agencies: { name: string }[] } = await shown(agencies, administrator, {}, `?${filter}`);
    const rows = await rowsOf(administrator, `agencies&${filter}`);
    expect(rows.map((row) => row.Agency)).toEqual(page.agencies.map((row) => row.name));
    expect(rows.length).toBeGreaterThan(0);
  }
  const page: { name: string }[] = await shown(groups, administrator);
  const rows = await rowsOf(administrator, "groups");
  expect(rows.map((row) => row.Group)).toEqual(page.map((row) => row.name));
});
