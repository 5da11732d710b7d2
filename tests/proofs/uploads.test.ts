import { existsSync, readdirSync, statSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BYTES } from "../documents/bytes.ts";
import { aCase, anActor, aPartnership } from "../factories.ts";
import type { HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { aWorld, type World } from "./world.ts";

// SECURITY S11: a file is what its bytes are, of the kinds that are let in; no larger than allowed, while it comes; under a random
// name that no address reaches; saved and never shown.

let world: World;
let client: HttpClient;
let caseId: string;
beforeAll(async () => {
  world = await aWorld();
  const p = await aPartnership(world.db);
  caseId = (await aCase(world.db, p)).id;
  client = await world.signedIn(await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } }));
});
afterAll(() => world.close());

const EDGE = "edge-of-a-part";
const isFull = Boolean(process.env.PROVE);
const stored = () => world.db.selectFrom("document").selectAll().orderBy("id").execute();
const filesIn = (folder: string) => {
  const at = path.join(world.app.dataDir, folder);
  return existsSync(at) ? readdirSync(at) : [];
};

function head(name: string, type: string) {
  const field = (key: string, value: string) =>
    `--${EDGE}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
  const fields = field("formToken", client.formToken) + field("title", "Visit of Ada") + field("kind", "report");
  return `${fields}--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
}
const HEADERS = { "Content-Type": `multipart/form-data; boundary=${EDGE}` };
const address = () => `/documents/records/case/${caseId}/new`;

function send(bytes: Buffer, name: string, type: string) {
  const body = Buffer.concat([Buffer.from(head(name, type)), bytes, Buffer.from(`\r\n--${EDGE}--\r\n`)]);
  return client.send("POST", address(), { headers: { Origin: client.origin, ...HEADERS }, body });
}

const NAMES = ["a.pdf", "a.docx", "a.xlsx", "a.odt", "a.ods", "a.png", "a.jpg", "a.heic", "a.txt", "a.csv", "a.eml", "a.msg", "a.zip", "a.exe", "a.html", "a.svg", "a"]; // prettier-ignore
/** What these bytes are, whatever they are called; and what no name makes fit. */
const BY_BYTES = { pdf: "pdf", png: "png", jpeg: "jpeg", heic: "heic", docx: "docx", xlsx: "xlsx", odt: "odt", ods: "ods", msg: "msg" } as const; // prettier-ignore
const NEVER = ["exe", "elf", "docm", "zip", "oldWord", "noise"] as const;
/** Words have no sign of their own at their head: the name says which of these they are, and makes nothing else of them. */
const BY_NAME: Partial<Record<keyof typeof BYTES, Record<string, string>>> = {
  text: { "a.txt": "txt", "a.csv": "csv" },
  csv: { "a.txt": "txt", "a.csv": "csv" },
  html: { "a.txt": "txt", "a.csv": "csv" },
  eml: { "a.txt": "txt", "a.csv": "csv", "a.eml": "eml" },
};

function expectedOf(kind: keyof typeof BYTES, name: string): string | null {
  if ((NEVER as readonly string[]).includes(kind)) return null;
  return Object.hasOwn(BY_BYTES, kind) ? BY_BYTES[kind as keyof typeof BY_BYTES] : (BY_NAME[kind]?.[name] ?? null);
}

test("each kind of bytes under each kind of name is taken for what it is, or refused and gone", async () => {
  const wrong: string[] = [];
  let [sent, kept, refused] = [0, 0, 0];
  const kinds = Object.keys(BYTES) as (keyof typeof BYTES)[];
  for (const [k, kind] of kinds.entries()) {
    const names = isFull ? NAMES : NAMES.filter((_, n) => n % 8 === k % 8);
    for (const name of names) {
      const before = await stored();
      const { status } = await send(BYTES[kind], name, "application/pdf");
      sent++;
      const expected = expectedOf(kind, name);
      const [row] = (await stored()).slice(before.length);
      if (status !== (expected === null ? 422 : 302)) wrong.push(`${kind} as ${name}: ${status}`);
      if ((row?.content ?? null) !== expected) wrong.push(`${kind} as ${name}: kept as ${row?.content ?? "nothing"}`);
      if (row) kept++;
      else refused++;
    }
  }
  expect(wrong).toEqual([]);
  const rows = await stored();
  expect(filesIn("documents").sort()).toEqual(rows.map((row) => row.stored_name).sort());
  expect(filesIn("uploads")).toEqual([]);
  for (const { stored_name: name } of rows) expect(name).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(path.relative(path.resolve("build/client"), world.app.dataDir)).toMatch(/^\.\./);
  figure(
    "S11",
    `${kinds.length} kinds of bytes under ${NAMES.length} names, ${sent} uploads`,
    `${kept} kept as what they are, under random names outside of what is served; ${refused} refused and gone; ${wrong.length} wrong`,
  );
});

test("what is kept is saved and never shown, under no name of its sender's, and reached by its own address alone", async () => {
  const rows = await stored();
  let opened = 0;
  for (const { id, stored_name: name, content } of rows) {
    const { status, headers } = await client.get(`/documents/${id}/file`);
    expect(status, content).toBe(200);
    expect(headers["content-disposition"], content).toMatch(/^attachment; filename="[A-Za-z0-9-]+\.[a-z]+"$/);
    expect(headers["content-disposition"], content).not.toContain("Ada");
    expect(headers["x-content-type-options"], content).toBe("nosniff");
    // Of two policies a browser keeps both.
    expect(headers["content-security-policy"], content).toMatch(/, sandbox; default-src 'none'$/);
    expect(headers["content-type"], content).not.toMatch(/html|svg|xml;|script/);
    expect(headers["cache-control"], content).toBe("no-store");
    opened++;
    if (!isFull && opened > 5) break;
    for (const at of [name, `documents/${name}`, `assets/${name}`, `assets/../../documents/${name}`, `assets/..%2f..%2f${name}`, `documents/${name}/file`, `data/documents/${name}`])
      expect((await client.get(`/${at}`)).status, at).toBeGreaterThanOrEqual(400);
    expect((await world.signedOut().get(`/documents/${id}/file`)).status).toBe(401);
  } // prettier-ignore
  expect(opened).toBeGreaterThan(5);
  figure("S11", `${opened} kept files opened`, `${opened} attachments with nosniff and a sandbox of their own`);
});

/** Sends a file without end, until there is an answer: how much was taken, and how much of it lay on the disk at the most. */
function endless(announced: number | undefined) {
  const chunk = Buffer.alloc(1_000_000);
  let [sent, most, status] = [0, 0, 0];
  const length: Record<string, string> = announced ? { "Content-Length": String(announced) } : {};
  return new Promise<{ sent: number; most: number; status: number }>((ended) => {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const url = new URL(world.app.url);
    const headers = { ...HEADERS, ...length, Origin: client.origin, Cookie: cookie };
    const posting = request({ host: "localhost", port: url.port, method: "POST", path: address(), headers });
    posting.on("response", (answer) => {
      status = answer.statusCode ?? 0;
      answer.resume();
    });
    posting.on("error", () => {});
    const sizes = () =>
      filesIn("uploads").reduce((sum, name) => sum + (statSync(path.join(world.app.dataDir, "uploads", name), { throwIfNoEntry: false })?.size ?? 0), 0); // prettier-ignore
    const feed = async () => {
      posting.write(Buffer.concat([Buffer.from(head("a.pdf", "application/pdf")), BYTES.pdf]));
      while (status === 0 && sent < 300_000_000 && !posting.destroyed) {
        const goesOn = posting.write(chunk);
        sent += chunk.length;
        most = Math.max(most, sizes());
        if (!goesOn) await Promise.race([new Promise((drained) => posting.once("drain", drained)), sleep(500)]);
      }
      for (let waited = 0; status === 0 && waited < 200; waited++) await sleep(50);
      posting.destroy();
      ended({ sent, most, status });
    };
    void feed();
  });
}

test("a file that is too large is refused while it comes, whatever length it says it has", async () => {
  const before = (await stored()).length;
  const told: number[] = [];
  for (const announced of [undefined, 300_000_000]) {
    const { sent, most, status } = await endless(announced);
    expect(status).toBe(413);
    expect(sent, "the rest is not waited for").toBeLessThan(300_000_000);
    // The setting's own value: 25 MB, and what was on its way.
    expect(most).toBeLessThan(30_000_000);
    told.push(sent);
  }
  for (let waited = 0; filesIn("uploads").length > 0 && waited < 100; waited++) await sleep(50);
  expect(filesIn("uploads")).toEqual([]);
  expect((await stored()).length).toBe(before);
  expect((await client.get("/health")).status).toBe(200);
  figure(
    "S11",
    `${told.length} files of 300 MB, with their length and without`,
    `${told.length} answered 413 after ${told.map((sent) => `${count(Math.round(sent / 1_000_000))} MB`).join(" and ")}, nothing left on the disk`,
  );
});
