import { sql } from "kysely";
import { type AnyDatabase, createTable, isDay, oneOf, text } from "./portable.ts";

const WAYS = ["visit", "telephone", "e-mail", "letter", "meeting"];

/** From when contact with premises is reckoned, that they were told of their grade, and prompts that were put aside. */
export async function up(db: AnyDatabase) {
  const t = text(db);

  // The last contact; or the day from which a stricter grade has stood since. Null while not graded.
  await sql`alter table premises add column contact_from_on ${t}
    constraint "premises_contact_from_is_day" check (${isDay("contact_from_on")})`.execute(db);
  await db.schema
    .createIndex("premises_by_contact")
    .on("premises")
    .columns(["partnership_id", "agreed_band", "contact_from_on", "id"])
    .execute();

  await sql`alter table premises_meeting add column notified_on ${t}
    constraint "premises_meeting_notified_is_day" check (${isDay("notified_on")})`.execute(db);
  await sql`alter table premises_meeting add column notified_how ${t}
    constraint "premises_meeting_notified_known" check (${oneOf("notified_how", WAYS)})`.execute(db);
  await sql`alter table premises_meeting add column notified_whom ${t}
    constraint "premises_meeting_notified_is_whole"
    check ((notified_on is null) = (notified_how is null) and (notified_on is null) = (notified_whom is null))`.execute(
    db,
  );

  // The prompt to consider a review, put aside with a reason until the next sitting agrees another grade.
  await createTable(db, "premises_prompt_answer")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("grade_id", t, (c) => c.notNull().references("premises_grade.id"))
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("answered_by", t, (c) => c.references("user_account.id"))
    .addColumn("answered_at", t, (c) => c.notNull())
    .execute();
  await index("premises_prompt_answer_by_grade", ["grade_id"], true);
  await index("premises_prompt_answer_by_premises", ["premises_id", "id"]);
  await index("premises_prompt_answer_by_partnership", ["partnership_id"]);
  await index("premises_prompt_answer_by_user", ["answered_by"]);

  async function index(name: string, columns: string[], isUnique = false) {
    const wanted = db.schema.createIndex(name).on("premises_prompt_answer").columns(columns);
    await (isUnique ? wanted.unique() : wanted).execute();
  }
}
