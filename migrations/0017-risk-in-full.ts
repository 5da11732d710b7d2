import { sql } from "kysely";
import { LOCATION_LEVELS, RISK_FACTORS, VICTIM_QUESTIONNAIRE } from "./shipped/risk.ts";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const LEVELS = ["low", "medium", "high", "very-high"];
const BANDS = ["standard", "medium", "high"];
const OCCASIONS = ["referral", "review", "meeting", "incident", "change", "closure"];
const YES_NO_UNKNOWN = ["yes", "no", "unknown"];

export async function up(db: AnyDatabase) {
  const t = text(db);

  // What an assessment says beside its levels. `overall` is what counts until a lower level that is proposed is confirmed.
  await add("risk_assessment", "occasion", check("risk_assessment_occasion_known", orNull("occasion", OCCASIONS)));
  await add("risk_assessment", "proposed", check("risk_assessment_proposed_known", orNull("proposed", LEVELS)));
  await add("risk_assessment", "level_reason");
  await add("risk_assessment", "protective_factors");
  await add("risk_assessment", "strengths");
  await add("risk_assessment", "own_view");
  await add(
    "risk_assessment",
    "correction_reason",
    check("risk_assessment_correction_says_of_what", sql`correction_reason is null or corrects_id is not null`),
  );

  // What makes a risk worse, in the words of the partnership. A kind ties an entry to a question that a High must answer.
  await createTable(db, "risk_factor")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("risk_factor_ended_is_day", isDay("ended_on"))
    .execute();
  await index("risk_factor_by_name", "risk_factor", ["partnership_id", "name_folded"], true);

  await createTable(db, "risk_assessment_factor")
    .addColumn("assessment_id", t, (c) => c.notNull().references("risk_assessment.id"))
    .addColumn("factor_id", t, (c) => c.notNull().references("risk_factor.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addPrimaryKeyConstraint("risk_assessment_factor_key", ["assessment_id", "factor_id"])
    .execute();
  await index("risk_assessment_factor_by_factor", "risk_assessment_factor", ["factor_id"]);
  await index("risk_assessment_factor_by_partnership", "risk_assessment_factor", ["partnership_id", "factor_id"]);
  await appendOnly(db, "risk_assessment_factor", "in-erasure-run");

  await createTable(db, "risk_assessment_sign")
    .addColumn("assessment_id", t, (c) => c.notNull().references("risk_assessment.id"))
    .addColumn("list", t, (c) => c.notNull())
    .addColumn("sign", t, (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addPrimaryKeyConstraint("risk_assessment_sign_key", ["assessment_id", "list", "sign"])
    .addCheckConstraint(
      "risk_assessment_sign_list_known",
      oneOf("list", ["exploitation", "ace", "adversity", "cuckooing-sign", "cuckooing-type", "adult-exploitation"]),
    )
    .execute();
  await index("risk_assessment_sign_by_partnership", "risk_assessment_sign", ["partnership_id"]);
  await appendOnly(db, "risk_assessment_sign", "in-erasure-run");

  // A level that Youth Justice has shared, as it was shared.
  await createTable(db, "asset_plus_level")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("reoffending", t, (c) => c.notNull())
    .addColumn("serious_harm", t, (c) => c.notNull())
    .addColumn("safety", t, (c) => c.notNull())
    .addColumn("level_on", t, (c) => c.notNull())
    .addColumn("shared_by", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addCheckConstraint("asset_plus_reoffending_known", oneOf("reoffending", LEVELS))
    .addCheckConstraint("asset_plus_serious_harm_known", oneOf("serious_harm", LEVELS))
    .addCheckConstraint("asset_plus_safety_known", oneOf("safety", LEVELS))
    .addCheckConstraint("asset_plus_level_is_day", isDay("level_on"))
    .execute();
  await index("asset_plus_level_by_case", "asset_plus_level", ["case_id", "person_id", "id"]);
  await index("asset_plus_level_by_person", "asset_plus_level", ["person_id"]);
  await index("asset_plus_level_by_recorder", "asset_plus_level", ["recorded_by"]);
  await index("asset_plus_level_by_partnership", "asset_plus_level", ["partnership_id"]);
  await appendOnly(db, "asset_plus_level", "in-erasure-run");

  // The questions that go with a level, of one person in one case. Each saving is a row; the newest counts.
  await createTable(db, "risk_questions")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("mental_health", t)
    .addColumn("substance_misuse", t)
    .addColumn("safeguarding", t)
    .addColumn("safeguarding_words", t)
    .addColumn("jag_referral", t)
    .addColumn("jag_words", t)
    .addColumn("victim_first", t)
    .addColumn("victim_first_words", t)
    .addColumn("sharing_basis", t)
    .addColumn("care_needs", t)
    .addColumn("care_abuse", t)
    .addColumn("care_protect", t)
    .addColumn("care_decided_by", t)
    .addColumn("care_concern_on", t)
    .addColumn("care_decision", t)
    .addColumn("care_decision_on", t)
    .addColumn("varm", t)
    .addColumn("varm_words", t)
    .addColumn("answered_by", t, (c) => c.references("user_account.id"))
    .addColumn("answered_at", t, (c) => c.notNull())
    .addCheckConstraint("risk_questions_mental_health_known", orNull("mental_health", YES_NO_UNKNOWN))
    .addCheckConstraint("risk_questions_substances_known", orNull("substance_misuse", YES_NO_UNKNOWN))
    .addCheckConstraint(
      "risk_questions_safeguarding_known",
      orNull("safeguarding", ["child-referral", "adult-concern", "not-met"]),
    )
    .addCheckConstraint("risk_questions_jag_known", orNull("jag_referral", ["referred", "not-referred"]))
    .addCheckConstraint("risk_questions_victim_first_known", orNull("victim_first", ["yes", "no", "declined"]))
    .addCheckConstraint("risk_questions_care_needs_known", orNull("care_needs", YES_NO_UNKNOWN))
    .addCheckConstraint("risk_questions_care_abuse_known", orNull("care_abuse", YES_NO_UNKNOWN))
    .addCheckConstraint("risk_questions_care_protect_known", orNull("care_protect", YES_NO_UNKNOWN))
    .addCheckConstraint("risk_questions_care_concern_is_day", isDay("care_concern_on"))
    .addCheckConstraint("risk_questions_care_decision_is_day", isDay("care_decision_on"))
    .addCheckConstraint(
      "risk_questions_care_decision_known",
      orNull("care_decision", ["enquiry", "no-enquiry", "awaited"]),
    )
    .addCheckConstraint("risk_questions_varm_known", orNull("varm", ["yes", "no"]))
    .execute();
  await index("risk_questions_by_case", "risk_questions", ["case_id", "person_id", "id"]);
  await index("risk_questions_by_person", "risk_questions", ["person_id"]);
  await index("risk_questions_by_answerer", "risk_questions", ["answered_by"]);
  await index("risk_questions_by_partnership", "risk_questions", ["partnership_id"]);
  await appendOnly(db, "risk_questions", "in-erasure-run");

  // Questions, answers, points, cut-offs and triggers stand in `content` as one document: it is read whole and frozen
  // when it is published, and an assessment names the one it used.
  await createTable(db, "victim_questionnaire")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("content", t, (c) => c.notNull())
    .addColumn("published_by", t, (c) => c.references("user_account.id"))
    .addColumn("published_at", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("victim_questionnaire_status_known", oneOf("status", ["draft", "published"]))
    .addCheckConstraint(
      "victim_questionnaire_published_has_instant",
      sql`(status = 'published') = (published_at is not null)`,
    )
    .execute();
  await index("victim_questionnaire_by_number", "victim_questionnaire", ["partnership_id", "number"], true);
  await index("victim_questionnaire_by_publisher", "victim_questionnaire", ["published_by"]);

  await createTable(db, "victim_assessment")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("questionnaire_id", t, (c) => c.notNull().references("victim_questionnaire.id"))
    // Which answer of each question, and which triggers, by their places in the questionnaire.
    .addColumn("answers", t, (c) => c.notNull())
    .addColumn("triggers", t, (c) => c.notNull())
    .addColumn("points", "integer", (c) => c.notNull())
    .addColumn("computed_band", t, (c) => c.notNull())
    .addColumn("band", t, (c) => c.notNull())
    .addColumn("proposed", t)
    .addColumn("level_reason", t)
    .addColumn("occasion", t, (c) => c.notNull())
    .addColumn("notes", t)
    .addColumn("assessed_on", t, (c) => c.notNull())
    .addColumn("assessed_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("next_review_on", t)
    .addColumn("corrects_id", t, (c) => c.references("victim_assessment.id"))
    .addColumn("correction_reason", t)
    .addCheckConstraint("victim_assessment_computed_known", oneOf("computed_band", BANDS))
    .addCheckConstraint("victim_assessment_band_known", oneOf("band", BANDS))
    .addCheckConstraint("victim_assessment_proposed_known", orNull("proposed", BANDS))
    .addCheckConstraint("victim_assessment_occasion_known", oneOf("occasion", OCCASIONS))
    .addCheckConstraint("victim_assessment_day_is_day", isDay("assessed_on"))
    .addCheckConstraint("victim_assessment_review_is_day", isDay("next_review_on"))
    .addCheckConstraint(
      "victim_assessment_correction_has_reason",
      sql`(corrects_id is null) = (correction_reason is null)`,
    )
    .execute();
  await index("victim_assessment_by_case", "victim_assessment", ["case_id", "person_id", "assessed_on", "id"]);
  await index("victim_assessment_by_person", "victim_assessment", ["person_id"]);
  await index("victim_assessment_by_questionnaire", "victim_assessment", ["questionnaire_id"]);
  await index("victim_assessment_by_assessor", "victim_assessment", ["assessed_by"]);
  await index("victim_assessment_by_corrected", "victim_assessment", ["corrects_id"]);
  await index("victim_assessment_by_partnership", "victim_assessment", ["partnership_id", "assessed_on"]);
  await appendOnly(db, "victim_assessment", "in-erasure-run");

  // What somebody else says of an assessment: of a lower level that it proposes, or of a High that a supervisor signs off.
  await createTable(db, "risk_decision")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("assessment_id", t, (c) => c.references("risk_assessment.id"))
    .addColumn("victim_assessment_id", t, (c) => c.references("victim_assessment.id"))
    .addColumn("decision", t, (c) => c.notNull())
    .addColumn("reason", t)
    .addColumn("sitting_id", t, (c) => c.references("sitting.id"))
    .addColumn("decided_by", t, (c) => c.references("user_account.id"))
    .addColumn("decided_at", t, (c) => c.notNull())
    .addCheckConstraint("risk_decision_known", oneOf("decision", ["confirmed", "refused", "signed-off", "sent-back"]))
    .addCheckConstraint("risk_decision_of_one", sql`(assessment_id is null) <> (victim_assessment_id is null)`)
    .addCheckConstraint("risk_decision_has_reason", sql`decision not in ('refused', 'sent-back') or reason is not null`)
    .execute();
  await index("risk_decision_by_assessment", "risk_decision", ["assessment_id", "id"]);
  await index("risk_decision_by_victim_assessment", "risk_decision", ["victim_assessment_id", "id"]);
  await index("risk_decision_by_case", "risk_decision", ["case_id", "id"]);
  await index("risk_decision_by_sitting", "risk_decision", ["sitting_id"]);
  await index("risk_decision_by_decider", "risk_decision", ["decided_by"]);
  await index("risk_decision_by_partnership", "risk_decision", ["partnership_id"]);
  // A proposal is decided once, whoever is quicker.
  for (const column of ["assessment_id", "victim_assessment_id"])
    await db.schema
      .createIndex(`risk_decision_once_of_${column}`)
      .on("risk_decision")
      .column(column)
      .unique()
      .where(sql<boolean>`decision in ('confirmed', 'refused')`)
      .execute();
  await appendOnly(db, "risk_decision", "in-erasure-run");

  // Reviews of a case by its supervisor and by a manager; the lead's are the assessments.
  await createTable(db, "risk_review")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("reviewer_role", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("level", t)
    .addColumn("reviewed_on", t, (c) => c.notNull())
    .addColumn("reviewed_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addCheckConstraint("risk_review_role_known", oneOf("reviewer_role", ["supervisor", "manager"]))
    .addCheckConstraint("risk_review_level_known", orNull("level", LEVELS))
    .addCheckConstraint("risk_review_is_day", isDay("reviewed_on"))
    .execute();
  await index("risk_review_by_case", "risk_review", ["case_id", "id"]);
  await index("risk_review_by_reviewer", "risk_review", ["reviewed_by"]);
  await index("risk_review_by_partnership", "risk_review", ["partnership_id"]);
  await appendOnly(db, "risk_review", "in-erasure-run");

  await createTable(db, "location_level")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("rank", "integer", (c) => c.notNull())
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("meaning", t, (c) => c.notNull())
    .addColumn("review_days", "integer", (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("location_level_ended_is_day", isDay("ended_on"))
    .addCheckConstraint("location_level_review_days_in_range", sql`review_days between 1 and 365`)
    .execute();
  await index("location_level_by_name", "location_level", ["partnership_id", "name_folded"], true);

  // The level's name and rank as they were on the day.
  await createTable(db, "location_assessment")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("level_id", t, (c) => c.notNull().references("location_level.id"))
    .addColumn("level_name", t, (c) => c.notNull())
    .addColumn("level_rank", "integer", (c) => c.notNull())
    .addColumn("reasons", t, (c) => c.notNull())
    .addColumn("occasion", t, (c) => c.notNull())
    .addColumn("assessed_on", t, (c) => c.notNull())
    .addColumn("assessed_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("next_review_on", t)
    .addColumn("corrects_id", t, (c) => c.references("location_assessment.id"))
    .addColumn("correction_reason", t)
    .addCheckConstraint("location_assessment_occasion_known", oneOf("occasion", OCCASIONS))
    .addCheckConstraint("location_assessment_day_is_day", isDay("assessed_on"))
    .addCheckConstraint("location_assessment_review_is_day", isDay("next_review_on"))
    .addCheckConstraint(
      "location_assessment_correction_has_reason",
      sql`(corrects_id is null) = (correction_reason is null)`,
    )
    .execute();
  await index("location_assessment_by_case", "location_assessment", ["case_id", "assessed_on", "id"]);
  await index("location_assessment_by_level", "location_assessment", ["level_id"]);
  await index("location_assessment_by_assessor", "location_assessment", ["assessed_by"]);
  await index("location_assessment_by_corrected", "location_assessment", ["corrects_id"]);
  await index("location_assessment_by_partnership", "location_assessment", ["partnership_id"]);
  await appendOnly(db, "location_assessment", "in-erasure-run");

  // Kept beside the case with what it is made of, in one transaction, so that lists read one table: the lower level that
  // waits to be confirmed, the reviews that others than the lead owe, and the level of a place.
  await add("case_record", "risk_proposed", check("case_record_risk_proposed_known", orNull("risk_proposed", LEVELS)));
  await add(
    "case_record",
    "supervisor_review_due_on",
    check("case_record_supervisor_is_day", isDay("supervisor_review_due_on")),
  );
  await add(
    "case_record",
    "manager_review_due_on",
    check("case_record_manager_is_day", isDay("manager_review_due_on")),
  );
  await add("case_record", "location_level_name");
  for (const column of ["review_due_on", "supervisor_review_due_on", "manager_review_due_on"]) {
    const due = db.schema
      .createIndex(`case_record_by_${column}`)
      .on("case_record")
      .columns(["partnership_id", column, "id"]);
    await due.where(sql<boolean>`${sql.ref(column)} is not null and status <> 'closed'`).execute();
  }
  await db.schema
    .createIndex("case_record_of_high_risk")
    .on("case_record")
    .columns(["partnership_id", "id"])
    .where(sql<boolean>`status <> 'closed' and risk_level in ('high', 'very-high')`)
    .execute();

  // What the case showed, and from when it was known: what a meeting can be told has changed.
  await createTable(db, "case_risk_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("level", t, (c) => c.notNull())
    .addColumn("proposed", t)
    .addColumn("person_id", t, (c) => c.references("person.id"))
    .addColumn("on_day", t, (c) => c.notNull())
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addCheckConstraint("case_risk_change_level_known", oneOf("level", LEVELS))
    .addCheckConstraint("case_risk_change_proposed_known", orNull("proposed", LEVELS))
    .addCheckConstraint("case_risk_change_is_day", isDay("on_day"))
    .execute();
  await index("case_risk_change_by_case", "case_risk_change", ["case_id", "on_day", "id"]);
  await index("case_risk_change_by_person", "case_risk_change", ["person_id"]);
  await index("case_risk_change_by_partnership", "case_risk_change", ["partnership_id", "on_day"]);
  await appendOnly(db, "case_risk_change", "in-erasure-run");
  await sql`insert into case_risk_change (id, partnership_id, case_id, level, proposed, person_id, on_day, recorded_at)
    select id, partnership_id, id, risk_level, null, risk_person_id, risk_assessed_on, risk_assessed_on || 'T12:00:00.000Z'
    from case_record where risk_level is not null`.execute(db);

  const partnerships = (await db.selectFrom("partnership").select(["id", "created_at"]).execute()) as {
    id: string;
    created_at: string;
  }[];
  for (const { id: partnership_id, created_at } of partnerships) {
    const own = { partnership_id, created_at, version: 1 };
    for (const name of RISK_FACTORS)
      await db
        .insertInto("risk_factor")
        .values({ ...own, id: newId(), name, name_folded: name.toLowerCase(), ended_on: null })
        .execute();
    for (const [at, level] of LOCATION_LEVELS.entries())
      await db
        .insertInto("location_level")
        .values({ ...own, ...level, id: newId(), rank: at + 1, name_folded: level.name.toLowerCase(), ended_on: null })
        .execute();
    await db
      .insertInto("victim_questionnaire")
      .values({
        ...own,
        id: newId(),
        number: 1,
        status: "published",
        content: JSON.stringify(VICTIM_QUESTIONNAIRE),
        published_by: null,
        published_at: created_at,
      }) // prettier-ignore
      .execute();
  }

  /** Kysely gives the CHECK of an added column no name. */
  async function add(table: string, column: string, rest = sql``) {
    await sql`alter table ${sql.table(table)} add column ${sql.ref(column)} ${t} ${rest}`.execute(db);
  }

  async function index(name: string, table: string, columns: string[], isUnique = false) {
    const wanted = db.schema.createIndex(name).on(table).columns(columns);
    await (isUnique ? wanted.unique() : wanted).execute();
  }
}

const check = (name: string, condition: ReturnType<typeof sql>) =>
  sql`constraint ${sql.ref(name)} check (${condition})`;

const orNull = (column: string, choices: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} is null or ${oneOf(column, choices)}`;

/** UUIDv7: 48 bits of time, then random. */
function newId() {
  const time = Date.now().toString(16).padStart(12, "0");
  const random = crypto.randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
