import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { systemActor } from "#app/domain/access/actor.ts";
import { AUDIT_CATEGORIES } from "#app/domain/audit/events.ts";
import type { AuditEvent } from "#app/domain/audit/event-content.ts";
import type { DisclosurePart } from "#app/domain/disclosures/disclosure-part.ts";
import { WAY_NAMES, type Way } from "#app/domain/disclosures/entry.ts";
import { GATEWAYS } from "#app/domain/disclosures/gateway.ts";
import { insertAuditEvents } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, auditEvents, insert, testDatabase, type TestPartnership } from "../factories.ts";
import { registerEarlier } from "../../migrations/0043-register-and-agreements.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
const NOW = new Date("2026-06-30T23:30:00.000Z");

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p);
});

const entries = () => db.selectFrom("disclosure_entry").selectAll().orderBy("id").execute();
const write = (events: AuditEvent[], actor = officer) =>
  inTransaction(db, (trx) => insertAuditEvents(trx, actor, NOW, events));

const OUTSIDE: DisclosurePart = {
  ...{ way: "telephone", destination: "disclosed", recipients: "A solicitor", gateway: "legal-duty" },
  ...{ necessity: "An order asks for it", proportionality: "No more than it names", approvedBy: "The data officer" },
  ...{ what: "That a case is open", on: "2026-06-29" },
};

test("an event that is a disclosure has a line of the register, whole, under its own id", async () => {
  const [id] = await write([
    { category: "disclosure", event: "plan.printed", objectKind: "case", objectId: uuid(), disclosure: OUTSIDE },
  ]);
  expect(await entries()).toMatchObject([
    {
      ...{ id, audit_event_id: id, partnership_id: p.partnershipId, recorded_at: NOW.toISOString() },
      ...{ disclosed_on: "2026-06-29", made_by: officer.id, agency_id: officer.agencyId, event: "plan.printed" },
      ...{ way: "telephone", object_kind: "case", what: "That a case is open", destination: "disclosed" },
      ...{ recipients: "A solicitor", gateway: "legal-duty", necessity: "An order asks for it" },
      ...{ proportionality: "No more than it names", approved_by: "The data officer" },
    },
  ]);
});

test("its day is that of London, where no other is given", async () => {
  const disclosure = { way: "print", destination: "own-use", what: "Plan", necessity: "For the meeting" } as const;
  await write([{ category: "disclosure", event: "plan.printed", objectKind: "case", objectId: uuid(), disclosure }]);
  expect(await entries()).toMatchObject([
    { disclosed_on: "2026-07-01", gateway: null, recipients: null, necessity: "For the meeting" },
  ]);
});

test("what belongs to no partnership can be no disclosure, and nothing of it is written", async () => {
  const event = { event: "plan.printed", objectKind: "case", objectId: uuid(), disclosure: OUTSIDE } as const;
  await expect(
    inTransaction(db, (trx) =>
      insertAuditEvents(trx, systemActor("test"), NOW, [{ ...event, category: "disclosure" }]),
    ),
  ).rejects.toThrow("partnership");
  expect(await auditEvents(db)).toEqual([]);
});

const disclosure: fc.Arbitrary<DisclosurePart> = fc.oneof(
  fc.record({
    way: fc.constantFrom(...(Object.keys(WAY_NAMES) as Way[])),
    destination: fc.constantFrom("own-use" as const, "partnership" as const),
    what: fc.option(fc.string()),
  }),
  fc.constantFrom(...GATEWAYS).map((gateway) => ({ ...OUTSIDE, destination: "disclosed" as const, gateway })),
);
const event: fc.Arbitrary<AuditEvent> = fc
  .constantFrom(...AUDIT_CATEGORIES)
  .chain((category): fc.Arbitrary<AuditEvent> => {
    const of = { event: "case.viewed", objectKind: "case", objectId: null };
    return category === "disclosure"
      ? disclosure.map((part) => ({ ...of, category, disclosure: part }))
      : fc.constant({ ...of, category });
  });

test("whatever was done, the register has the disclosures of the log and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(event, { maxLength: 8 }), { maxLength: 4 }), async (histories) => {
      for (const events of histories) await write(events);
      const disclosed = (await auditEvents(db)).filter(({ category }) => category === "disclosure");
      expect((await entries()).map(({ audit_event_id }) => audit_event_id).sort()).toEqual(
        disclosed.map(({ id }) => id).sort(),
      );
    }),
    { numRuns: 20 },
  );
});

test("what was disclosed before there was a register stands in it, as far as it was justified then", async () => {
  const [list, print] = [uuid(), uuid()];
  const told = async (
    name: string,
    changes: {
      objectKind?: string;
      objectId?: string;
      recipients?: string;
      category?: "disclosure" | "alteration";
    } = {},
  ) => {
    const id = uuid();
    await insert(db, "audit_event", {
      ...{ id, partnership_id: p.partnershipId, at: "2026-05-03T10:00:00.000Z", actor_id: officer.id },
      ...{ agency_id: officer.agencyId, session_id: null, request_id: null, event: name, fields: "" },
      ...{ category: changes.category ?? "disclosure", object_kind: changes.objectKind ?? "case" },
      ...{ object_id: changes.objectId ?? null, result_count: null, purpose: null, detail_mac: null, mac: "m" },
      recipients: changes.recipients ?? null,
    });
    return id;
  };
  const made = await told("export.made", { objectKind: "disclosure", objectId: list, recipients: "A court" });
  const own = { id: list, partnership_id: p.partnershipId, made_by: officer.id, made_at: "2026-05-03T10:00:00.000Z" };
  const why = { recipients: "A court", gateway: "legal-duty", necessity: "n", proportionality: "p", approved_by: "a" };
  await insert(db, "disclosure", {
    ...({
      ...own,
      ...why,
      list: "cases",
      words: "Cases: JAG, open",
      row_count: 2,
      format: "csv",
      purpose: null,
    } as const),
    ...({ destination: "disclosed", audit_event_id: made, stored_name: uuid(), part: 1, parts: 1 } as const),
    ...({ gateway: "legal-duty", first_id: null } as const),
  });
  await told("export.downloaded", { objectKind: "disclosure", objectId: list, recipients: "A court" });
  const { id: caseId } = await aCase(db, p);
  const printed = await told("plan.printed", { objectId: caseId });
  await insert(db, "record_print", {
    ...({
      ...own,
      id: print,
      case_id: caseId,
      what: "plan",
      destination: "own-use",
      purpose: "For the meeting",
    } as const),
    ...{ recipients: null, gateway: null, necessity: null, proportionality: null, approved_by: null },
    audit_event_id: printed,
  });
  await told("note.shared", { objectKind: "note", recipients: "Whoever sees the case" });
  await told("matter.passed", { objectKind: "passed-matter", recipients: p.jagId });
  await told("papers.sent", { objectKind: "meeting" });
  await told("minutes.copy-downloaded", { objectKind: "meeting" });
  await told("case-review.letter-sent", { objectKind: "case-review", recipients: "Applicant" });
  await told("case-review.information-requested", { objectKind: "case-review", recipients: "Police" });
  await told("case-review.changed", { objectKind: "case-review", recipients: "Relevant bodies" });
  await told("case.changed", { category: "alteration" });

  await inTransaction(db, (trx) => registerEarlier(trx));
  const shown = (await entries()).map((e) => [
    e.event,
    e.way,
    e.destination,
    e.what,
    e.recipients,
    e.gateway,
    e.necessity,
  ]);
  expect(shown).toEqual([
    ["export.made", "export", "disclosed", "Cases: JAG, open", "A court", "legal-duty", "n"],
    ["export.downloaded", "export", "disclosed", "Cases: JAG, open", "A court", "legal-duty", "n"],
    ["plan.printed", "print", "own-use", "Control and safety plan", null, null, "For the meeting"],
    ["note.shared", "sharing", "partnership", "A note in the case", "Whoever sees the case", null, null],
    ["matter.passed", "sharing", "partnership", "A matter passed on", "JAG", null, null],
    ["papers.sent", "sharing", "partnership", "Papers of the meeting", "Members of the group", null, null],
    ["minutes.copy-downloaded", "paper", "own-use", "Minutes of the meeting", null, null, null],
    ["case-review.letter-sent", "letter", "disclosed", null, "Applicant", "asbcpa-sch4", null],
    ["case-review.information-requested", "letter", "partnership", null, "Police", null, null],
    ["case-review.changed", "letter", "partnership", null, "Relevant bodies", null, null],
  ]);
  expect((await entries())[0]).toMatchObject({ disclosed_on: "2026-05-03", proportionality: "p", approved_by: "a" });
});

test("every place in the sources that writes a disclosure says what goes where", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const written = files.flatMap((file) => {
    const text = readFileSync(path.join("app", file), "utf8");
    const events = text.match(/category: (isShared \? )?"disclosure"/g)?.length ?? 0;
    const parts = text.match(/\bdisclosure(:|,)/g)?.length ?? 0;
    return events === 0 || file.startsWith("domain/") ? [] : [{ file, isWhole: parts >= events }];
  });
  expect(written.length).toBeGreaterThan(10);
  expect(written.filter(({ isWhole }) => !isWhole)).toEqual([]);
});
