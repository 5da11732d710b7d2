import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { permissionsOf } from "#app/domain/access/permissions.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { loader as fileLoader } from "#app/routes/documents/$documentId.file/route.tsx";
import { action as removeAction } from "#app/routes/documents/$documentId.remove/route.tsx";
import { action as addAction } from "#app/routes/documents/records.$kind.$recordId_.new/route.tsx";
import { loader as listLoader } from "#app/routes/documents/records.$kind.$recordId/route.tsx";
import { useScanner } from "#app/services/documents/scanner.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, aPremises, auditEvents, contextOf, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { BYTES } from "./bytes.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-documents-"));
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let reader: Actor;
let asb: Actor;
let premisesId: string;
beforeEach(async () => {
  useDataFolder(folder);
  useScanner(null);
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  reader = { ...(await anActor(db, p)), permissions: permissionsOf(["premises-group"]) };
  asb = await anActor(db, p, { duties: ["asb-officer"] });
  premisesId = await aPremises(db, p, {});
});

async function add(actor: Actor) {
  const body = new FormData();
  body.set("formToken", formTokenOf(actor.sessionId));
  body.set("title", "The licence");
  body.set("kind", "order");
  body.set("file", new File([Buffer.from(BYTES.pdf)], "licence.pdf"));
  const request = new Request("http://localhost/test", { method: "POST", body });
  const params = { kind: "premises", recordId: premisesId };
  return (addAction as Handler)({ request, params, context: contextOf(actor) }).catch((thrown: unknown) => thrown);
}
const list = (actor: Actor) => get(listLoader, actor, { kind: "premises", recordId: premisesId });
const statusOf = (answer: unknown) => (answer as Response).status;

test("whoever records premises adds a document, beside which the premises stand in the log", async () => {
  expect(statusOf(await add(officer))).toBe(302);
  const document = await db.selectFrom("document").selectAll().executeTakeFirstOrThrow();
  expect(document).toMatchObject({ context: "premises", premises_id: premisesId, case_id: null });
  expect((await auditEvents(db)).map(({ event }) => event)).toContain("document.added");
  const beside = await db.selectFrom("audit_object").selectAll().where("object_kind", "=", "premises").execute();
  expect(beside).toMatchObject([{ object_id: premisesId }]);
  expect(await list(officer)).toMatchObject({ documents: [{ title: "The licence" }] });
});

test("whoever reads premises opens their documents, and adds and removes none; to others they are not there", async () => {
  await add(officer);
  const { id: documentId } = await db.selectFrom("document").select("id").executeTakeFirstOrThrow();
  expect(await list(reader)).toMatchObject({ documents: [{ title: "The licence" }] });
  expect(statusOf(await get(fileLoader as Handler, reader, { documentId }))).toBe(200);
  expect(statusOf(await add(reader))).toBe(403);
  const remove = (actor: Actor) => post(removeAction, actor, { documentId }, { version: "1", reason: "Wrong" });
  expect(statusOf(await remove(reader))).toBe(403);
  for (const answer of [await list(asb), await get(fileLoader, asb, { documentId }), await add(asb)])
    expect(statusOf(answer)).toBe(404);
  expect(statusOf(await remove(officer))).toBe(302);
});
