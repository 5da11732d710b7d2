import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { inTransaction } from "#db/transaction.ts";
import { MIGRATIONS } from "../../migrations/all.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-reviews-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("reviews of before keep applicant, address, consent and who was there; those who joined are told nothing yet", async () => {
  const db = openDatabase(`file:${path.join(folder, "before.db")}`);
  await migrate(db, MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name.startsWith("0025")))); // prettier-ignore
  const [p, review, first, second, ada, bea, held] = [uuid(), uuid(), uuid(), uuid(), uuid(), uuid(), uuid()];
  const at = "2026-05-01T09:00:00.000Z";
  await inTransaction(db, async (trx) => {
    await sql`insert into partnership (id, name, template, created_at, version) values (${p}, 'P', 'empty', ${at}, 1)`.execute(trx);
    await sql`insert into case_review (id, partnership_id, reference, version, status, received_on, victim_words, applicant_kind, applicant_name,
      applicant_contact, channel, consent, about, created_at) values (${review}, ${p}, 'CR-26-0001', 1, 'panel-held', '2026-05-01', 'Corner Shop',
      'other', 'Kim', '1 High Street', 'phone', 'given', 'Noise', ${at})`.execute(trx);
    for (const [id, name] of [[first, "Kim"], [second, "Lee"]])
      await sql`insert into case_review_application (id, partnership_id, review_id, applicant_name, channel, received_on, counts, recorded_at)
        values (${id}, ${p}, ${review}, ${name}, 'phone', '2026-05-01', 1, ${at})`.execute(trx);
    await sql`insert into case_review_step (id, partnership_id, review_id, kind, happened_on, recorded_at)
      values (${held}, ${p}, ${review}, 'hold-panel', '2026-05-20', ${at})`.execute(trx);
    for (const [id, name, attended] of [[ada, "Ada", 1], [bea, "Bea", 0]])
      await sql`insert into case_review_panel_member (id, partnership_id, review_id, name, role, attended, created_at, version)
        values (${id}, ${p}, ${review}, ${name}, 'member', ${attended}, ${at}, 1)`.execute(trx);
  }); // prettier-ignore
  await migrate(db, MIGRATIONS);
  const applicants = await db.selectFrom("case_review_applicant").selectAll().orderBy("position").execute();
  expect(applicants).toMatchObject([
    { application_id: first, kind: "other", contact: "1 High Street", consent: "given", victim_words: "Corner Shop" },
    { application_id: second, kind: "other", contact: null, consent: "asked", victim_words: "Corner Shop" },
  ]);
  expect(await db.selectFrom("case_review_attendance").selectAll().orderBy("member_id").execute()).toMatchObject([
    { step_id: held, member_id: ada, attended: 1 },
    { step_id: held, member_id: bea, attended: 0 },
  ]);
  await db.destroy();
});
