import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { filesFor, lengthWords } from "#app/domain/exports/disclosure.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { loader as donePage } from "#app/routes/exports/$exportId/route.tsx";
import { loader as fileLoader } from "#app/routes/exports/$exportId_.file/route.tsx";
import { loader as newPage } from "#app/routes/exports/new/route.tsx";
import { lengthOfExport, makeExport } from "#app/services/exports/make-export.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anAction, anActor, aPartnership, auditEvents, get, testDatabase } from "../factories.ts";

const MOST = { rows: 4, files: 3 };

describe("what is said before a file is made", () => {
  test.each([
    [0, "The list is empty: there is nothing to download"],
    [1, "The list has 1 row"],
    [20_000, "The list has 20,000 rows"],
    [20_001, "The list has 20,001 rows. It comes as 2 files of at most 20,000 rows each"],
    [200_000, "The list has 200,000 rows. It comes as 10 files of at most 20,000 rows each"],
    [200_001, "The list has more than 200,000 rows, which is more than can be made at once. Narrow it"],
  ])("of %s rows", (rows, words) => {
    expect(lengthWords(rows, { rows: 20_000, files: 10 })).toBe(words);
  });

  test("as many files as hold the rows, and no more", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 9 }), (rows, each) => {
        const files = filesFor(rows, { rows: each, files: 100 }) ?? 0;
        expect(files * each).toBeGreaterThanOrEqual(rows);
        expect((files - 1) * each).toBeLessThan(Math.max(rows, 1));
      }),
    );
  });
});

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-long-"));
const exportsFolder = path.join(folder, "exports");
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let owner: Actor;
let caseId: string;
beforeEach(async () => {
  rmSync(exportsFolder, { recursive: true, force: true });
  useDataFolder(folder);
  db = await testDatabase();
  const p = await aPartnership(db);
  owner = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  caseId = (await aCase(db, p)).id;
  partnership = p;
});
let partnership: Awaited<ReturnType<typeof aPartnership>>;

async function owned(count: number) {
  for (let i = 0; i < count; i++)
    await anAction(db, partnership, { case_id: caseId, owner_user_id: owner.id, raised_by: owner.id });
}
const asked = { list: "own-actions", filter: {} } as const;
const WHY = { format: "csv", destination: "own-use", purpose: "The meeting" } as const;
const make = (format: "csv" | "xlsx" = "csv") =>
  makeExport({ db, actor: owner, now: new Date(), folder: exportsFolder, most: MOST }, asked, { ...WHY, format });
const files = () => (existsSync(exportsFolder) ? readdirSync(exportsFolder) : []);

test.each([
  [1, [1]],
  [4, [4]],
  [5, [4, 1]],
  [8, [4, 4]],
  [12, [4, 4, 4]],
])("%s rows are files of %j, each row in exactly one, each file recorded", async (rows, expected) => {
  await owned(rows);
  const result = await make();
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  const done = (await get(donePage, owner, { exportId: result.id })) as { rows: number; files: { id: string }[] };
  expect(done.rows).toBe(rows);
  expect(done.files).toHaveLength(expected.length);
  const found: string[][] = [];
  for (const { id } of done.files) {
    const answer = (await get(fileLoader, owner, { exportId: id })) as Response;
    const which = expected.length > 1 ? `-${found.length + 1}-of-${expected.length}` : "";
    expect(answer.headers.get("Content-Disposition")).toContain(`-${result.id.slice(-6)}${which}.csv`);
    const lines = parse(await answer.text(), { bom: true, columns: true }) as unknown as Record<string, string>[];
    found.push(lines.map((line) => line.Action ?? ""));
  }
  expect(found.map((lines) => lines.length)).toEqual(expected);
  expect(new Set(found.flat()).size).toBe(rows);
  const disclosures = await db.selectFrom("disclosure").select(["row_count", "part", "parts", "first_id"]).orderBy("part").execute(); // prettier-ignore
  expect(disclosures).toEqual(
    expected.map((row_count, index) => ({
      ...{ row_count, part: index + 1, parts: expected.length },
      first_id: index === 0 ? null : result.id,
    })),
  );
  const events = (await auditEvents(db)).filter(({ event }) => event === "export.made");
  expect(events.map(({ result_count }) => result_count)).toEqual(expected);
  const objects = await db.selectFrom("audit_object").select("object_id").where("object_kind", "=", "action").where("event_id", "in", events.map(({ id }) => id)).execute(); // prettier-ignore
  expect(new Set(objects.map((o) => o.object_id)).size).toBe(rows);
});

test("the way to a later file leads to the first; nobody else finds either", async () => {
  await owned(5);
  const result = await make("xlsx");
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  const { files: made } = (await get(donePage, owner, { exportId: result.id })) as {
    files: { id: string; rows: string }[];
  };
  expect(made.map(({ rows }) => rows)).toEqual(["1 to 4", "5 to 5"]);
  const exportId = made[1]?.id ?? "";
  expect(((await get(donePage, owner, { exportId })) as Response).headers.get("Location")).toBe(
    `/exports/${result.id}`,
  );
  const other = await anActor(db, partnership, { groups: { [partnership.jagId]: "member" } });
  for (const id of [result.id, exportId]) {
    expect(await get(donePage, other, { exportId: id })).toMatchObject({ status: 404 });
    expect(await get(fileLoader, other, { exportId: id })).toMatchObject({ status: 404 });
  }
});

test("more than all files hold is refused, with nothing left behind and nothing recorded", async () => {
  await owned(13);
  expect(await make()).toMatchObject({
    kind: "refused",
    refusal: { message: expect.stringContaining("more than 12 rows") as string },
  });
  expect(files()).toEqual([]);
  expect(await db.selectFrom("disclosure").select("id").execute()).toEqual([]);
});

test("the rows are counted first, no further than it matters, and the page says how many", async () => {
  const count = async (most = MOST) => (await lengthOfExport({ db, actor: owner, now: new Date(), most }, asked)).rows;
  expect(await get(newPage, owner, {}, "?list=own-actions")).toMatchObject({ files: 0, length: lengthWords(0, MOST) });
  await owned(13);
  expect(await count({ rows: 100, files: 1 })).toBe(13);
  expect(await count()).toBe(13);
  expect(await count({ rows: 5, files: 2 })).toBe(11);
  expect(await get(newPage, owner, {}, "?list=own-actions")).toMatchObject({
    files: 1,
    length: "The list has 13 rows",
  });
});
