import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuid } from "uuid";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { loader as fileLoader } from "#app/routes/documents/$documentId.file/route.tsx";
import { action as removeAction } from "#app/routes/documents/$documentId.remove/route.tsx";
import { action as addAction } from "#app/routes/documents/records.$kind.$recordId_.new/route.tsx";
import { loader as listLoader } from "#app/routes/documents/records.$kind.$recordId/route.tsx";
import { useScanner } from "#app/services/documents/scanner.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  anIntervention,
  aPartnership,
  aRespondent,
  auditEvents,
  contextOf,
  get,
  type Handler,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { BYTES } from "./bytes.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-documents-"));
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let p: TestPartnership;
let member: Actor;
let caseId: string;
let orderId: string;
beforeEach(async () => {
  useDataFolder(folder);
  useScanner(null);
  db = await testDatabase();
  p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  caseId = (await aCase(db, p)).id;
  orderId = await anIntervention(db, p, { kind: "injunction", tier: "civil", case_id: caseId });
  await aRespondent(db, p, orderId);
});

async function add(actor: Actor, recordId = orderId) {
  const body = new FormData();
  body.set("formToken", formTokenOf(actor.sessionId));
  body.set("title", "Sealed order");
  body.set("kind", "order");
  body.set("file", new File([Buffer.from(BYTES.pdf)], "order.pdf"));
  const request = new Request("http://localhost/test", { method: "POST", body });
  const params = { kind: "intervention", recordId };
  return (addAction as Handler)({ request, params, context: contextOf(actor) }).catch((thrown: unknown) => thrown);
}
const list = (actor: Actor) => get(listLoader, actor, { kind: "intervention", recordId: orderId });
const statusOf = (answer: unknown) => (answer as Response).status;
const onlyDocument = () => db.selectFrom("document").selectAll().executeTakeFirstOrThrow();

describe("the documents of an order", () => {
  test("are added by whoever sees the order through its case, and stand in the log beside the order", async () => {
    expect(statusOf(await add(member))).toBe(302);
    expect(await onlyDocument()).toMatchObject({ context: "intervention", intervention_id: orderId, case_id: null });
    const added = (await auditEvents(db)).find(({ event }) => event === "document.added");
    expect(added).toMatchObject({ object_kind: "document", actor_id: member.id });
    const beside = await db.selectFrom("audit_object").selectAll().where("object_kind", "=", "intervention").execute();
    expect(beside).toMatchObject([{ object_id: orderId }]);
    const page = (await list(member)) as { documents: { title: string }[] };
    expect(page.documents.map(({ title }) => title)).toEqual(["Sealed order"]);
  });

  test("are not there for another group, another partnership, or somebody with a conflict of interest", async () => {
    await add(member);
    const { id: documentId } = await onlyDocument();
    const other = await aPartnership(db);
    const conflicted = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    await insert(db, "case_access", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: conflicted.id, access: "conflict" },
      ...{ reason: "A cousin", given_by: member.id, since: "2026-03-01T10:00:00.000Z", ended_at: null, version: 1 },
    });
    const strangers = [
      await anActor(db, p, { groups: { [p.adultsId]: "chair" } }),
      await anActor(db, other, { groups: { [other.jagId]: "chair" } }),
      conflicted,
    ];
    for (const stranger of strangers) {
      expect(statusOf(await list(stranger))).toBe(404);
      expect(statusOf(await get(fileLoader as Handler, stranger, { documentId }))).toBe(404);
      expect(statusOf(await add(stranger))).toBe(404);
    }
  });

  test("are added by nobody who is only named for the case, though they read them", async () => {
    const named = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    await insert(db, "case_access", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: named.id, access: "named" },
      ...{ reason: "Knows the family", since: "2026-03-01T10:00:00.000Z", version: 1 },
    });
    await add(member);
    expect(((await list(named)) as { documents: object[] }).documents).toHaveLength(1);
    expect(statusOf(await add(named))).toBe(403);
    expect(await db.selectFrom("document").selectAll().execute()).toHaveLength(1);
  });

  test("outside a case are removed by its officer, and by nobody who leads something else", async () => {
    const officer = await anActor(db, p, { groups: { [p.adultsId]: "chair" } });
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    orderId = await anIntervention(db, p, { officer_user_id: officer.id });
    await aRespondent(db, p, orderId);
    expect(statusOf(await add(officer))).toBe(302);
    const { id: documentId } = await onlyDocument();
    const removal = { reason: "The wrong letter", version: "1" };
    expect(statusOf(await post(removeAction as Handler, member, { documentId }, removal))).toBe(403);
    expect(statusOf(await post(removeAction as Handler, chair, { documentId }, removal))).toBe(404);
    expect((await onlyDocument()).removed_at).toBeNull();
    expect(statusOf(await post(removeAction as Handler, officer, { documentId }, removal))).toBe(302);
    expect((await onlyDocument()).removed_by).toBe(officer.id);
  });
});
