import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, expect, test } from "vitest";
import { z } from "zod/mini";
import { useDataFolder } from "#app/http/data-folder.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { guardedUpload } from "#app/http/guard.server.ts";
import { receiveUpload } from "#app/http/upload.server.ts";
import { aPartnership, anActor, contextOf, type Handler, testDatabase } from "../factories.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-upload-"));
const uploads = path.join(folder, "uploads");
const MAX = 1000;
const wanted = { maxBytes: MAX, field: "file" };

beforeEach(() => {
  rmSync(uploads, { recursive: true, force: true });
  useDataFolder(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const left = () => (existsSync(uploads) ? readdirSync(uploads) : []);

function posted(parts: [string, string | File][]) {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  return new Request("http://localhost/test", { method: "POST", body });
}

/** A body in pieces that come one after another, and how many of them were asked for. */
function streamed(pieces: (string | Uint8Array)[], boundary = "edge") {
  let asked = 0;
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces[asked++];
      if (piece === undefined) controller.close();
      else controller.enqueue(Buffer.from(piece as string));
    },
  });
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const request = new Request("http://localhost/test", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  });
  return { request, asked: () => asked };
}
const fileHead = (name: string, field = "file") =>
  `--edge\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;

test("a file is written as it comes, under a random name that only its owner reads", async () => {
  const upload = await receiveUpload(posted([["kind", "postcodes"], ["file", new File(["a,b\n1,2\n"], "Ward list.csv")]]), wanted); // prettier-ignore
  if (upload.kind !== "received") throw new Error(upload.message);
  expect(upload).toMatchObject({ originalName: "Ward list.csv", size: 8 });
  expect(upload.fields.get("kind")).toBe("postcodes");
  expect(readFileSync(upload.path, "utf8")).toBe("a,b\n1,2\n");
  expect(path.basename(upload.path)).toMatch(/^[0-9a-f-]{36}$/);
  expect(statSync(upload.path).mode & 0o777).toBe(0o600);
  await upload.discard();
  expect(left()).toEqual([]);
});

test("what is kept stays", async () => {
  const upload = await receiveUpload(posted([["file", new File(["x"], "a.csv")]]), wanted);
  if (upload.kind !== "received") throw new Error(upload.message);
  upload.keep();
  await upload.discard();
  expect(left()).toEqual([path.basename(upload.path)]);
});

test.each([
  ["a path of Windows", "C:\\Users\\sam\\list.csv", "list.csv"],
  ["a path upwards", "../../etc/passwd", "passwd"],
  ["a name that turns the writing round", "list\u202Evsc.exe", "listvsc.exe"],
  ["a name that is too long", `${"n".repeat(400)}.csv`, "n".repeat(200)],
])("of %s the name alone is left", async (_, given, originalName) => {
  const upload = await receiveUpload(posted([["file", new File(["x"], given)]]), wanted);
  expect(upload).toMatchObject({ kind: "received", originalName });
});

test.each([
  ["no file chosen", [["file", new File([], "")]], "no-file", 400, "Choose a file"],
  ["no file field", [["kind", "postcodes"]], "no-file", 400, "Choose a file"],
  ["a file in another field", [["other", new File(["x"], "a.csv")]], "no-file", 400, "Choose a file"],
  ["an empty file", [["file", new File([], "a.csv")]], "empty", 400, "The file is empty"],
  ["one byte too many", [["file", new File(["x".repeat(MAX + 1)], "a.csv")]], "too-large", 413, "The file must be smaller than 1KB"],
  ["two files", [["file", new File(["x"], "a.csv")], ["file", new File(["y"], "b.csv")]], "two-files", 400, "Choose one file only"],
] as [string, [string, string | File][], string, number, string][])("%s is refused and leaves nothing", async (_, parts, reason, status, message) => {
  expect(await receiveUpload(posted([["name", "kept"], ...parts]), wanted)).toMatchObject({ kind: "refused", reason, status, message });
  expect(left()).toEqual([]);
}); // prettier-ignore

test("a file of the largest size is let in", async () => {
  const upload = await receiveUpload(posted([["file", new File(["x".repeat(MAX)], "a.csv")]]), wanted);
  expect(upload).toMatchObject({ kind: "received", size: MAX });
});

test("a file of 300 MB is refused while it comes: the rest of it is never asked for", async () => {
  const piece = new Uint8Array(1_000_000);
  const { request, asked } = streamed([fileHead("large.csv"), ...Array<Uint8Array>(300).fill(piece)]);
  const upload = await receiveUpload(request, { maxBytes: 5_000_000, field: "file" });
  expect(upload).toMatchObject({ reason: "too-large", status: 413 });
  expect(asked()).toBeLessThan(20);
  expect(left()).toEqual([]);
});

test("of a body that says it is too large only what was typed before the file is read, to be shown again", async () => {
  const piece = new Uint8Array(100_000);
  const title = '--edge\r\nContent-Disposition: form-data; name="title"\r\n\r\nA long letter\r\n';
  const { request, asked } = streamed([title, fileHead("large.csv"), ...Array<Uint8Array>(100).fill(piece)]);
  request.headers.set("content-length", "300000000");
  const upload = await receiveUpload(request, wanted);
  expect(upload).toMatchObject({ reason: "too-large", status: 413 });
  expect(upload.fields.get("title")).toBe("A long letter");
  expect(asked()).toBeLessThan(10);
  expect(left()).toEqual([]);
});

test.each([
  ["another kind of body", new Request("http://localhost/test", { method: "POST", body: "a=b" }), 415],
  ["no boundary", new Request("http://localhost/test", { method: "POST", body: "x", headers: { "content-type": "multipart/form-data" } }), 400],
  ["a body that breaks off", streamed([fileHead("a.csv"), "half"]).request, 400],
  ["a body that breaks off in a heading", streamed(["--edge\r\nContent-Dispo"]).request, 400],
  ["too many fields", posted(Array.from({ length: 200 }, (_, i) => [`f${i}`, "x"])), 413],
  ["a field that is too long", posted([["name", "x".repeat(200_000)]]), 413],
] as [string, Request, number][])("%s is refused and leaves nothing", async (_, request, status) => {
  const thrown = await receiveUpload(request, { maxBytes: 1_000_000, field: "file" }).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Response);
  expect((thrown as Response).status).toBe(status);
  expect(left()).toEqual([]);
}); // prettier-ignore

test.each([
  ["with its file", "edge", `${fileHead("a.csv")}a,b\r\n--edge--\r\n`, "received"],
  ["whose edge has no name, and which ends at its first", "", "------Web\r\nA: b\r\n\r\nx\r\n------Web\r\n", "refused"],
])("a form %s is read, however much comes behind its end, piece by piece", async (_, edge, form, kind) => {
  const pieces = [form, ...Array<string>(100).fill("more".repeat(1000))];
  const body = new ReadableStream({
    async pull(controller) {
      await sleep(1);
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(Buffer.from(piece));
    },
  });
  const headers = { "content-type": `multipart/form-data; boundary=${edge}` };
  const request = new Request("http://localhost/test", { method: "POST", body, headers, duplex: "half" });
  expect(await receiveUpload(request, wanted)).toMatchObject({ kind });
  expect(left()).toHaveLength(kind === "received" ? 1 : 0);
});

test("a form of words alone is one without a file", async () => {
  const request = new Request("http://localhost/test", { method: "POST", body: new URLSearchParams({ kind: "x" }) });
  const upload = await receiveUpload(request, wanted);
  expect(upload).toMatchObject({ kind: "refused", reason: "no-file", status: 400 });
  expect(upload.fields.get("kind")).toBe("x");
});

test("two at once do not touch each other", async () => {
  const both = await Promise.all(
    ["one", "two"].map((text) => receiveUpload(posted([["file", new File([text], "same.csv")]]), wanted)),
  );
  expect(both.map((u) => (u.kind === "received" ? readFileSync(u.path, "utf8") : u.message))).toEqual(["one", "two"]);
});

test("a page takes a file from whoever may send one, with the form token before it, and keeps nothing unasked", async () => {
  const db = await testDatabase();
  const p = await aPartnership(db);
  const administrator = await anActor(db, p, { duties: ["administrator"] });
  const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  let handled = 0;
  const action = guardedUpload("agencies:manage", z.object({}), wanted, async ({ upload }) => {
    handled++;
    return {
      name: upload.kind === "received" ? upload.originalName : upload.message,
      fields: [...upload.fields.keys()],
    };
  }) as Handler;
  const file: [string, File] = ["file", new File(["x"], "a.csv")];
  const ask = (parts: [string, string | File][], actor: Parameters<typeof contextOf>[0]) =>
    action({ request: posted(parts), params: {}, context: contextOf(actor) }).catch((thrown: unknown) => thrown);
  const token: [string, string] = ["formToken", formTokenOf(administrator.sessionId)];

  expect(await ask([token, ["kind", "x"], file], administrator)).toEqual({ name: "a.csv", fields: ["kind"] });
  expect(await ask([file, token], administrator)).toMatchObject({ status: 403 });
  expect(await ask([file], administrator)).toMatchObject({ status: 403 });
  expect(await ask([["kind", "x"]], administrator)).toMatchObject({ status: 403 });
  expect(await ask([["formToken", formTokenOf(member.sessionId)], file], member)).toMatchObject({ status: 403 });
  expect(await ask([token, file], null)).toMatchObject({ init: { status: 401 } });
  expect(handled).toBe(1);
  expect(left()).toEqual([]);
});
