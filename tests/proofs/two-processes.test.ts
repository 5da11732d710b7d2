import { execFile } from "node:child_process";
import { copyFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import SQLite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import { aPartnership, anActor } from "../factories.ts";
import { BUILT } from "../support/app.ts";
import type { HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { faultsOf } from "./whole.ts";
import { type Saved, work } from "./work.ts";
import { aWorld, type World } from "./world.ts";

// SECURITY R6: no "database is locked" reaches a person.

const run = promisify(execFile);
let world: World;
let place: { groupId: string; agencyId: string };
const clients: HttpClient[] = [];
let actor: Awaited<ReturnType<typeof anActor>>;
beforeAll(async () => {
  world = await aWorld();
  const p = await aPartnership(world.db);
  place = { groupId: p.jagId, agencyId: p.policeId };
  for (let i = 0; i < 3; i++)
    clients.push(await world.signedIn(await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } })));
  actor = await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } });
});
afterAll(() => world.close());

const SECONDS = process.env.PROVE ? 600 : 20;

test(`server, commands, another writer, a backup and a long reader share one file for ${SECONDS} seconds`, async () => {
  const { app, db, file } = world;
  const end = Date.now() + SECONDS * 1000;
  const isOver = () => Date.now() > end;
  const acknowledged: Saved[] = [];
  const done = { transactions: 0, commands: 0, reads: 0, backups: 0 };
  const settings: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATA_DIR: app.dataDir,
  };

  const writer = async () => {
    while (!isOver()) {
      await inTransaction(db, async (trx) => {
        await trx.selectFrom("audit_event").select("id").limit(10).execute();
        await insertAuditEvent(trx, actor, new Date(), {
          category: "system",
          event: "audit.found-whole",
          objectKind: "audit",
          objectId: null,
        });
      });
      done.transactions++;
      await sleep(2);
    }
  };
  const commands = async () => {
    while (!isOver()) {
      await run(process.execPath, [BUILT, "migrate"], { env: settings });
      const { stdout } = await run(process.execPath, [BUILT, "audit", "verify", "--json"], { env: settings });
      expect(JSON.parse(stdout)).toMatchObject({ ok: true });
      done.commands += 2;
    }
  };
  // A report of its own, which keeps what it reads from being written back while it lasts.
  const reader = async () => {
    while (!isOver()) {
      const handle = new SQLite(file, { readonly: true });
      handle.exec("begin");
      const before = handle.prepare("select count(*) from audit_event").pluck().get();
      await sleep(3000);
      expect(handle.prepare("select count(*) from audit_event").pluck().get()).toBe(before);
      handle.exec("commit");
      handle.close();
      done.reads++;
    }
  };
  const backups = async () => {
    while (!isOver()) {
      const handle = new SQLite(file, { readonly: true });
      const copy = `${file}.copy`;
      await handle.backup(copy);
      handle.close();
      expect(faultsOf(copy, [])).toEqual([]);
      copyFileSync(copy, `${copy}.kept`);
      done.backups++;
      await sleep(1000);
    }
  };
  await Promise.all([
    ...clients.map((client, i) => work(client, place, `Client ${i}`, (saved) => acknowledged.push(saved), isOver)),
    writer(),
    commands(),
    reader(),
    backups(),
  ]);
  const locked = app.logged().match(/SQLITE_BUSY|SQLITE_LOCKED|database is locked|"status":5\d\d/g) ?? [];
  expect(locked).toEqual([]);
  figure(
    "R6",
    `${Math.round((Date.now() - end) / 1000) + SECONDS} seconds of ${count(acknowledged.length)} forms, ${count(done.transactions)} transactions of another process, ${done.commands} commands, ${done.reads} long reads and ${done.backups} backups`,
    `${locked.length} locked`,
  );
  expect(faultsOf(file, acknowledged)).toEqual([]);
});
