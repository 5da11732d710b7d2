import { sql } from "kysely";
import { addIndex, type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

/** What was told to whom, and the agreements under which it is. */
export async function up(db: AnyDatabase) {
  await register(db);
  await agreements(db);
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
  await addIndex(db, "disclosure_entry_listed", "disclosure_entry", ["partnership_id", "recorded_at", "id"]);
  await addIndex(db, "disclosure_entry_by_destination", "disclosure_entry", [
    "partnership_id",
    "destination",
    "recorded_at",
    "id",
  ]);
  await addIndex(db, "disclosure_entry_by_object", "disclosure_entry", [
    "partnership_id",
    "object_kind",
    "object_id",
    "id",
  ]);
  await addIndex(db, "disclosure_entry_by_id", "disclosure_entry", ["object_id"]);
  await addIndex(db, "disclosure_entry_by_event", "disclosure_entry", ["audit_event_id"], true);
  await addIndex(db, "disclosure_entry_by_agency", "disclosure_entry", ["agency_id"]);
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
  await addIndex(db, "sharing_agreement_by_title", "sharing_agreement", ["partnership_id", "title_folded"], true);
  await addIndex(db, "sharing_agreement_by_review", "sharing_agreement", [
    "partnership_id",
    "ended_on",
    "review_on",
    "id",
  ]);
  await addIndex(db, "sharing_agreement_by_creator", "sharing_agreement", ["created_by"]);

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
  await addIndex(db, "agreement_signatory_once", "agreement_signatory", ["agreement_id", "agency_id"], true);
  await addIndex(db, "agreement_signatory_by_agency", "agreement_signatory", ["agency_id"]);
  await addIndex(db, "agreement_signatory_by_partnership", "agreement_signatory", ["partnership_id"]);

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
  await addIndex(db, "agreement_review_by_agreement", "agreement_review", ["agreement_id", "id"]);
  await addIndex(db, "agreement_review_by_reviewer", "agreement_review", ["reviewed_by"]);
  await addIndex(db, "agreement_review_by_partnership", "agreement_review", ["partnership_id"]);
  await appendOnly(db, "agreement_review", "in-erasure-run");
}
