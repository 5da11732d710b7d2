import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, aSitting, aUser, engine, insert, testDatabase } from "../factories.ts";
import { anItem, hasAccepted } from "../support/meetings.ts";
import { MEETING_APPEND_ONLY } from "./append-only-tables.ts";

let db: Executor;
let p: Awaited<ReturnType<typeof aPartnership>>;
let sitting_id: string;
let user: string;
const AT = "2026-03-01T10:00:00.000Z";
/** Of each table, a column that can be set to what it is. */
const COLUMN: Record<(typeof MEETING_APPEND_ONLY)[number], string> = {
  confidentiality_statement: "words",
  item_contribution: "words",
  lapse_decision: "reason",
  minutes_copy: "format",
  minutes_version: "content",
  papers_sent: "for_day",
  statement_acceptance: "accepted_at",
};

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  sitting_id = await aSitting(db, p);
  user = await aUser(db, p.policeId);
  const own = { partnership_id: p.partnershipId };
  const item_id = await anItem(db, p, { sitting_id });
  const version_id = uuid();
  await hasAccepted(db, p, { sittingId: sitting_id, userId: user });
  await insert(db, "item_contribution", {
    ...{ ...own, id: uuid(), item_id, kind: "contribution", words: "w", agency_id: p.policeId, said_by: user },
    said_at: AT,
  });
  await insert(db, "lapse_decision", {
    ...{ ...own, id: uuid(), group_id: p.jagId, agency_id: p.policeId, decision: "block", reason: "r" },
    ...{ decided_on: "2026-03-01", decided_at: AT },
  });
  await insert(db, "minutes_version", {
    ...{ ...own, id: version_id, sitting_id, number: 1, kind: "draft", content: "{}", made_at: AT, made_by: user },
  });
  await insert(db, "minutes_copy", {
    ...{ ...own, id: uuid(), version_id, kind: "whole", format: "page", given_to: user, given_at: AT },
  });
  await insert(db, "papers_sent", {
    ...own,
    id: uuid(),
    sitting_id,
    for_day: "2026-04-09",
    sent_at: AT,
    recipients: 3,
  });
});

test.each(MEETING_APPEND_ONLY.map((table) => [table] as const))(
  "nothing of %s is changed or deleted",
  async (table) => {
    const attacks = [`update ${table} set ${COLUMN[table]} = ${COLUMN[table]}`, `delete from ${table}`];
    if (engine === "postgres") attacks.push(`truncate ${table} cascade`);
    for (const attack of attacks)
      await expect(inTransaction(db, (trx) => sql.raw(attack).execute(trx))).rejects.toThrow(/append-only/);
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
    expect(Number(rows[0]?.n)).toBe(1);
  },
);

test("the minutes of a meeting are confirmed once, whoever is quicker", async () => {
  const confirmed = {
    ...{ partnership_id: p.partnershipId, sitting_id, kind: "confirmed" as const, content: "{}", made_at: AT },
    ...{ made_by: user, confirmed_at_id: sitting_id },
  };
  await insert(db, "minutes_version", { ...confirmed, id: uuid(), number: 2 });
  await expect(insert(db, "minutes_version", { ...confirmed, id: uuid(), number: 3 })).rejects.toThrow();
});
