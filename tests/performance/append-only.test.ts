import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, engine, insert, testDatabase } from "../factories.ts";
import { FIGURES_APPEND_ONLY } from "./append-only-tables.ts";

let db: Executor;
const AT = "2026-03-01T10:00:00.000Z";

beforeEach(async () => {
  db = await testDatabase();
  const { partnershipId: partnership_id } = await aPartnership(db);
  const own = () => ({ id: uuid(), partnership_id });
  const by = { recorded_at: AT, recorded_by: "system:test" };
  const made = { created_at: AT, created_by: "system:test", version: 1 };
  const [measure_id, similar_group_id] = [uuid(), uuid()];
  await insert(db, "outside_measure", {
    ...{ id: measure_id, partnership_id, ...made, name: "Confidence", name_folded: "confidence", meaning: "Survey" },
    ...{ publisher: "The council", theme: "survey", unit: "percent", aim: "higher", is_cumulative: 0, ended_on: null },
  });
  await insert(db, "outside_value", {
    ...{ ...own(), measure_id, from_day: "2025-04-01", to_day: "2026-03-31", thousandths: 75_000, ...by },
    ...{ as_at: null, published_on: null, note: null },
  });
  await insert(db, "population", { ...own(), year: 2024, people: 180_000, publisher: "ONS", ...by });
  await insert(db, "similar_group", {
    ...{ id: similar_group_id, partnership_id, from_day: "2016-03-01", publisher: "iQuanta", ...made },
    ...{ withdrawn_at: null, withdrawn_by: null },
  });
  await insert(db, "similar_group_member", {
    ...{ ...own(), similar_group_id, force: "Kent", csp_name: "Maidstone", is_own: 0 },
  });
  const batch_id = uuid();
  await insert(db, "import_batch", {
    ...{ id: batch_id, partnership_id, kind: "crime", format: "areas", content_hash: "x", status: "visible" },
    ...{ row_count: 1, created_at: AT, created_by: "system:test" },
  });
  await insert(db, "crime_without_area", {
    ...{ ...own(), batch_id, area_kind: "beat", crime_type: "All Crime", from_day: "2023-04-01", to_day: "2023-09-30" },
    ...{ crimes: 12, printed: "Not recorded" },
  });
  await insert(db, "measure_target", {
    ...{ ...own(), measure: "crime:All Crime", from_day: "2026-04-01", target_kind: "words", ...by },
    ...{ baseline_thousandths: null, baseline_label: null, target_thousandths: null, target_words: "A reduction" },
  });
});

test.each(FIGURES_APPEND_ONLY)("%s is never changed and never deleted", async (table) => {
  const changed = inTransaction(db, (trx) => sql`update ${sql.table(table)} set partnership_id = partnership_id`.execute(trx)); // prettier-ignore
  await expect(changed).rejects.toThrow(/append-only/);
  await expect(inTransaction(db, (trx) => sql`delete from ${sql.table(table)}`.execute(trx))).rejects.toThrow(/append-only/); // prettier-ignore
  if (engine === "postgres")
    await expect(inTransaction(db, (trx) => sql`truncate ${sql.table(table)} cascade`.execute(trx))).rejects.toThrow(/append-only/); // prettier-ignore
});
