import { sql } from "kysely";
import { addIndex, type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

/** What people ask about their own data, what stands on an item by their right, and what they were given. */
export async function up(db: AnyDatabase) {
  await requests(db);
  await packs(db);
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
  await addIndex(db, "rights_request_by_reference", "rights_request", ["partnership_id", "reference"], true);
  await addIndex(db, "rights_request_listed", "rights_request", ["partnership_id", "status", "received_on", "id"]);
  await addIndex(db, "rights_request_by_due", "rights_request", ["partnership_id", "status", "due_on", "id"]);
  await addIndex(db, "rights_request_by_person", "rights_request", ["person_id", "id"]);
  await addIndex(db, "rights_request_by_officer", "rights_request", ["officer_user_id"]);
  await addIndex(db, "rights_request_by_creator", "rights_request", ["created_by"]);

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
  await addIndex(db, "rights_request_step_by_request", "rights_request_step", ["request_id", "id"]);
  await addIndex(db, "rights_request_step_by_partnership", "rights_request_step", ["partnership_id"]);
  await addIndex(db, "rights_request_step_by_recorder", "rights_request_step", ["recorded_by"]);
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
  await addIndex(db, "rights_mark_by_record", "rights_mark", ["partnership_id", "record_kind", "record_id"]);
  await addIndex(db, "rights_mark_by_id", "rights_mark", ["record_id"]);
  await addIndex(db, "rights_mark_by_person", "rights_mark", ["person_id", "id"]);
  await addIndex(db, "rights_mark_by_request", "rights_mark", ["request_id"]);
  await addIndex(db, "rights_mark_by_recorder", "rights_mark", ["recorded_by"]);
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
  await addIndex(db, "access_pack_numbered", "access_pack", ["request_id", "number"], true);
  await addIndex(db, "access_pack_by_person", "access_pack", ["person_id", "id"]);
  await addIndex(db, "access_pack_by_partnership", "access_pack", ["partnership_id"]);
  await addIndex(db, "access_pack_by_gatherer", "access_pack", ["gathered_by"]);
  await addIndex(db, "access_pack_by_giver", "access_pack", ["given_by"]);

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
  await addIndex(db, "access_pack_item_listed", "access_pack_item", ["pack_id", "position"], true);
  await addIndex(db, "access_pack_item_once", "access_pack_item", ["pack_id", "source_kind", "source_id"], true);
  await addIndex(db, "access_pack_item_by_source", "access_pack_item", ["source_id"]);
  await addIndex(db, "access_pack_item_by_agency", "access_pack_item", ["source_agency_id", "mark", "id"]);
  await addIndex(db, "access_pack_item_by_partnership", "access_pack_item", ["partnership_id"]);
  await addIndex(db, "access_pack_item_by_marker", "access_pack_item", ["marked_by"]);

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
  await addIndex(db, "access_pack_label_once", "access_pack_label", ["request_id", "label"], true);
  await addIndex(db, "access_pack_label_by_partnership", "access_pack_label", ["partnership_id"]);
}
