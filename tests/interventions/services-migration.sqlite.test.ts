import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { afterAll, expect, test } from "vitest";
import { TEMPLATES } from "#app/domain/groups/charnwood-template.ts";
import { fold } from "#app/domain/search/fold.ts";
import { openDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { inTransaction } from "#db/transaction.ts";
import { MIGRATIONS } from "../../migrations/all.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-services-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a partnership of before has the services that a new one of its template begins with, and no other has any", async () => {
  const db = openDatabase(`file:${path.join(folder, "before.db")}`);
  await migrate(db, MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name.startsWith("0030")))); // prettier-ignore
  const [charnwood, other] = [uuid(), uuid()];
  await inTransaction(db, async (trx) => {
    for (const [id, name, template] of [[charnwood, "Charnwood", "charnwood"], [other, "Melton", "empty"]])
      await sql`insert into partnership (id, name, template, created_at, version)
        values (${id}, ${name}, ${template}, '2026-05-01T09:00:00.000Z', 1)`.execute(trx);
  }); // prettier-ignore
  await migrate(db, MIGRATIONS);
  const given = await db.selectFrom("support_service").selectAll().execute();
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  expect(given.sort(byName)).toMatchObject(
    [...TEMPLATES.charnwood.services].sort(byName).map(({ name, isForVictims }) => ({
      ...{ partnership_id: charnwood, name, name_folded: fold(name), is_for_victims: isForVictims ? 1 : 0 },
      ...{ retired_on: null, version: 1 },
    })),
  );
  await db.destroy();
});
