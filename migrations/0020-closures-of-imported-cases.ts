import { sql } from "kysely";
import { type AnyDatabase, isDay, oneOf, text } from "./portable.ts";

const RULES = ["adult", "child", "order", "unsubstantiated", "held"];

export async function up(db: AnyDatabase) {
  const t = text(db);
  // The review for retention of a case that came closed, as case_closure has it of one closed here.
  await sql`alter table imported_case add column review_on ${t} constraint "imported_case_review_is_day"
    check (review_on is null or ${isDay("review_on")})`.execute(db);
  await sql`alter table imported_case add column review_rule ${t} constraint "imported_case_rule_known"
    check (review_rule is null or ${oneOf("review_rule", RULES)})`.execute(db);
  await db.schema
    .createIndex("imported_case_by_review_day")
    .on("imported_case")
    .columns(["partnership_id", "review_on", "case_id"])
    .execute();
}
