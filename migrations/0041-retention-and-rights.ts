import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const RECORD_KINDS = [
  "person", "case", "referral", "incident", "report", "problem", "case-review", "intervention", "document",
  "import-batch", "notification", "rights-request",
]; // prettier-ignore
const FATES = ["erase", "anonymise"];

/** How long records are kept, what was erased, what people asked for as their right, what was told to whom, and agreements. */
export async function up(db: AnyDatabase) {
  await retention(db);
  await requests(db);
  await packs(db);
  await register(db);
  await agreements(db);
}

async function retention(db: AnyDatabase) {
  const t = text(db);

  // Keeps a record for as long as it stands, whatever its rule says.
  await createTable(db, "retention_hold")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addColumn("ground", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("placed_on", t, (c) => c.notNull())
    .addColumn("placed_by", t, (c) => c.notNull().references("user_account.id"))
    // On which it is looked at again: a hold that nobody reviews would keep a record for good.
    .addColumn("review_on", t, (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("ended_by", t, (c) => c.references("user_account.id"))
    .addColumn("ended_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("retention_hold_kind_known", oneOf("record_kind", RECORD_KINDS))
    .addCheckConstraint(
      "retention_hold_ground_known",
      oneOf("ground", ["linked-case", "order", "appeal", "litigation", "inquiry", "request", "other"]),
    )
    .addCheckConstraint("retention_hold_placed_is_day", isDay("placed_on"))
    .addCheckConstraint("retention_hold_review_is_day", isDay("review_on"))
    .addCheckConstraint("retention_hold_ended_is_day", isDay("ended_on"))
    .addCheckConstraint("retention_hold_ended_with_reason", sql`(ended_on is null) = (ended_reason is null)`)
    .execute();
  await index(db, "retention_hold_by_record", "retention_hold", ["partnership_id", "record_kind", "record_id"]);
  await index(db, "retention_hold_by_review", "retention_hold", ["partnership_id", "ended_on", "review_on", "id"]);
  await index(db, "retention_hold_by_placer", "retention_hold", ["placed_by"]);
  await index(db, "retention_hold_by_ender", "retention_hold", ["ended_by"]);

  // One approval of what is due; worked off in the background, a transaction a record.
  await createTable(db, "retention_run")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("approved_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("approved_at", t, (c) => c.notNull())
    .addColumn("records", "integer", (c) => c.notNull())
    .addColumn("done", "integer", (c) => c.notNull())
    .addColumn("kept", "integer", (c) => c.notNull())
    .addColumn("finished_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("retention_run_status_known", oneOf("status", ["approved", "running", "done"]))
    .execute();
  await index(db, "retention_run_by_instant", "retention_run", ["partnership_id", "approved_at", "id"]);
  await index(db, "retention_run_by_status", "retention_run", ["status", "approved_at"]);
  await index(db, "retention_run_by_approver", "retention_run", ["approved_by"]);

  // The list of what is due: a row for each time that a record's review day came.
  await createTable(db, "retention_item")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    // Neutral, as people see it: CS-20-0014. Emptied with the record.
    .addColumn("reference", t)
    .addColumn("review_on", t, (c) => c.notNull())
    .addColumn("rule", t, (c) => c.notNull())
    .addColumn("proposed", t, (c) => c.notNull())
    .addColumn("found_on", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("fate", t)
    .addColumn("reason", t)
    .addColumn("next_review_on", t)
    .addColumn("decided_by", t, (c) => c.references("user_account.id"))
    .addColumn("decided_at", t)
    .addColumn("run_id", t, (c) => c.references("retention_run.id"))
    // Why a run left the record alone after all: a hold placed since, a case opened again.
    .addColumn("kept_because", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("retention_item_kind_known", oneOf("record_kind", RECORD_KINDS))
    .addCheckConstraint("retention_item_proposed_known", oneOf("proposed", FATES))
    .addCheckConstraint("retention_item_fate_known", oneOf("fate", FATES))
    // due; approved for a run; extended to a later day; kept, because it is not due any more; gone.
    .addCheckConstraint("retention_item_status_known", oneOf("status", ["due", "approved", "extended", "kept", "gone"]))
    .addCheckConstraint("retention_item_review_is_day", isDay("review_on"))
    .addCheckConstraint("retention_item_found_is_day", isDay("found_on"))
    .addCheckConstraint("retention_item_next_is_day", isDay("next_review_on"))
    .addCheckConstraint(
      "retention_item_extended_whole",
      sql`status <> 'extended' or (next_review_on is not null and reason is not null)`,
    )
    .addCheckConstraint(
      "retention_item_approved_whole",
      sql`status <> 'approved' or (fate is not null and run_id is not null)`,
    )
    .execute();
  await index(db, "retention_item_listed", "retention_item", ["partnership_id", "status", "review_on", "id"]);
  await index(db, "retention_item_by_record", "retention_item", ["partnership_id", "record_kind", "record_id", "id"]);
  await index(db, "retention_item_by_run", "retention_item", ["run_id", "status", "id"]);
  await index(db, "retention_item_by_decider", "retention_item", ["decided_by"]);
  await db.schema
    .createIndex("retention_item_open_once")
    .on("retention_item")
    .columns(["record_kind", "record_id"])
    .unique()
    .where(sql<boolean>`status in ('due', 'approved')`)
    .execute();

  // What is left of an erased record: no content, for good.
  await createTable(db, "tombstone")
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("rule", t, (c) => c.notNull())
    .addColumn("fate", t, (c) => c.notNull())
    .addColumn("erased_on", t, (c) => c.notNull())
    .addColumn("erased_by", t, (c) => c.notNull())
    .addColumn("erasure_run_id", t, (c) => c.notNull().references("erasure_run.id"))
    // The record that was approved, when this one went with it.
    .addColumn("with_kind", t)
    .addColumn("with_id", t)
    .addPrimaryKeyConstraint("tombstone_key", ["record_kind", "record_id"])
    .addCheckConstraint("tombstone_fate_known", oneOf("fate", FATES))
    .addCheckConstraint("tombstone_erased_is_day", isDay("erased_on"))
    .execute();
  await index(db, "tombstone_listed", "tombstone", ["partnership_id", "erased_on", "record_kind", "record_id"]);
  await index(db, "tombstone_by_run", "tombstone", ["erasure_run_id"]);
  await index(db, "tombstone_by_record", "tombstone", ["record_id"]);
  // An erasure finds by the record's id alone what knows no foreign key to it.
  await index(db, "notification_by_object", "notification", ["object_id"]);
  await appendOnly(db, "tombstone", "never");

  // Written with each tombstone, removed once its ids stand in the file outside the database.
  await createTable(db, "tombstone_unwritten")
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addPrimaryKeyConstraint("tombstone_unwritten_key", ["record_kind", "record_id"])
    .execute();
  await index(db, "tombstone_unwritten_by_partnership", "tombstone_unwritten", ["partnership_id"]);

  // What stays of records that were anonymised: how many of a kind, and nothing that leads back to one.
  await createTable(db, "anonymised_count")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("beat_code", t, (c) => c.notNull())
    .addColumn("category", t, (c) => c.notNull())
    .addColumn("band", t, (c) => c.notNull())
    .addColumn("records", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("anonymised_count_key", [
      "partnership_id",
      "record_kind",
      "year",
      "beat_code",
      "category",
      "band",
    ])
    .addCheckConstraint("anonymised_count_kind_known", oneOf("record_kind", RECORD_KINDS))
    .execute();
}

async function requests(db: AnyDatabase) {
  const t = text(db);

  await createTable(db, "rights_request")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("regime", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("subject_name", t, (c) => c.notNull())
    .addColumn("subject_birth_date", t)
    // Once found among the people known; nobody may be known under that name.
    .addColumn("person_id", t, (c) => c.references("person.id"))
    .addColumn("requester_kind", t, (c) => c.notNull())
    .addColumn("requester_name", t)
    .addColumn("authority_words", t)
    .addColumn("contact_words", t)
    .addColumn("channel", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("received_on", t, (c) => c.notNull())
    .addColumn("identity_asked_on", t)
    .addColumn("identity_proved_on", t)
    .addColumn("identity_how", t)
    .addColumn("clarification_asked_on", t)
    .addColumn("clarified_on", t)
    // Derived by the month rule and kept for the list: null while identity or an answer is waited for.
    .addColumn("due_on", t)
    .addColumn("extended_on", t)
    .addColumn("extension_reason", t)
    .addColumn("extension_told_on", t)
    .addColumn("searched_words", t)
    .addColumn("outcome", t)
    .addColumn("outcome_words", t)
    .addColumn("closed_on", t)
    .addColumn("officer_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint(
      "rights_request_kind_known",
      oneOf("kind", ["access", "rectification", "erasure", "restriction", "objection"]),
    )
    .addCheckConstraint("rights_request_regime_known", oneOf("regime", ["uk-gdpr", "part-3"]))
    .addCheckConstraint("rights_request_status_known", oneOf("status", ["open", "closed"]))
    .addCheckConstraint(
      "rights_request_requester_known",
      oneOf("requester_kind", ["self", "parent", "solicitor", "representative"]),
    )
    .addCheckConstraint(
      "rights_request_channel_known",
      oneOf("channel", ["letter", "email", "form", "telephone", "in-person"]),
    )
    .addCheckConstraint(
      "rights_request_outcome_known",
      oneOf("outcome", ["granted", "partly", "refused", "nothing-held", "withdrawn"]),
    )
    .addCheckConstraint("rights_request_received_is_day", isDay("received_on"))
    .addCheckConstraint("rights_request_identity_asked_is_day", isDay("identity_asked_on"))
    .addCheckConstraint("rights_request_identity_proved_is_day", isDay("identity_proved_on"))
    .addCheckConstraint("rights_request_clarification_is_day", isDay("clarification_asked_on"))
    .addCheckConstraint("rights_request_clarified_is_day", isDay("clarified_on"))
    .addCheckConstraint("rights_request_due_is_day", isDay("due_on"))
    .addCheckConstraint("rights_request_extended_is_day", isDay("extended_on"))
    .addCheckConstraint("rights_request_told_is_day", isDay("extension_told_on"))
    .addCheckConstraint("rights_request_closed_is_day", isDay("closed_on"))
    .addCheckConstraint(
      "rights_request_closed_whole",
      sql`(status = 'closed') = (closed_on is not null) and (status = 'closed') = (outcome is not null)`,
    )
    .execute();
  await index(db, "rights_request_by_reference", "rights_request", ["partnership_id", "reference"], true);
  await index(db, "rights_request_listed", "rights_request", ["partnership_id", "status", "received_on", "id"]);
  await index(db, "rights_request_by_due", "rights_request", ["partnership_id", "status", "due_on", "id"]);
  await index(db, "rights_request_by_person", "rights_request", ["person_id", "id"]);
  await index(db, "rights_request_by_officer", "rights_request", ["officer_user_id"]);
  await index(db, "rights_request_by_creator", "rights_request", ["created_by"]);

  // What was done about a request, in order.
  await createTable(db, "rights_request_step")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("request_id", t, (c) => c.notNull().references("rights_request.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("happened_on", t, (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addCheckConstraint(
      "rights_request_step_kind_known",
      oneOf("kind", [
        "received", "identity-asked", "identity-proved", "clarification-asked", "clarified", "extended", "told", "searched",
        "matched", "pack-made", "pack-given", "agency-asked", "agency-answered", "note", "closed", "reopened",
      ]), // prettier-ignore
    )
    .addCheckConstraint("rights_request_step_is_day", isDay("happened_on"))
    .execute();
  await index(db, "rights_request_step_by_request", "rights_request_step", ["request_id", "id"]);
  await index(db, "rights_request_step_by_partnership", "rights_request_step", ["partnership_id"]);
  await index(db, "rights_request_step_by_recorder", "rights_request_step", ["recorded_by"]);
  await appendOnly(db, "rights_request_step", "in-erasure-run");

  // On one item, shown wherever it is: corrected, said to be wrong, not to be used, objected to.
  await createTable(db, "rights_mark")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addColumn("mark", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    // Whose right it is.
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("request_id", t, (c) => c.references("rights_request.id"))
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("ended_reason", t)
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("rights_mark_known", oneOf("mark", ["rectified", "disputed", "restricted", "objection"]))
    .addCheckConstraint("rights_mark_from_is_day", isDay("from_day"))
    .addCheckConstraint("rights_mark_ended_is_day", isDay("ended_on"))
    .addCheckConstraint("rights_mark_ended_with_reason", sql`(ended_on is null) = (ended_reason is null)`)
    .execute();
  await index(db, "rights_mark_by_record", "rights_mark", ["partnership_id", "record_kind", "record_id"]);
  await index(db, "rights_mark_by_person", "rights_mark", ["person_id", "id"]);
  await index(db, "rights_mark_by_request", "rights_mark", ["request_id"]);
  await index(db, "rights_mark_by_recorder", "rights_mark", ["recorded_by"]);
}

async function packs(db: AnyDatabase) {
  const t = text(db);

  await createTable(db, "access_pack")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("request_id", t, (c) => c.notNull().references("rights_request.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("names_agencies", "integer", (c) => c.notNull())
    .addColumn("gathered_at", t, (c) => c.notNull())
    .addColumn("gathered_by", t, (c) => c.notNull().references("user_account.id"))
    // Of one that was given: what stood in it, frozen.
    .addColumn("content_as_json", t)
    .addColumn("given_on", t)
    .addColumn("given_how", t)
    .addColumn("given_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("access_pack_status_known", oneOf("status", ["draft", "given", "dropped"]))
    .addCheckConstraint("access_pack_names_boolean", sql`names_agencies in (0, 1)`)
    .addCheckConstraint("access_pack_given_is_day", isDay("given_on"))
    .addCheckConstraint(
      "access_pack_given_whole",
      sql`(status = 'given') = (given_on is not null) and (status = 'given') = (content_as_json is not null)`,
    )
    .execute();
  await index(db, "access_pack_numbered", "access_pack", ["request_id", "number"], true);
  await index(db, "access_pack_by_person", "access_pack", ["person_id", "id"]);
  await index(db, "access_pack_by_partnership", "access_pack", ["partnership_id"]);
  await index(db, "access_pack_by_gatherer", "access_pack", ["gathered_by"]);
  await index(db, "access_pack_by_giver", "access_pack", ["given_by"]);

  // A row of any table that is about the person, and whether it is given.
  await createTable(db, "access_pack_item")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("pack_id", t, (c) => c.notNull().references("access_pack.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("section", t, (c) => c.notNull())
    .addColumn("source_kind", t, (c) => c.notNull())
    .addColumn("source_id", t, (c) => c.notNull())
    .addColumn("source_agency_id", t, (c) => c.references("agency.id"))
    // Found by the person's name, in a row that is about something or somebody else.
    .addColumn("is_mention", "integer", (c) => c.notNull())
    .addColumn("mark", t, (c) => c.notNull())
    .addColumn("exemption", t)
    .addColumn("reason", t)
    // The words to give in place of those that were gathered, once somebody has blacked out more.
    .addColumn("edited_words", t)
    .addColumn("asked_on", t)
    .addColumn("answered_on", t)
    .addColumn("answer", t)
    .addColumn("answer_words", t)
    .addColumn("marked_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("access_pack_item_mark_known", oneOf("mark", ["open", "disclose", "withhold", "ask"]))
    .addCheckConstraint("access_pack_item_mention_boolean", sql`is_mention in (0, 1)`)
    .addCheckConstraint("access_pack_item_answer_known", oneOf("answer", ["disclose", "withhold"]))
    .addCheckConstraint("access_pack_item_withheld_with_exemption", sql`mark <> 'withhold' or exemption is not null`)
    .addCheckConstraint("access_pack_item_asked_is_day", isDay("asked_on"))
    .addCheckConstraint("access_pack_item_answered_is_day", isDay("answered_on"))
    .execute();
  await index(db, "access_pack_item_listed", "access_pack_item", ["pack_id", "position"], true);
  await index(db, "access_pack_item_once", "access_pack_item", ["pack_id", "source_kind", "source_id"], true);
  await index(db, "access_pack_item_by_agency", "access_pack_item", ["source_agency_id", "mark", "id"]);
  await index(db, "access_pack_item_by_partnership", "access_pack_item", ["partnership_id"]);
  await index(db, "access_pack_item_by_marker", "access_pack_item", ["marked_by"]);

  // Who is behind "Person B" and "Agency C": the same in every pack of a request.
  await createTable(db, "access_pack_label")
    .addColumn("request_id", t, (c) => c.notNull().references("rights_request.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addColumn("label", t, (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addPrimaryKeyConstraint("access_pack_label_key", ["request_id", "kind", "record_id"])
    .addCheckConstraint("access_pack_label_kind_known", oneOf("kind", ["person", "agency", "officer"]))
    .execute();
  await index(db, "access_pack_label_once", "access_pack_label", ["request_id", "label"], true);
  await index(db, "access_pack_label_by_partnership", "access_pack_label", ["partnership_id"]);
}

async function register(db: AnyDatabase) {
  const t = text(db);

  // The register: a row with every event of the log that is a disclosure, and those told of by hand.
  await createTable(db, "disclosure_entry")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("audit_event_id", t, (c) => c.notNull().references("audit_event.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("disclosed_on", t, (c) => c.notNull())
    // A user's id, or `system:` and a name.
    .addColumn("made_by", t, (c) => c.notNull())
    .addColumn("agency_id", t, (c) => c.references("agency.id"))
    .addColumn("event", t, (c) => c.notNull())
    .addColumn("way", t, (c) => c.notNull())
    .addColumn("object_kind", t, (c) => c.notNull())
    .addColumn("object_id", t)
    .addColumn("what", t)
    .addColumn("destination", t, (c) => c.notNull())
    .addColumn("recipients", t)
    .addColumn("gateway", t)
    .addColumn("necessity", t)
    .addColumn("proportionality", t)
    .addColumn("approved_by", t)
    .addCheckConstraint(
      "disclosure_entry_way_known",
      oneOf("way", [
        "export",
        "print",
        "paper",
        "sharing",
        "letter",
        "pack",
        "telephone",
        "meeting",
        "email",
        "in-person",
      ]),
    )
    .addCheckConstraint(
      "disclosure_entry_destination_known",
      oneOf("destination", ["own-use", "partnership", "disclosed"]),
    )
    .addCheckConstraint("disclosure_entry_disclosed_is_day", isDay("disclosed_on"))
    .execute();
  await index(db, "disclosure_entry_listed", "disclosure_entry", ["partnership_id", "recorded_at", "id"]);
  await index(db, "disclosure_entry_by_destination", "disclosure_entry", [
    "partnership_id",
    "destination",
    "recorded_at",
    "id",
  ]);
  await index(db, "disclosure_entry_by_object", "disclosure_entry", [
    "partnership_id",
    "object_kind",
    "object_id",
    "id",
  ]);
  await index(db, "disclosure_entry_by_event", "disclosure_entry", ["audit_event_id"], true);
  await index(db, "disclosure_entry_by_agency", "disclosure_entry", ["agency_id"]);
  await registerEarlier(db);
  await appendOnly(db, "disclosure_entry", "in-erasure-run");
}

/**
 * The disclosures that the log tells of already, each as far as it was justified then. A calendar read before belongs to no
 * partnership and is left to the log; the day is that of the instant (UTC), which SQL alone can say.
 */
export async function registerEarlier(db: AnyDatabase) {
  await sql`
    insert into disclosure_entry (id, partnership_id, audit_event_id, recorded_at, disclosed_on, made_by, agency_id, event, way,
      object_kind, object_id, what, destination, recipients, gateway, necessity, proportionality, approved_by)
    select e.id, e.partnership_id, e.id, e.at, substr(e.at, 1, 10), e.actor_id, e.agency_id, e.event,
      case
        when e.event in ('export.made', 'export.downloaded') then 'export'
        when e.event = 'plan.printed' then 'print'
        when e.event in ('chronology.made', 'minutes.copy-downloaded') then 'paper'
        when e.event like 'case-review.%' then 'letter'
        else 'sharing'
      end,
      e.object_kind, e.object_id,
      case
        when d.id is not null then d.words
        when p.id is not null then 'Control and safety plan'
        when c.id is not null then 'Chronology'
        when e.event = 'note.shared' then 'A note in the case'
        when e.event in ('matter.passed', 'matter.answered') then 'A matter passed on'
        when e.event = 'papers.sent' then 'Papers of the meeting'
        when e.event = 'minutes.copy-downloaded' then 'Minutes of the meeting'
      end,
      case
        when coalesce(d.destination, p.destination, c.destination) is not null
          then coalesce(d.destination, p.destination, c.destination)
        when e.event = 'case-review.information-requested' or e.recipients = 'Relevant bodies' then 'partnership'
        when e.event like 'case-review.%' then 'disclosed'
        when e.event = 'minutes.copy-downloaded' and e.recipients is null then 'own-use'
        else 'partnership'
      end,
      case
        when coalesce(d.recipients, p.recipients, c.recipients) is not null
          then coalesce(d.recipients, p.recipients, c.recipients)
        when e.event in ('matter.passed', 'matter.answered') then g.name
        when e.event = 'papers.sent' then 'Members of the group'
        else e.recipients
      end,
      case
        when e.event like 'case-review.%' and e.event <> 'case-review.information-requested'
          and e.recipients <> 'Relevant bodies' then 'asbcpa-sch4'
        else coalesce(d.gateway, p.gateway, c.gateway)
      end,
      coalesce(d.necessity, d.purpose, p.necessity, p.purpose, c.necessity, c.purpose),
      coalesce(d.proportionality, p.proportionality, c.proportionality),
      coalesce(d.approved_by, p.approved_by, c.approved_by)
    from audit_event e
    left join disclosure d on d.id = case when e.object_kind = 'disclosure' then e.object_id end
    left join record_print p on p.audit_event_id = e.id
    left join chronology c on c.audit_event_id = e.id
    left join partnership_group g
      on g.id = case when e.event in ('matter.passed', 'matter.answered') then e.recipients end
    where e.category = 'disclosure' and e.partnership_id is not null
  `.execute(db);
}

async function agreements(db: AnyDatabase) {
  const t = text(db);

  await createTable(db, "sharing_agreement")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("title_folded", t, (c) => c.notNull())
    .addColumn("purpose", t, (c) => c.notNull())
    .addColumn("data_words", t)
    .addColumn("gateway", t)
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("review_on", t, (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("ended_reason", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("sharing_agreement_from_is_day", isDay("from_day"))
    .addCheckConstraint("sharing_agreement_review_is_day", isDay("review_on"))
    .addCheckConstraint("sharing_agreement_ended_is_day", isDay("ended_on"))
    .addCheckConstraint("sharing_agreement_ended_with_reason", sql`(ended_on is null) = (ended_reason is null)`)
    .execute();
  await index(db, "sharing_agreement_by_title", "sharing_agreement", ["partnership_id", "title_folded"], true);
  await index(db, "sharing_agreement_by_review", "sharing_agreement", [
    "partnership_id",
    "ended_on",
    "review_on",
    "id",
  ]);
  await index(db, "sharing_agreement_by_creator", "sharing_agreement", ["created_by"]);

  await createTable(db, "agreement_signatory")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("agreement_id", t, (c) => c.notNull().references("sharing_agreement.id"))
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("signed_on", t, (c) => c.notNull())
    .addColumn("signed_by", t, (c) => c.notNull())
    .addColumn("left_on", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("agreement_signatory_signed_is_day", isDay("signed_on"))
    .addCheckConstraint("agreement_signatory_left_is_day", isDay("left_on"))
    .execute();
  await index(db, "agreement_signatory_once", "agreement_signatory", ["agreement_id", "agency_id"], true);
  await index(db, "agreement_signatory_by_agency", "agreement_signatory", ["agency_id"]);
  await index(db, "agreement_signatory_by_partnership", "agreement_signatory", ["partnership_id"]);

  await createTable(db, "agreement_review")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("agreement_id", t, (c) => c.notNull().references("sharing_agreement.id"))
    .addColumn("reviewed_on", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("next_review_on", t, (c) => c.notNull())
    .addColumn("reviewed_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addCheckConstraint("agreement_review_reviewed_is_day", isDay("reviewed_on"))
    .addCheckConstraint("agreement_review_next_is_day", isDay("next_review_on"))
    .execute();
  await index(db, "agreement_review_by_agreement", "agreement_review", ["agreement_id", "id"]);
  await index(db, "agreement_review_by_reviewer", "agreement_review", ["reviewed_by"]);
  await index(db, "agreement_review_by_partnership", "agreement_review", ["partnership_id"]);
  await appendOnly(db, "agreement_review", "in-erasure-run");
}

async function index(db: AnyDatabase, name: string, table: string, columns: string[], isUnique = false) {
  const made = db.schema.createIndex(name).on(table).columns(columns);
  await (isUnique ? made.unique() : made).execute();
}
