import { type ExpressionBuilder, expressionBuilder, sql } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { SearchBounds } from "#app/domain/search/kept-search.ts";
import type { Database } from "./types/database.ts";

// "The rows this actor may see". Every list, read, count, search and export of these tables uses it.

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/**
 * A case: the members of its group in date and of its own working group, its lead and its supervisor, the people named for
 * it; a restricted case only the last three; and whoever broke the glass for it in this session. A conflict of interest
 * outweighs all of it. Nobody by agency alone.
 */
export function casesVisibleTo(actor: Actor) {
  return (eb: In<"case_record">) =>
    eb.and([
      eb("case_record.partnership_id", "=", actor.partnershipId),
      importIsVisible("case_record.import_batch_id")(),
      eb.or([...rightsTo(eb, actor), eb.exists(openedInSession(eb, actor))]),
      eb.not(eb.exists(accessOf(eb, actor, "conflict"))),
    ]);
}

/** A case without what was opened by breaking the glass: who may change it, and read what an agency keeps to itself. */
export function casesByRightOf(actor: Actor) {
  return (eb: In<"case_record">) =>
    eb.and([
      eb("case_record.partnership_id", "=", actor.partnershipId),
      importIsVisible("case_record.import_batch_id")(),
      eb.or(rightsTo(eb, actor)),
      eb.not(eb.exists(accessOf(eb, actor, "conflict"))),
    ]);
}

function rightsTo(eb: In<"case_record">, actor: Actor) {
  const groups = groupsOf(actor);
  return [
    groups.length > 0
      ? eb.and([
          eb("case_record.visibility", "=", "standard"),
          eb.or([eb("case_record.group_id", "in", groups), eb.exists(workingGroupOf(eb, groups))]),
        ])
      : eb.lit(false),
    eb("case_record.lead_user_id", "=", actor.id),
    eb("case_record.supervisor_user_id", "=", actor.id),
    eb.exists(accessOf(eb, actor, "named")),
  ];
}

/** The working group of the case itself, while it lasts, if it is one of these. */
function workingGroupOf(eb: In<"case_record">, groups: readonly string[]) {
  return eb
    .selectFrom("case_working_group")
    .select("case_working_group.id")
    .whereRef("case_working_group.case_id", "=", "case_record.id")
    .where("case_working_group.group_id", "in", groups)
    .where("case_working_group.ended_on", "is", null);
}

function openedInSession(eb: In<"case_record">, actor: Actor) {
  return eb
    .selectFrom("break_glass")
    .select("break_glass.id")
    .where("break_glass.session_id", "=", actor.sessionId)
    .whereRef("break_glass.case_id", "=", "case_record.id")
    .where("break_glass.user_id", "=", actor.id);
}

function accessOf(eb: In<"case_record">, actor: Actor, access: "named" | "conflict") {
  return eb
    .selectFrom("case_access")
    .select("case_access.case_id")
    .whereRef("case_access.case_id", "=", "case_record.id")
    .where("case_access.user_id", "=", actor.id)
    .where("case_access.access", "=", access)
    .where("case_access.ended_at", "is", null);
}

/** A note in a case: shared, whoever sees the case; private, whoever of its agency sees the case of right. */
export function notesVisibleTo(actor: Actor) {
  return (eb: In<"note_case">) => {
    const itsCase = () =>
      eb.selectFrom("case_record").select("case_record.id").whereRef("case_record.id", "=", "note_case.case_id");
    return eb.and([
      eb("note_case.partnership_id", "=", actor.partnershipId),
      eb.or([
        eb.and([eb("note_case.is_shared", "=", 1), eb.exists(itsCase().where(casesVisibleTo(actor)))]),
        eb.and([eb("note_case.agency_id", "=", actor.agencyId), eb.exists(itsCase().where(casesByRightOf(actor)))]),
      ]),
    ]);
  };
}

/** In a case about domestic abuse, who has an address to be kept from the perpetrator: all but perpetrators and associates. */
const KEPT_APART = ["victim", "person-at-risk", "witness", "reporter", "parent-carer"] as const;

/**
 * Where somebody lives and how to reach them: addresses, postcodes, telephone numbers, e-mail, safe contact, and being
 * found by a postcode. Hidden while the person is in a case not closed that is flagged domestic abuse / MARAC (DOMAIN 7.3),
 * but from its lead, supervisor and named people and, unless it is restricted, the chair and coordinators of its group;
 * never shown to whoever works with a perpetrator of that case, or leads a case about one, whatever else they are.
 */
export function whereaboutsVisibleTo(actor: Actor) {
  return (eb: In<"person">) =>
    eb.not(
      eb.exists(
        eb
          .selectFrom("case_link as kept_apart")
          .innerJoin("case_record", "case_record.id", "kept_apart.case_id")
          .select("kept_apart.id")
          .where("kept_apart.person_id", "in", recordsOfSamePerson(eb))
          .where("kept_apart.role", "in", KEPT_APART)
          .where("case_record.status", "<>", "closed")
          .where((inner) => inner.exists(abuseFlagOf(inner)))
          .where((inner) => inner.not(victimsAreSafeWith(actor)(inner))),
      ),
    );
}

/** The place that another system gave for a case: in one about domestic abuse it may be where the victim lives. */
export function placeOfCaseVisibleTo(actor: Actor) {
  return (eb: In<"case_record">) =>
    eb.or([eb("case_record.status", "=", "closed"), eb.not(eb.exists(abuseFlagOf(eb))), victimsAreSafeWith(actor)(eb)]);
}

function abuseFlagOf(eb: In<"case_record">) {
  return eb
    .selectFrom("case_flag")
    .innerJoin("case_flag_kind", "case_flag_kind.id", "case_flag.flag_kind_id")
    .select("case_flag.id")
    .whereRef("case_flag.case_id", "=", "case_record.id")
    .where("case_flag_kind.behaviour", "=", "da-marac")
    .where("case_flag.until_day", "is", null);
}

function victimsAreSafeWith(actor: Actor) {
  const runs = groupsOf(actor, ["chair", "coordinator"]);
  return (eb: In<"case_record">) =>
    eb.and([
      eb.or([
        runs.length > 0
          ? eb.and([eb("case_record.visibility", "=", "standard"), eb("case_record.group_id", "in", runs)])
          : eb.lit(false),
        // Compared with nobody, the answer would be unknown, and what negates it would let everybody through.
        eb.and([eb("case_record.lead_user_id", "is not", null), eb("case_record.lead_user_id", "=", actor.id)]),
        eb.and([
          eb("case_record.supervisor_user_id", "is not", null),
          eb("case_record.supervisor_user_id", "=", actor.id),
        ]),
        eb.exists(accessOf(eb, actor, "named")),
      ]),
      eb.not(eb.exists(accessOf(eb, actor, "conflict"))),
      eb.not(
        eb.exists(
          perpetrators(eb)
            .innerJoin("person_worker", "person_worker.person_id", "suspect.person_id")
            .where("person_worker.user_id", "=", actor.id)
            .where("person_worker.ended_at", "is", null),
        ),
      ),
      eb.not(
        eb.exists(
          perpetrators(eb)
            .innerJoin("case_record as led", "led.person_id", "suspect.person_id")
            .where("led.lead_user_id", "=", actor.id)
            .where("led.status", "<>", "closed"),
        ),
      ),
    ]);
}

/** Whoever is or was linked as one, whatever the standing: a link that ended may have ended too early. */
function perpetrators(eb: In<"case_record">) {
  return eb
    .selectFrom("case_link as suspect")
    .select("suspect.id")
    .whereRef("suspect.case_id", "=", "case_record.id")
    .where("suspect.role", "=", "perpetrator");
}

/**
 * A referral: chair, coordinators and members of the group it was made to; once accepted, whoever sees the case otherwise
 * than as a guest of its group.
 */
export function referralsVisibleTo(actor: Actor) {
  const inOwnRight = { ...actor, memberships: actor.memberships.filter(({ role }) => role !== "guest") };
  const groups = groupsOf(actor, ["chair", "coordinator", "member"]);
  return (eb: In<"referral">) =>
    eb.and([
      eb("referral.partnership_id", "=", actor.partnershipId),
      eb.or([
        groups.length > 0
          ? eb.and([eb("referral.status", "<>", "accepted"), eb("referral.group_id", "in", groups)])
          : eb.lit(false),
        eb.exists(
          eb
            .selectFrom("case_record")
            .select("case_record.id")
            .whereRef("case_record.referral_id", "=", "referral.id")
            .where(casesVisibleTo(inOwnRight)),
        ),
      ]),
    ]);
}

/** A location, with its address: everyone signed in (DESIGN 5). What is known there is asked of each record for itself. */
export function locationsVisibleTo(actor: Pick<Actor, "partnershipId">) {
  return (eb: In<"location">) =>
    eb.and([eb("location.partnership_id", "=", actor.partnershipId), importIsVisible("location.import_batch_id")()]);
}

/** An action: its owner, unless they have a conflict of interest in its case; and whoever sees what it belongs to. */
export function actionsVisibleTo(actor: Actor) {
  return (eb: In<"action">) =>
    eb.and([
      eb("action.partnership_id", "=", actor.partnershipId),
      eb.or([
        eb.and([eb("action.owner_user_id", "=", actor.id), eb.not(eb.exists(conflictInCaseOfAction(eb, actor)))]),
        actionContextsVisibleTo(actor)(eb),
      ]),
    ]);
}

/** What an action belongs to: the members of its group, or whoever sees its case. */
export function actionContextsVisibleTo(actor: Actor) {
  const groups = groupsOf(actor);
  return (eb: In<"action">) =>
    eb.or([
      groups.length > 0 ? eb("action.group_id", "in", groups) : eb.lit(false),
      eb.exists(
        eb
          .selectFrom("case_record")
          .select("case_record.id")
          .whereRef("case_record.id", "=", "action.case_id")
          .where(casesVisibleTo(actor)),
      ),
    ]);
}

/**
 * Of an action its reference, owner, days, state and reasons, and not its words: its owner, whatever conflict of interest
 * they have; managers, the contact of the agency that owns it and whomever it was escalated to, unless they have one; and
 * whoever sees it.
 */
export function actionsKnownTo(actor: Actor) {
  return (eb: In<"action">) =>
    actor.duties.has("manager")
      ? eb.and([
          eb("action.partnership_id", "=", actor.partnershipId),
          eb.or([
            eb("action.owner_user_id", "=", actor.id),
            eb("action.case_id", "is", null),
            eb.not(eb.exists(conflictInCaseOfAction(eb, actor))),
          ]),
        ])
      : eb.and([
          eb("action.partnership_id", "=", actor.partnershipId),
          eb.or([
            eb("action.owner_user_id", "=", actor.id),
            actionsVisibleTo(actor)(eb),
            eb.and([
              eb.not(eb.exists(conflictInCaseOfAction(eb, actor))),
              eb.or([
                eb.exists(
                  eb
                    .selectFrom("partnership_agency")
                    .select("partnership_agency.agency_id")
                    .whereRef("partnership_agency.partnership_id", "=", "action.partnership_id")
                    .whereRef("partnership_agency.agency_id", "=", "action.owner_agency_id")
                    .where("partnership_agency.contact_user_id", "=", actor.id),
                ),
                eb.exists(
                  eb
                    .selectFrom("action_change")
                    .select("action_change.id")
                    .whereRef("action_change.action_id", "=", "action.id")
                    .where("action_change.told_user_id", "=", actor.id)
                    .where("action_change.kind", "in", ["to-contact", "to-chair"]),
                ),
              ]),
            ]),
          ]),
        ]);
}

export function conflictInCaseOfAction(eb: In<"action">, actor: Actor) {
  return eb
    .selectFrom("case_access")
    .select("case_access.case_id")
    .whereRef("case_access.case_id", "=", "action.case_id")
    .where("case_access.user_id", "=", actor.id)
    .where("case_access.access", "=", "conflict")
    .where("case_access.ended_at", "is", null);
}

/** A document: whoever may open records of the kind that it belongs to, and sees that one. */
export function documentsVisibleTo(actor: Actor) {
  return (eb: In<"document">) =>
    eb.and([
      eb("document.partnership_id", "=", actor.partnershipId),
      eb.or([
        actor.permissions.has("cases:read")
          ? eb.exists(
              eb
                .selectFrom("case_record")
                .select("case_record.id")
                .whereRef("case_record.id", "=", "document.case_id")
                .where(casesVisibleTo(actor)),
            )
          : eb.lit(false),
        actor.permissions.has("referrals:read")
          ? eb.exists(
              eb
                .selectFrom("referral")
                .select("referral.id")
                .whereRef("referral.id", "=", "document.referral_id")
                .where(referralsVisibleTo(actor)),
            )
          : eb.lit(false),
        actor.permissions.has("actions:read")
          ? eb.exists(
              eb
                .selectFrom("action")
                .select("action.id")
                .whereRef("action.id", "=", "document.action_id")
                .where(actionsVisibleTo(actor)),
            )
          : eb.lit(false),
      ]),
    ]);
}

/** Every record of the same person: the one that stands and those merged into it (docs/decisions on merging). */
function recordsOfSamePerson(eb: In<"person">) {
  const standing = eb.fn.coalesce("person.merged_into_id", "person.id");
  return eb
    .selectFrom("person as same")
    .select("same.id")
    .where((same) => same.or([same("same.id", "=", standing), same("same.merged_into_id", "=", standing)]));
}

/** A person in full: whoever sees a case or a referral that links to the person. */
export function peopleVisibleTo(actor: Actor) {
  return (eb: In<"person">) =>
    eb.and([
      eb("person.partnership_id", "=", actor.partnershipId),
      eb.or([
        eb.exists(
          eb
            .selectFrom("case_link")
            .innerJoin("case_record", "case_record.id", "case_link.case_id")
            .select("case_link.id")
            .where("case_link.person_id", "in", recordsOfSamePerson(eb))
            .where(casesVisibleTo(actor)),
        ),
        eb.exists(
          eb
            .selectFrom("referral")
            .select("referral.id")
            .where("referral.person_id", "in", recordsOfSamePerson(eb))
            .where(referralsVisibleTo(actor)),
        ),
        eb.exists(
          eb
            .selectFrom("referral_link")
            .innerJoin("referral", "referral.id", "referral_link.referral_id")
            .select("referral_link.id")
            .where("referral_link.person_id", "in", recordsOfSamePerson(eb))
            .where(referralsVisibleTo(actor)),
        ),
      ]),
    ]);
}

type PartTable =
  | "person_alias"
  | "person_contact"
  | "person_safe_contact"
  | "person_address"
  | "person_marker"
  | "person_relationship";

/**
 * What is known of a person beside the identity: whoever sees the case or the referral that it came through. What came
 * through neither is seen with the person, so this goes with peopleVisibleTo, or for an alias with the card.
 */
export function partsVisibleTo(actor: Actor, table: PartTable) {
  const eb = expressionBuilder<Database, never>();
  const caseId = sql.ref<string | null>(`${table}.case_id`);
  const referralId = sql.ref<string | null>(`${table}.referral_id`);
  return eb.or([
    eb.and([eb(caseId, "is", null), eb(referralId, "is", null)]),
    eb.exists(
      eb
        .selectFrom("case_record")
        .select("case_record.id")
        .where("case_record.id", "=", caseId)
        .where(casesVisibleTo(actor)),
    ),
    eb.exists(
      eb
        .selectFrom("referral")
        .select("referral.id")
        .where("referral.id", "=", referralId)
        .where(referralsVisibleTo(actor)),
    ),
  ]);
}

/**
 * The identity card in search-before-create: of anybody in the partnership but a person all of whose links are to
 * restricted cases that this actor does not see, of whom there is only a locked pointer. A merged record has none.
 */
export function identityCardsVisibleTo(actor: Actor) {
  return (eb: In<"person">) =>
    eb.and([
      eb("person.partnership_id", "=", actor.partnershipId),
      importIsVisible("person.import_batch_id")(),
      eb("person.merged_into_id", "is", null),
      eb.or([
        eb.not(
          eb.exists(
            eb
              .selectFrom("case_link")
              .select("case_link.id")
              .where("case_link.person_id", "in", recordsOfSamePerson(eb)),
          ),
        ),
        eb.exists(
          eb
            .selectFrom("case_link")
            .innerJoin("case_record", "case_record.id", "case_link.case_id")
            .select("case_link.id")
            .where("case_link.person_id", "in", recordsOfSamePerson(eb))
            .where((inner) =>
              inner.or([inner("case_record.visibility", "=", "standard"), casesVisibleTo(actor)(inner)]),
            ),
        ),
      ]),
    ]);
}

/**
 * The card of one person apart from a search, as to refer them: only of somebody whom the actor has found in a search of
 * their own within the day, has recorded after such a search, or may open anyway. An id from elsewhere opens no card.
 */
export function cardsAtHandOf(actor: Actor, { now, since }: SearchBounds) {
  return (eb: In<"person">) =>
    eb.and([
      identityCardsVisibleTo(actor)(eb),
      eb.or([
        eb.exists(
          eb
            .selectFrom("found_person")
            .select("found_person.person_id")
            .where("found_person.partnership_id", "=", actor.partnershipId)
            .where("found_person.user_id", "=", actor.id)
            .whereRef("found_person.person_id", "=", "person.id")
            .where("found_person.expires_at", ">", now),
        ),
        eb.and([eb("person.created_by", "=", actor.id), eb("person.created_at", ">", since)]),
        peopleVisibleTo(actor)(eb),
      ]),
    ]);
}

/** A locked pointer: of somebody whom the actor has met in a search of their own within the day, and has no card of. */
export function lockedAtHandOf(actor: Actor, now: string) {
  return (eb: In<"person">) =>
    eb.and([
      eb("person.partnership_id", "=", actor.partnershipId),
      eb.not(identityCardsVisibleTo(actor)(eb)),
      eb.exists(
        eb
          .selectFrom("found_person")
          .select("found_person.person_id")
          .where("found_person.partnership_id", "=", actor.partnershipId)
          .where("found_person.user_id", "=", actor.id)
          .whereRef("found_person.person_id", "=", "person.id")
          .where("found_person.expires_at", ">", now),
      ),
    ]);
}

/** A meeting of a group: whoever is in the group, and administrators, who see its day and place. */
export function sittingsVisibleTo(actor: Actor) {
  const groups = groupsOf(actor);
  return (eb: In<"sitting">) =>
    eb.and([
      eb("sitting.partnership_id", "=", actor.partnershipId),
      actor.duties.has("administrator")
        ? eb.lit(true)
        : groups.length > 0
          ? eb("sitting.group_id", "in", groups)
          : eb.lit(false),
    ]);
}

/** A row that a file brought: seen once the whole file is loaded, and no more when it is undone. Rows of no file always. */
export function importIsVisible(column: `${string}.import_batch_id`) {
  return () => sql<boolean>`(${sql.ref(column)} is null or exists (
    select 1 from import_batch where import_batch.id = ${sql.ref(column)} and import_batch.status = 'visible'))`;
}
