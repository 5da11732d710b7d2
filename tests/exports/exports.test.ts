import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import yauzl from "yauzl";
import type { Actor } from "#app/domain/access/actor.ts";
import { PERMISSIONS } from "#app/domain/access/permissions.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { loader as ownActionsPage } from "#app/routes/actions/_index/route.tsx";
import { loader as overduePage } from "#app/routes/actions/overdue/route.tsx";
import { loader as usersPage } from "#app/routes/admin/users._index/route.tsx";
import { loader as casesPage } from "#app/routes/cases/cases._index/route.tsx";
import { loader as referralsPage } from "#app/routes/cases/referrals._index/route.tsx";
import { loader as donePage } from "#app/routes/exports/$exportId/route.tsx";
import { loader as fileLoader } from "#app/routes/exports/$exportId_.file/route.tsx";
import { action, loader } from "#app/routes/exports/new/route.tsx";
import { sweepFiles } from "#app/services/documents/sweep-files.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aPerson,
  aReferral,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-exports-"));
const exportsFolder = path.join(folder, "exports");
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let p: TestPartnership;
let chair: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-04-01T09:00:00Z"), toFake: ["Date"] });
  rmSync(exportsFolder, { recursive: true, force: true });
  useDataFolder(folder);
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const OWN = { format: "csv", destination: "own-use", purpose: "The meeting" };
const DISCLOSED = {
  format: "csv",
  destination: "disclosed",
  recipients: "Probation, Ada Example",
  gateway: "cda-s115",
  necessity: "To plan the release",
  proportionality: "Only the open cases",
  approvedBy: "Bea Example, chair",
};
const files = () => (existsSync(exportsFolder) ? readdirSync(exportsFolder) : []);
const make = (actor: Actor, list: string, form: Record<string, string> = OWN) =>
  post(action, actor, {}, form, `?list=${list}`);
const openCases = () => `cases&group=${p.jagId}&status=open`;

async function made(actor: Actor, list: string, form: Record<string, string> = OWN) {
  const answer = (await make(actor, list, form)) as Response;
  expect(answer.status).toBe(302);
  return answer.headers.get("Location")?.split("/").at(-1) ?? "";
}

async function csvOf(actor: Actor, list: string, form: Record<string, string> = OWN) {
  const exportId = await made(actor, list, form);
  const answer = (await get(fileLoader, actor, { exportId })) as Response;
  const text = await answer.text();
  return parse(text, { bom: true, columns: true, record_delimiter: "\r\n" }) as unknown as Record<string, string>[];
}

describe("a list becomes a file", () => {
  test("in UTF-8 with its mark, with formulas made harmless, and children by initials", async () => {
    const adult = await aPerson(db, p, { given_names: "=cmd|' /C calc'!A0", family_name: "Ünal" });
    const child = await aPerson(db, p, { given_names: "Alex", family_name: "Young", birth_date: "2012-01-01" });
    await aCase(db, p, { person_id: adult, reference: "CS-26-0001", opened_on: "2026-02-02" });
    await aCase(db, p, { person_id: child, reference: "CS-26-0002", opened_on: "2026-02-01" });
    const exportId = await made(chair, openCases());
    const answer = (await get(fileLoader, chair, { exportId })) as Response;
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="cases-2026-04-01-\w{6}\.csv"$/);
    expect(answer.headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(bytes.toString().slice(1).split("\r\n").slice(0, 3)).toEqual([
      '"Case","Subject","State","Risk","Next review","Lead","Officer","Opened","Closed","Imported as","Imported level, not assessed here","Marked"',
      `"CS-26-0002","A Y","Open","Not assessed","","Agency ${p.policeId}","","2026-02-01","","","",""`,
      `"CS-26-0001","'=cmd|' /C calc'!A0 Ünal","Open","Not assessed","","Agency ${p.policeId}","","2026-02-02","","","",""`,
    ]);
    const [name = ""] = files();
    expect(name).toMatch(/^[0-9a-f-]{36}$/);
    expect(statSync(path.join(exportsFolder, name)).mode & 0o777).toBe(0o600);
  });

  test("in Excel, with days as days, numbers as numbers and no formula", async () => {
    const overdue = await aCase(db, p);
    await anAction(db, p, {
      case_id: overdue.id,
      words: "=HYPERLINK(1)",
      due_on: "2026-03-20",
      reference: "A-26-0001",
    });
    const exportId = await made(chair, "overdue-actions", { ...OWN, format: "xlsx" });
    const answer = (await get(fileLoader, chair, { exportId })) as Response;
    const parts = await partsOf(Buffer.from(await answer.arrayBuffer()));
    const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
    const words = parts["xl/sharedStrings.xml"] ?? "";
    expect(words + sheet).toContain("HYPERLINK(1)");
    expect(words + sheet).not.toMatch(/>=HYPERLINK/);
    expect(sheet).not.toContain("<f>");
    expect(sheet).toMatch(/<v>46101<\/v>/); // 20 March 2026, in days since 30 December 1899
    expect(sheet).toMatch(/<v>12<\/v>/);
  });

  test("with who it was for and why, and every record in it findable by who has seen it", async () => {
    const { id, personId } = await aCase(db, p);
    const exportId = await made(chair, openCases(), DISCLOSED);
    const row = await db.selectFrom("disclosure").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      id: exportId,
      words: "Cases: JAG, open",
      row_count: 1,
      destination: "disclosed",
      purpose: null,
      recipients: DISCLOSED.recipients,
      gateway: "cda-s115",
      approved_by: DISCLOSED.approvedBy,
      made_by: chair.id,
    });
    const event = (await auditEvents(db)).find((e) => e.event === "export.made");
    expect(event).toMatchObject({
      id: row.audit_event_id,
      category: "disclosure",
      result_count: 1,
      purpose: "cda-s115",
      // Typed, and so in the register alone.
      recipients: null,
    });
    const line = db.selectFrom("disclosure_entry").select("recipients").where("id", "=", row.audit_event_id);
    expect(await line.execute()).toEqual([{ recipients: DISCLOSED.recipients }]);
    const about = await db
      .selectFrom("audit_object")
      .select(["object_kind", "object_id"])
      .where("event_id", "=", row.audit_event_id)
      .execute();
    expect(about.map((o) => `${o.object_kind} ${o.object_id}`).sort()).toEqual(
      [`case ${id}`, `disclosure ${exportId}`, `person ${personId}`].sort(),
    );
    await get(fileLoader, chair, { exportId });
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "export.downloaded", category: "disclosure" });
  });

  test.each([
    ["nothing said", {}, 400],
    ["outside without a gateway", { ...DISCLOSED, gateway: "" }, 400],
    ["people under section 17A", { ...DISCLOSED, gateway: "cda-s17a" }, 422],
  ])("%s: refused, and nothing is made", async (_name, form, status) => {
    await aCase(db, p);
    expect(await make(chair, openCases(), form)).toMatchObject({ init: { status } });
    expect(files()).toEqual([]);
    expect(await db.selectFrom("disclosure").select("id").execute()).toEqual([]);
  });

  test("an empty list makes no file", async () => {
    expect(await make(chair, openCases())).toMatchObject({ init: { status: 422 } });
    expect(files()).toEqual([]);
  });

  test("a file whose record cannot be written is not left behind", async () => {
    await aCase(db, p);
    const nobody = { ...chair, id: uuid() };
    expect(String(await make(nobody, openCases()))).toMatch(/foreign key/i);
    expect(files()).toEqual([]);
  });
});

describe("a file that was made", () => {
  test("is for its maker alone, for an hour, and then swept away", async () => {
    await aCase(db, p);
    const exportId = await made(chair, openCases());
    const other = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    expect(await get(fileLoader, other, { exportId })).toMatchObject({ status: 404 });
    expect(await get(donePage, other, { exportId })).toMatchObject({ status: 404 });
    expect(await get(donePage, chair, { exportId })).toMatchObject({ rows: 1, isThere: true });
    expect(await get(fileLoader, chair, { exportId })).toMatchObject({ status: 200 });

    vi.setSystemTime(new Date("2026-04-01T10:00:00Z"));
    expect(await get(fileLoader, chair, { exportId })).toMatchObject({ status: 404 });
    expect(await get(donePage, chair, { exportId })).toMatchObject({ isThere: false });
    vi.useRealTimers();
    const later = new Date(Date.now() + 2 * 3_600_000);
    expect(await sweepFiles({ db, now: later, documents: path.join(folder, "documents"), exports: exportsFolder })).toBe(1); // prettier-ignore
    expect(files()).toEqual([]);
  });

  test("is no longer handed out to somebody who may not see such lists any more", async () => {
    await aCase(db, p);
    const exportId = await made(chair, openCases());
    const permissions = new Set([...chair.permissions].filter((permission) => permission !== "cases:read"));
    expect(await get(fileLoader, { ...chair, permissions }, { exportId })).toMatchObject({ status: 404 });
  });
});

const ADDRESSES: [string, string][] = [
  ["cases:read", "cases&group=own&status=open"],
  ["referrals:read", "referrals&group=0197a0c0-0000-7000-8000-000000000001&status=accepted"],
  ["actions:read", "own-actions"],
  ["actions:overdue", "overdue-actions"],
  ["actions:overdue", "unowned-actions"],
  ["actions:read", "group-actions&group=0197a0c0-0000-7000-8000-000000000001"],
  ["meetings:read", "meetings&group=0197a0c0-0000-7000-8000-000000000001&show=coming"],
  ["meetings:agenda", "attendance&group=0197a0c0-0000-7000-8000-000000000001"],
  ["agencies:manage", "agencies"],
  ["groups:manage", "groups"],
  ["audit:search", "log"],
  ["users:manage", "users"],
  ["performance:own-groups", "figures&quarter=2025-26-Q4"],
];
test.each(ADDRESSES)("without %s there is no download of %s", async (permission, list) => {
  const without = { ...chair, permissions: new Set(PERMISSIONS.filter((other) => other !== permission)) };
  expect(await make(without, list)).toMatchObject({ status: 403 });
  expect(await get(loader, without, {}, `?list=${list}`)).toMatchObject({ status: 403 });
  const all = { ...chair, permissions: new Set(PERMISSIONS) };
  expect(await get(loader, all, {}, `?list=${list}`)).toMatchObject({ back: expect.any(String) as string });
});

describe("a file has what its list shows, and no more", () => {
  test("for any mixture of rows that are and are not this actor's to see", async () => {
    const actors: Record<string, Actor> = {
      chair,
      member: await anActor(db, p, { groups: { [p.jagId]: "member", [p.youthJagId]: "member" } }),
      guest: await anActor(db, p, { groups: { [p.youthJagId]: "guest" } }),
      manager: await anActor(db, p, { duties: ["manager"] }),
    };
    const owners = Object.values(actors).map((actor) => actor.id);
    const row = fc.record({
      group: fc.constantFrom(p.jagId, p.youthJagId, p.adultsId),
      visibility: fc.constantFrom("standard" as const, "restricted" as const),
      status: fc.constantFrom("open" as const, "on-hold" as const),
      lead: fc.constantFrom(null, ...owners),
      owner: fc.constantFrom(null, ...owners),
      due: fc.constantFrom("2026-03-31", "2026-04-01", "2026-02-01"),
      waits: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 5 }), async (rows) => {
        for (const r of rows) {
          const { id } = await aCase(db, p, {
            group_id: r.group, visibility: r.visibility, status: r.status, lead_user_id: r.lead,
          }); // prettier-ignore
          await anAction(db, p, { case_id: id, owner_user_id: r.owner, due_on: r.due });
          if (r.waits) await aReferral(db, p, { group_id: r.group });
        }
        for (const actor of Object.values(actors)) await filesEqualLists(actor);
      }),
      { numRuns: 4 },
    );
  }, 120_000);

  test("over more than one batch", async () => {
    const { id } = await aCase(db, p);
    for (let i = 0; i < 501; i++) await anAction(db, p, { case_id: id, owner_user_id: chair.id, raised_by: chair.id });
    const rows = await csvOf(chair, "own-actions");
    expect(rows).toHaveLength(501);
    expect(new Set(rows.map((r) => r.Action)).size).toBe(501);
  }, 60_000);

  async function filesEqualLists(actor: Actor) {
    const references = (rows: unknown) => (rows as { reference: string }[]).map((row) => row.reference);
    for (const group of [p.jagId, p.youthJagId]) {
      for (const status of ["open", "on-hold"]) {
        const query = `group=${group}&status=${status}`;
        if (actor.permissions.has("cases:read") && actor.memberships.some((m) => m.groupId === group)) {
          const list = (await get(casesPage, actor, {}, `?${query}`)) as { cases: unknown };
          expect(await column(actor, `cases&${query}`, "Case")).toEqual(references(list.cases));
        }
      }
      const query = `group=${group}&status=awaiting-decision`;
      if (actor.permissions.has("referrals:read") && actor.memberships.some((m) => m.groupId === group)) {
        const list = (await get(referralsPage, actor, {}, `?${query}`)) as { referrals: unknown };
        expect(await column(actor, `referrals&${query}`, "Referral")).toEqual(references(list.referrals));
      }
    }
    const mine = (await get(ownActionsPage, actor)) as { own: unknown };
    expect((await column(actor, "own-actions", "Action")).slice(0, 20)).toEqual(references(mine.own));
    if (!actor.permissions.has("actions:overdue")) return;
    type Overdue = { actions: { reference: string; words: string | null }[]; count: number };
    const overdue = (await get(overduePage, actor)) as Overdue;
    const rows = overdue.count > 0 ? await csvOf(actor, "overdue-actions") : [];
    expect(rows.map((r) => [r.Action, r.What])).toEqual(
      overdue.actions.map((a) => [a.reference, a.words ?? "Not yours to read"]),
    );
    for (const filter of ["age=short", "age=middle", "age=long", `group=${p.jagId}`, "reason=to-be-named&age=long"]) {
      const narrowed = (await get(overduePage, actor, {}, `?${filter}`)) as Overdue & { download: string };
      const address = new URLSearchParams(narrowed.download.split("?")[1]);
      expect(address.get("list")).toBe("overdue-actions");
      address.delete("list");
      expect(await column(actor, `overdue-actions&${address.toString()}`, "Action")).toEqual(
        narrowed.actions.map((a) => a.reference),
      );
    }
  }

  async function column(actor: Actor, list: string, heading: string) {
    const answer = (await make(actor, list)) as { init?: { status: number }; headers?: Headers };
    if (answer.init?.status === 422) return [];
    const exportId = answer.headers?.get("Location")?.split("/").at(-1) ?? "";
    const text = await ((await get(fileLoader, actor, { exportId })) as Response).text();
    return (parse(text, { bom: true, columns: true }) as unknown as Record<string, string>[]).map((r) => r[heading]);
  }

  test("users by the list's own filters", async () => {
    const administrator = await anActor(db, p, { duties: ["administrator"], name: "Ada Example" });
    await anActor(db, p, { duties: ["executive"], name: "Eve Example" });
    for (const filter of ["", "&show=no-role", "&status=active", "&status=disabled", `&group=${p.jagId}`]) {
      const list = (await get(usersPage, administrator, {}, `?x=1${filter}`)) as { users: { name: string }[] };
      const rows = list.users.length > 0 ? await csvOf(administrator, `users${filter}`) : [];
      expect(rows.map((r) => r.Name)).toEqual(list.users.map((u) => u.name));
    }
  });

  test("the log by its filters, with no content of any event", async () => {
    const officer = await anActor(db, p, { duties: ["information-governance"] });
    await aCase(db, p);
    await made(chair, openCases(), { ...OWN, purpose: "Canary of the detail" });
    const rows = await csvOf(officer, "log&event=export.made");
    expect(rows).toEqual([
      expect.objectContaining({ When: "2026-04-01 10:00:00", What: "Made a list into a file", Rows: "1" }),
    ]);
    expect(JSON.stringify(rows)).not.toContain("Canary");
  });

  test("the figures of a quarter, as numbers", async () => {
    await aReferral(db, p, { received_on: "2026-02-20" });
    const manager = await anActor(db, p, { duties: ["manager"] });
    const received = { About: "Referrals", Measure: "Referrals received", Days: "1 January to 31 March 2026" };
    const inside = await csvOf(manager, "figures&quarter=2025-26-Q4");
    expect(inside).toContainEqual({ ...received, "Told apart by": "Group", "Of which": "JAG", Number: "1" });
    const outside = await csvOf(manager, "figures&quarter=2025-26-Q4", DISCLOSED);
    expect(outside).toContainEqual({ ...received, "Told apart by": "", "Of which": "", Number: "under 5" });
    expect(outside.filter((row) => row.Measure === "Referrals received" && row.Number === "1")).toEqual([]);
  });
});

function partsOf(zip: Buffer): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const parts: Record<string, string> = {};
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, opened) => {
      if (error) return reject(error);
      opened.on("end", () => resolve(parts));
      opened.on("entry", (entry: yauzl.Entry) => {
        opened.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const pieces: Buffer[] = [];
          stream.on("data", (piece: Buffer) => pieces.push(piece));
          stream.on("end", () => {
            parts[entry.fileName] = Buffer.concat(pieces).toString();
            opened.readEntry();
          });
        });
      });
      opened.readEntry();
    });
  });
}
