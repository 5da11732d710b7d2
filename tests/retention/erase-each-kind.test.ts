import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { systemActor } from "#app/domain/access/actor.ts";
import { RETENTION_KINDS, type RetentionKind } from "#app/domain/retention/kinds.ts";
import { eraseRecord } from "#app/services/retention/erase-record.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, aSitting, aUser, insert, testDatabase, type TestPartnership } from "../factories.ts";
import { anItem } from "../support/meetings.ts";
import { aRightsRequest } from "../support/rights.ts";
import { aWholeCase } from "../support/whole-case.ts";
import { aLoadedFile } from "../support/whole-file.ts";
import { aWholeIncident } from "../support/whole-incident.ts";
import { anOrder } from "../support/whole-order.ts";
import { aWholePremises } from "../support/whole-premises.ts";

let db: Executor;
let p: TestPartnership;
let ids: Record<RetentionKind, string>;
const NOW = new Date("2026-03-10T10:00:00.000Z");
const mark = (field: string) => `Words ${field}`;

/** One of each kind, everything linked to everything. */
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  const userId = await aUser(db, p.policeId);
  const whole = await aWholeCase(db, p, { groupId: p.jagId, userId, mark });
  const asb = await aWholeIncident(db, p, { caseId: whole.caseId, mark });
  const order = await anOrder(db, p, { caseId: whole.caseId, groupId: p.jagId, personId: whole.personId, mark });
  await aWholePremises(db, p, { mark, incidentId: asb.incidentId });
  const { runId } = await aLoadedFile(db, p, { userId, mark });
  const sitting_id = await aSitting(db, p, { group_id: p.jagId, day: "2026-03-01" });
  await anItem(db, p, { sitting_id, case_id: whole.caseId, reason: "Why" });
  await anItem(db, p, { sitting_id, kind: "referral", title: null, referral_id: whole.referralId, position: 2 });
  const notification = uuid();
  await insert(db, "notification", {
    ...{ id: notification, partnership_id: p.partnershipId, user_id: userId, kind: "case.lead", object_kind: "case" },
    ...{ object_id: whole.caseId, reference: "CS", created_at: NOW.toISOString() },
  } as never);
  ids = {
    ...{ person: whole.personId, case: whole.caseId, referral: whole.referralId, incident: asb.incidentId },
    ...{ report: asb.reportId, problem: asb.problemId, "case-review": asb.reviewId, notification },
    ...{ intervention: order.interventionId, document: whole.documentId, "import-batch": runId },
    "rights-request": await aRightsRequest(db, p, { person_id: whole.personId }),
  };
});

function erase(kind: RetentionKind) {
  const dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-each-"));
  const folders = { documents: dataDir, uploads: dataDir, erasedFile: path.join(dataDir, "erased-ids") };
  const actor = { ...systemActor("test"), partnershipId: p.partnershipId };
  return eraseRecord({ db, now: NOW, actor, folders }, { kind, id: ids[kind] }, { rule: "with-case", fate: "anonymise" }); // prettier-ignore
}

const TABLE: Record<RetentionKind, string> = {
  ...{ person: "person", case: "case_record", referral: "referral", incident: "incident", report: "report" },
  ...{ problem: "problem", "case-review": "case_review", intervention: "intervention", document: "document" },
  ...{ "import-batch": "import_row", notification: "notification", "rights-request": "rights_request" },
};

test.each(RETENTION_KINDS.map((kind) => [kind] as const))("a %s goes, with all below it and nothing above", async (kind) => {
  const others = RETENTION_KINDS.filter((other) => other !== kind && other !== "import-batch");
  expect(await erase(kind)).toMatchObject({ kind: "erased" });
  const stands = async (of: RetentionKind) => {
    const found = await sql`select 1 from ${sql.table(TABLE[of])} where id = ${ids[of]}`.execute(db);
    return found.rows.length > 0;
  };
  if (kind !== "import-batch") expect(await stands(kind)).toBe(false);
  const went = [];
  for (const other of others) if (!(await stands(other))) went.push(other);
  expect(went).toEqual(WITH[kind]);
  expect(await erase(kind)).toEqual({ kind: "gone" });
}); // prettier-ignore

/** What of the others goes with it, in the order of the kinds. */
const WITH: Record<RetentionKind, RetentionKind[]> = {
  person: ["case", "referral", "intervention", "document", "notification"],
  case: ["intervention", "document", "notification"],
  referral: [],
  incident: ["report"],
  report: [],
  problem: [],
  "case-review": [],
  intervention: [],
  document: [],
  "import-batch": [],
  notification: [],
  "rights-request": [],
};

test("what a file said of the records it brought goes, and they stay", async () => {
  await erase("import-batch");
  const [run] = await db.selectFrom("import_run").select(["file_name", "stored_as"]).execute();
  expect(run).toEqual({ file_name: "Erased", stored_as: null });
  const said = db.selectFrom("imported_incident").select(["reported_by", "source_reference"]);
  expect(await said.execute()).toEqual([{ reported_by: null, source_reference: ids["import-batch"] }]);
});

test("a part that is held keeps the whole for whoever asks before", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-each-"));
  const folders = { documents: dataDir, uploads: dataDir, erasedFile: path.join(dataDir, "erased-ids") };
  const actor = { ...systemActor("test"), partnershipId: p.partnershipId };
  const mayGo = (_: unknown, reached: readonly string[]) => Promise.resolve(!reached.includes(ids.document));
  const how = { rule: "with-case", fate: "erase", mayGo } as const;
  expect(await eraseRecord({ db, now: NOW, actor, folders }, { kind: "case", id: ids.case }, how)).toEqual({ kind: "kept" });
  expect(await db.selectFrom("tombstone").selectAll().execute()).toEqual([]);
}); // prettier-ignore

test("to whom something of a case was told stays, without the name of somebody in it who stays", async () => {
  const maker = { ...systemActor("test"), partnershipId: p.partnershipId };
  const told = (recipients: string) =>
    inTransaction(db, (trx) =>
      insertAuditEvent(trx, maker, NOW, {
        ...{ category: "disclosure", event: "plan.printed", objectKind: "case", objectId: ids.case },
        disclosure: { way: "print", destination: "partnership", what: "Plan", recipients },
      }),
    );
  const events = [await told("The solicitor of Words given Words family"), await told("The county court")];
  await erase("case");
  expect(await sql`select 1 from person where id = ${ids.person}`.execute(db)).toMatchObject({ rows: [{}] });
  const lines = db.selectFrom("disclosure_entry").select("recipients").where("id", "in", events).orderBy("id");
  expect((await lines.execute()).map(({ recipients }) => recipients)).toEqual([
    "The solicitor of Person A",
    "The county court",
  ]);
});
