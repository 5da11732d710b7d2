import { existsSync } from "node:fs";
import path from "node:path";
import { addDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { action as newAction, loader as newLoader } from "#app/routes/admin/imports.new/route.tsx";
import { expireFiles } from "#app/services/imports/expire-files.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, contextOf, get, type Handler, insert, testDatabase } from "../factories.ts";
import type { TestPartnership } from "../factories.ts";
import { checked, folder, NOW } from "./office.ts";

let db: Executor;
let p: TestPartnership;
let actor: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  actor = await anActor(db, p, { duties: ["administrator"] });
});

const set = (key: string, value: number, partnershipId = p.partnershipId) =>
  insert(db, "setting_change", {
    ...{ id: uuid(), partnership_id: partnershipId, key: `imports.${key}`, value: String(value) },
    ...{ from_day: "2026-01-01", reason: "Agreed", recorded_by: null, recorded_at: "2026-01-01T10:00:00.000Z" },
  });

function send(content: string, kind = "postcodes") {
  const body = new FormData();
  body.append("formToken", formTokenOf(actor.sessionId));
  body.append("kind", kind);
  body.append("file", new File([content], "postcodes.csv"));
  const request = new Request("http://localhost/test", { method: "POST", body });
  return (newAction as Handler)({ request, params: {}, context: contextOf(actor) });
}

const rows = (count: number) =>
  `postcode,beat\n${Array.from({ length: count }, (_, i) => `LE11 ${i % 10}A${String.fromCharCode(65 + (i % 8))},62`).join("\n")}\n`;

test("a file larger than the setting is refused at its field, and the page says how large it may be", async () => {
  expect(await get(newLoader, actor)).toMatchObject({ megabytes: 100, keptDays: 30 });
  await set("most-megabytes", 1);
  expect(await get(newLoader, actor)).toMatchObject({ megabytes: 1 });
  expect(await send(`postcode,beat\n${"x".repeat(1_000_001)}`)).toMatchObject({
    init: { status: 413 },
    data: { errors: { file: "The file must be smaller than 1MB" } },
  });
  expect(await db.selectFrom("import_run").select("id").execute()).toEqual([]);
});

test("a file with more columns than the setting is refused at its field", async () => {
  await set("most-columns", 10);
  const line = (cells: number) => Array.from({ length: cells }, (_, i) => `c${i}`).join(",");
  expect(await send(`${line(11)}\n`)).toMatchObject({
    init: { status: 422 },
    data: { errors: { file: "The file has 11 columns. A file to load may have 10" } },
  });
  expect(await send(`${line(10)}\n`)).toMatchObject({ status: 302 });
  expect(await send(`${line(10)},,,\n`)).toMatchObject({ status: 302 });
});

test("a list where boundaries are asked for is refused in the words of the page", async () => {
  const result = (await send("code,name\nE01000001,A\n", "lsoa-boundaries")) as {
    data: { errors: Record<string, string> };
  };
  expect(result.data.errors.file).toBe("Choose a GeoJSON file for boundaries of LSOAs");
});

test("a later line with more columns than the setting, or more rows, stops the check and says where", async () => {
  await set("most-columns", 10);
  expect(await checked(db, actor, "postcodes", `postcode,beat\nLE11 1AB,62${",x".repeat(9)}\n`)).toMatchObject({
    status: "failed",
    problem: "Line 2: There are 11 columns. A file to load may have 10",
  });
  await set("most-rows", 1_000);
  expect(await checked(db, actor, "postcodes", rows(1_000))).toMatchObject({ status: "checked", rows_read: 1_000 });
  expect(await checked(db, actor, "postcodes", rows(1_001))).toMatchObject({
    status: "failed",
    problem: "A file of postcodes may hold 1,000 rows. Cut it into several",
  });
});

test("each partnership's files go after as many days as it has set, with what was read of them", async () => {
  const other = await aPartnership(db);
  const stranger = await anActor(db, other, { duties: ["administrator"] });
  await set("keep-file-days", 7);
  const ours = await checked(db, actor, "postcodes", rows(3));
  const theirs = await checked(db, stranger, "postcodes", rows(3));
  const isThere = (run: { stored_as: string | null }) => existsSync(path.join(folder, run.stored_as ?? ""));
  expect((await expireFiles({ db, folder, now: addDays(NOW, 7) })).files).toBe(0);
  expect((await expireFiles({ db, folder, now: addDays(NOW, 8) })).files).toBe(1);
  expect([isThere(ours), isThere(theirs)]).toEqual([false, true]);
  expect((await expireFiles({ db, folder, now: addDays(NOW, 30) })).files).toBe(0);
  expect((await expireFiles({ db, folder, now: addDays(NOW, 31) })).files).toBe(1);
  const given = await db.selectFrom("import_row").select("given").where("given", "is not", null).execute();
  expect(given).toEqual([]);
});
