import { readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sweepFiles } from "#app/services/documents/sweep-files.ts";
import { BYTES } from "../documents/bytes.ts";
import { aCase, anActor, aPartnership } from "../factories.ts";
import type { HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { aWorld, randomFrom, size, type World } from "./world.ts";

// SECURITY R1 and S11: a document is whole, file and row, or it is not there.

const CLIENTS = 3;
let world: World;
let clients: HttpClient[];
let caseId: string;
beforeAll(async () => {
  world = await aWorld();
  const p = await aPartnership(world.db);
  caseId = (await aCase(world.db, p)).id;
  clients = [];
  for (let i = 0; i < CLIENTS; i++)
    clients.push(await world.signedIn(await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } })));
});
afterAll(() => world.close());

test(`${size(100)} kills while documents are added: each row has its file, and no other file is kept`, async () => {
  const { app, file, db } = world;
  const random = randomFrom(7);
  let acknowledged = 0;
  let kills = 0;
  for (let kill = 0; kill < size(100); kill++) {
    let isKilled = false;
    const before = acknowledged;
    const working = clients.map(async (client) => {
      while (!isKilled) {
        const answer = await added(client).catch(() => null);
        if (answer === null) return;
        expect(answer.status, answer.body.slice(0, 300)).toBe(302);
        acknowledged++;
      }
    });
    for (let waited = 0; acknowledged <= before && waited < 100; waited++) await sleep(10);
    await sleep(random.below(60));
    isKilled = true;
    await app.stop("SIGKILL");
    kills++;
    await Promise.all(working);
    await app.start();
  }
  const documents = path.join(app.dataDir, "documents");
  const rows = storedNames(file);
  expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
  const orphans = readdirSync(documents).filter((name) => !rows.includes(name));
  const withoutFile = rows.filter((name) => !readdirSync(documents).includes(name));
  expect(withoutFile, "rows without their file").toEqual([]);
  const later = new Date(Date.now() + 2 * 3_600_000);
  await sweepFiles({ db, now: later, documents, exports: path.join(app.dataDir, "exports") });
  expect(readdirSync(documents).sort()).toEqual([...rows].sort());
  figure(
    "R1",
    `${kills} kills while documents are added, ${count(rows.length)} kept`,
    `${withoutFile.length} without their file; ${orphans.length} files without a row, all swept away`,
  );
});

function added(client: HttpClient) {
  const edge = "edge-of-a-part";
  const field = (name: string, value: string) =>
    `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const fields = field("formToken", client.formToken) + field("title", "Visit") + field("kind", "report");
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(fields + head),
    BYTES.pdf,
    Buffer.alloc(200_000),
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  return client.send("POST", `/documents/records/case/${caseId}/new`, {
    headers: { Origin: client.origin, "Content-Type": `multipart/form-data; boundary=${edge}` },
    body,
  });
}

function storedNames(file: string) {
  const handle = new SQLite(file, { readonly: true });
  try {
    return handle.prepare("select stored_name from document").pluck().all() as string[];
  } finally {
    handle.close();
  }
}
