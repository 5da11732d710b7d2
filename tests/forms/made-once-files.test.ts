import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuid } from "uuid";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import * as newImportPage from "#app/routes/admin/imports.new/route.tsx";
import * as newDocumentPage from "#app/routes/documents/records.$kind.$recordId_.new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, auditEvents, contextOf, get, type Handler, testDatabase } from "../factories.ts";
import { BYTES } from "../documents/bytes.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-once-"));
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let actor: Actor;
let documentParams: Record<string, string>;
beforeEach(async () => {
  for (const kept of ["uploads", "documents"]) rmSync(path.join(folder, kept), { recursive: true, force: true });
  useDataFolder(folder);
  db = await testDatabase();
  const p = await aPartnership(db);
  actor = await anActor(db, p, { duties: ["administrator"], groups: { [p.jagId]: "chair" } });
  documentParams = { kind: "case", recordId: (await aCase(db, p)).id };
});

type Form = {
  page: { loader: unknown; action: unknown };
  table: "document" | "import_run";
  files: "documents" | "uploads";
  params: () => Record<string, string>;
  fields: Record<string, string>;
  file: () => File;
};
const forms: Record<string, Form> = {
  document: {
    page: newDocumentPage,
    table: "document",
    files: "documents",
    params: () => documentParams,
    fields: { title: "Visit", kind: "report" },
    file: () => new File([Buffer.from(BYTES.pdf)], "visit.pdf"),
  },
  import: {
    page: newImportPage,
    table: "import_run",
    files: "uploads",
    params: () => ({}),
    fields: { kind: "agencies" },
    file: () => new File(["Name,Kind\nExample Police,Police\n"], "agencies.csv"),
  },
};

function send({ page, params, fields, file }: Form, more: Record<string, string>) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ formToken: formTokenOf(actor.sessionId), ...fields, ...more }))
    body.set(name, value);
  body.set("file", file());
  const request = new Request("http://localhost/test", { method: "POST", body });
  return (page.action as Handler)({ request, params: params(), context: contextOf(actor) }) as Promise<Response>;
}

async function made({ table, files }: Form) {
  const rows = await db.selectFrom(table).select("id").execute();
  return { rows: rows.length, files: readdirSync(path.join(folder, files)).length };
}

describe.each(Object.entries(forms))("the form that brings a file: %s", (_name, form) => {
  test("sent again it makes no second, keeps no second file, and answers as at first", async () => {
    const { once } = (await get(form.page.loader as Handler, actor, form.params())) as { once: string };
    const first = await send(form, { once });
    const events = (await auditEvents(db)).length;
    const second = await send(form, { once });
    expect(first.status).toBe(302);
    expect([second.status, second.headers.get("Location")]).toEqual([302, first.headers.get("Location")]);
    expect(await made(form)).toEqual({ rows: 1, files: 1 });
    expect(await auditEvents(db)).toHaveLength(events);
  });

  test("sent twice at the same moment it makes one", async () => {
    const once = uuid();
    const answers = await Promise.all([send(form, { once }), send(form, { once })]);
    expect(new Set(answers.map((answer) => answer.headers.get("Location"))).size).toBe(1);
    expect(await made(form)).toEqual({ rows: 1, files: 1 });
  });

  test("without a token it is taken each time", async () => {
    await send(form, {});
    await send(form, {});
    expect(await made(form)).toEqual({ rows: 2, files: 2 });
  });
});
