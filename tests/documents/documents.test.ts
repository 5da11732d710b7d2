import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v4, v7 as uuid } from "uuid";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { loader as actionPage } from "#app/routes/actions/$actionId/route.tsx";
import { loader as casePage } from "#app/routes/cases/cases.$caseId/route.tsx";
import { loader as referralPage } from "#app/routes/cases/referrals.$referralId/route.tsx";
import { loader as fileLoader } from "#app/routes/documents/$documentId.file/route.tsx";
import { action as removeAction, loader as removeLoader } from "#app/routes/documents/$documentId.remove/route.tsx";
import { action as addAction } from "#app/routes/documents/records.$kind.$recordId_.new/route.tsx";
import { loader as listLoader } from "#app/routes/documents/records.$kind.$recordId/route.tsx";
import { scanAgain } from "#app/services/documents/scan-again.ts";
import { scanFile, useScanner } from "#app/services/documents/scanner.ts";
import { sweepFiles } from "#app/services/documents/sweep-files.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aReferral,
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
const documents = path.join(folder, "documents");
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let caseId: string;
beforeEach(async () => {
  rmSync(documents, { recursive: true, force: true });
  rmSync(path.join(folder, "uploads"), { recursive: true, force: true });
  useDataFolder(folder);
  useScanner(null);
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  caseId = (await aCase(db, p)).id;
});

type Sent = { bytes?: Uint8Array; name?: string; title?: string; kind?: string; to?: { kind: string; id: string } };

function add(actor: Actor, { bytes = BYTES.pdf, name = "a.pdf", title = "Visit", kind = "report", to }: Sent = {}) {
  const body = new FormData();
  body.set("formToken", formTokenOf(actor.sessionId));
  body.set("title", title);
  body.set("kind", kind);
  body.set("file", new File([Buffer.from(bytes)], name));
  const request = new Request("http://localhost/test", { method: "POST", body });
  const params = { kind: to?.kind ?? "case", recordId: to?.id ?? caseId };
  return (addAction as Handler)({ request, params, context: contextOf(actor) }).catch((thrown: unknown) => thrown);
}

const rows = () => db.selectFrom("document").selectAll().orderBy("id").execute();
const files = () => (existsSync(documents) ? readdirSync(documents) : []);
const left = () => [path.join(folder, "uploads"), documents].flatMap((at) => (existsSync(at) ? readdirSync(at) : []));
async function added(sent: Sent = {}) {
  expect(await add(chair, sent)).toMatchObject({ status: 302 });
  const row = (await rows()).at(-1);
  if (!row) throw new Error("No document was added");
  return row;
}

describe("adding a document", () => {
  test("keeps its bytes under a random name that only the server reads, and says who added it", async () => {
    const row = await added({ title: "Letter of 3 March", kind: "letter" });
    expect(row).toMatchObject({ case_id: caseId, content: "pdf", scan_state: "not-scanned", uploaded_by: chair.id });
    expect(files()).toEqual([row.stored_name]);
    expect(left()).toEqual([row.stored_name]);
    const file = path.join(documents, row.stored_name);
    expect(readFileSync(file).equals(BYTES.pdf)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(row.stored_name).not.toContain("a.pdf");
    expect((await auditEvents(db)).at(-1)).toMatchObject({
      event: "document.added",
      category: "collection",
      object_id: row.id,
    });
    const about = await db.selectFrom("audit_object").select("object_id").execute();
    expect(about.map((o) => o.object_id).sort()).toEqual([row.id, caseId].sort());
  });

  test.each([
    ["a program named .pdf", { bytes: BYTES.exe, name: "Invoice.pdf" }, 422, "what is in it is a .exe file"],
    ["a page of script", { bytes: BYTES.html, name: "x.html" }, 422, "The file must be PDF"],
    ["no title", { title: " " }, 400, ""],
    ["an unknown kind", { kind: "x" }, 400, ""],
    ["an empty file", { bytes: Buffer.alloc(0) }, 400, "The file is empty"],
  ])("%s is refused, and nothing is kept", async (_name, sent, status, message) => {
    const answer = (await add(chair, sent)) as { init: { status: number }; data: { errors: Record<string, string> } };
    expect(answer.init.status).toBe(status);
    expect(answer.data.errors.file ?? "").toContain(message);
    expect(await rows()).toEqual([]);
    expect(left()).toEqual([]);
  });

  test("a file over the partnership's limit is refused while it is sent", async () => {
    await insert(db, "setting_change", {
      id: uuid(), partnership_id: p.partnershipId, key: "documents.most-megabytes", value: "1", from_day: "2026-01-01",
      reason: "Agreed", recorded_by: null, recorded_at: "2026-01-01T10:00:00.000Z",
    }); // prettier-ignore
    const large = Buffer.concat([BYTES.pdf, Buffer.alloc(1_000_000)]);
    const answer = (await add(chair, { bytes: large })) as { init: { status: number }; data: { errors: object } };
    expect(answer.init.status).toBe(413);
    expect(answer.data.errors).toEqual({ file: "The file must be smaller than 1MB" });
    expect(left()).toEqual([]);
    expect(await add(chair, { bytes: large.subarray(0, 900_000) })).toMatchObject({ status: 302 });
  });

  test("a virus is refused with a line in the log; a scanner that fails keeps the file shut until it is scanned", async () => {
    useScanner(["/bin/sh", "-c", "exit 1"]);
    expect(await add(chair)).toMatchObject({ init: { status: 422 } });
    expect(left()).toEqual([]);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "document.virus-refused", object_id: caseId });

    useScanner(["/no/such/scanner"]);
    const { id } = await added();
    expect((await rows())[0]?.scan_state).toBe("failed");
    expect(await get(fileLoader, chair, { documentId: id })).toMatchObject({ status: 404 });

    useScanner(["/bin/sh", "-c", 'test -s "$0"']);
    expect(await scanAgain({ db, now: new Date(), folder: documents })).toBe(1);
    expect((await rows())[0]?.scan_state).toBe("clean");
    expect(await get(fileLoader, chair, { documentId: id })).toMatchObject({ status: 200 });
    expect(await scanAgain({ db, now: new Date(), folder: documents })).toBe(0);
  });

  test("a scanner that never ends is given up, and learns no secret of ours", async () => {
    const file = path.join(folder, "scanned");
    writeFileSync(file, "x");
    useScanner(["/bin/sh", "-c", "exec /bin/sleep 60"]);
    expect(await scanFile(file, 200)).toBe("failed");
    process.env.SESSION_SECRET = "canary";
    useScanner(["/bin/sh", "-c", 'test -z "$SESSION_SECRET"']);
    expect(await scanFile(file)).toBe("clean");
    delete process.env.SESSION_SECRET;
  });

  test("a virus that a later scan finds bars the document", async () => {
    const { id } = await added();
    useScanner(["/bin/sh", "-c", "exit 1"]);
    await scanAgain({ db, now: new Date(), folder: documents });
    expect(await get(fileLoader, chair, { documentId: id })).toMatchObject({ status: 404 });
    expect((await auditEvents(db)).map((e) => e.event)).toContain("document.virus-found");
  });
});

describe("opening a document", () => {
  test("it is saved and never shown, and each time is recorded", async () => {
    const { id } = await added({ bytes: BYTES.csv, name: "beats.csv", title: "Ada Example's list" });
    for (let time = 1; time <= 2; time++) {
      const answer = (await get(fileLoader, chair, { documentId: id })) as Response;
      expect(answer.status).toBe(200);
      expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="[A-Za-z0-9-]+\.csv"$/);
      expect(answer.headers.get("Content-Disposition")).not.toContain("Ada");
      expect(answer.headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
      expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
      expect(await answer.text()).toBe(BYTES.csv.toString());
      const opened = (await auditEvents(db)).filter((e) => e.event === "document.downloaded");
      expect(opened).toHaveLength(time);
    }
  });

  const WHO: [string, (p: TestPartnership) => Promise<Actor>, number][] = [
    ["a member of the group", (p) => anActor(db, p, { groups: { [p.jagId]: "member" } }), 200],
    ["a member of another group", (p) => anActor(db, p, { groups: { [p.youthJagId]: "chair" } }), 404],
    ["a manager", (p) => anActor(db, p, { duties: ["manager"] }), 404],
    ["somebody of another partnership", async () => {
      const other = await aPartnership(db);
      return anActor(db, other, { groups: { [other.jagId]: "chair" } });
    }, 404],
  ]; // prettier-ignore
  test.each(WHO)("%s", async (_name, who, status) => {
    const { id } = await added();
    const actor = await who(p);
    expect(await get(fileLoader, actor, { documentId: id })).toMatchObject({ status });
    if (status === 200) return;
    const params = { kind: "case", recordId: caseId };
    expect(await get(listLoader, actor, params)).toMatchObject({ status: 404 });
    expect(await add(actor)).toMatchObject({ status: 404 });
    const all: Actor = { ...actor, permissions: chair.permissions };
    expect(await get(removeLoader, all, { documentId: id })).toMatchObject({ status: 404 });
    expect(await post(removeAction, all, { documentId: id }, { version: "1", reason: "x" })).toMatchObject({
      status: 404,
    });
    expect((await rows())[0]?.removed_at).toBeNull();
  });

  test("an action's owner opens what is kept with the action, and nothing of its case", async () => {
    const owner = await anActor(db, p);
    const actionId = await anAction(db, p, { case_id: caseId, owner_user_id: owner.id });
    const ofCase = await added();
    const ofAction = await added({ to: { kind: "action", id: actionId } });
    expect(await get(fileLoader, owner, { documentId: ofAction.id })).toMatchObject({ status: 200 });
    expect(await get(fileLoader, owner, { documentId: ofCase.id })).toMatchObject({ status: 404 });
    expect(await add(owner, { to: { kind: "action", id: actionId } })).toMatchObject({ status: 302 });
  });

  test("who may not open referrals sees nothing of their documents, though the case is theirs to see", async () => {
    const referralId = await aReferral(db, p);
    const { id } = await added({ to: { kind: "referral", id: referralId } });
    const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
    expect(await get(fileLoader, guest, { documentId: id })).toMatchObject({ status: 404 });
    expect(await get(listLoader, guest, { kind: "referral", recordId: referralId })).toMatchObject({ status: 404 });
    expect(await get(fileLoader, chair, { documentId: id })).toMatchObject({ status: 200 });
  });
});

describe("the documents of a record", () => {
  test("stand on its page, the newest first, and all of them page by page on their own", async () => {
    const referralId = await aReferral(db, p);
    const actionId = await anAction(db, p, { case_id: caseId });
    const places = [
      { kind: "case", id: caseId, page: casePage, param: "caseId" },
      { kind: "referral", id: referralId, page: referralPage, param: "referralId" },
      { kind: "action", id: actionId, page: actionPage, param: "actionId" },
    ];
    for (const { kind, id, page, param } of places) {
      for (let i = 1; i <= 52; i++) await aDocument({ [`${kind}_id`]: id, context: kind, title: `Number ${i}` });
      const shown = (await get(page, chair, { [param]: id })) as {
        documents: { documents: { title: string }[]; hasMore: boolean };
      };
      expect(shown.documents.documents[0]?.title).toBe("Number 52");
      expect(shown.documents.documents).toHaveLength(10);
      expect(shown.documents.hasMore).toBe(true);
      type Listed = { documents: { title: string }[]; next: string | null };
      const first = (await get(listLoader, chair, { kind, recordId: id })) as Listed;
      const second = (await get(listLoader, chair, { kind, recordId: id }, `?after=${first.next}`)) as Listed;
      expect([first.documents.length, second.documents.length]).toEqual([50, 2]);
      expect(second.documents.map((d) => d.title)).toEqual(["Number 2", "Number 1"]);
      expect(second.next).toBeNull();
    }
  });
});

describe("removing a document", () => {
  test("erases the file and keeps the row, with who and why", async () => {
    const { id } = await added();
    const body = { version: "1", reason: "Wrong case" };
    expect(await post(removeAction, chair, { documentId: id }, body)).toMatchObject({ status: 302 });
    expect(files()).toEqual([]);
    expect((await rows())[0]).toMatchObject({ removed_by: chair.id, removed_reason: "Wrong case", version: 2 });
    expect(await get(fileLoader, chair, { documentId: id })).toMatchObject({ status: 404 });
    expect(await post(removeAction, chair, { documentId: id }, body)).toMatchObject({ init: { status: 422 } });
    expect((await auditEvents(db)).filter((e) => e.event === "document.removed")).toHaveLength(1);
  });

  test.each([
    [{ version: "1", reason: "" }, 400],
    [{ version: "7", reason: "Wrong case" }, 409],
  ])("%o is answered with %i and changes nothing", async (body, status) => {
    const { id, stored_name } = await added();
    expect(await post(removeAction, chair, { documentId: id }, body)).toMatchObject({ init: { status } });
    expect(files()).toEqual([stored_name]);
  });

  test("a member may add and not remove", async () => {
    const { id } = await added();
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await add(member)).toMatchObject({ status: 302 });
    expect(await post(removeAction, member, { documentId: id }, { version: "1", reason: "x" })).toMatchObject({
      status: 403,
    });
  });
});

describe("a stop between the file and its row", () => {
  const later = () => new Date(Date.now() + 2 * 3_600_000);
  const sweep = (now: Date) => sweepFiles({ db, now, documents, exports: path.join(folder, "exports") });

  test("leaves a file that no page hands out and that the sweep takes away, once it is old", async () => {
    const { stored_name } = await added();
    const orphan = v4();
    writeFileSync(path.join(documents, orphan), BYTES.pdf);
    expect(await sweep(new Date())).toBe(0);
    expect(files().sort()).toEqual([stored_name, orphan].sort());
    expect(await sweep(later())).toBe(1);
    expect(files()).toEqual([stored_name]);
  });

  test("leaves no row when the row cannot be written, nor its file", async () => {
    const nobody = { ...chair, id: uuid() };
    expect(String(await add(nobody))).toMatch(/foreign key/i);
    expect(await rows()).toEqual([]);
    expect(left()).toEqual([]);
  });

  test("after a removal, leaves the file to the sweep", async () => {
    const { id, stored_name } = await added();
    await inTransaction(db, (trx) =>
      trx
        .updateTable("document")
        .set({ removed_at: new Date().toISOString(), removed_by: chair.id, removed_reason: "x" })
        .where("id", "=", id)
        .execute(),
    );
    expect(await get(fileLoader, chair, { documentId: id })).toMatchObject({ status: 404 });
    utimesSync(path.join(documents, stored_name), new Date(), new Date());
    expect(await sweep(later())).toBe(1);
    expect(files()).toEqual([]);
  });
});

async function aDocument(changes: Record<string, string>) {
  await insert(db, "document", {
    id: uuid(), partnership_id: p.partnershipId, version: 1, context: "case", case_id: null, referral_id: null, action_id: null,
    title: "Visit", kind: "report", content: "pdf", size: 10, sha256: "0", stored_name: v4(), scan_state: "not-scanned", scanned_at: null,
    uploaded_by: chair.id, uploaded_at: "2026-03-01T10:00:00.000Z", removed_by: null, removed_at: null, removed_reason: null, ...changes,
  }); // prettier-ignore
}
