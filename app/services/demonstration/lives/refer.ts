import type { LinkRole } from "#app/domain/people/link-roles.ts";
import { refuseReferral } from "#app/domain/cases/referral.ts";
import type { Urgency } from "#app/domain/cases/urgency.ts";
import { asksOfParent } from "#app/domain/cases/told.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { NewRow } from "#db/queries/rows-in-bulk.ts";
import type { CastKey } from "../cast.ts";
import { at } from "../world.ts";
import { type By, type Case, linkPerson, recordChange } from "./case.ts";
import type { Desk } from "./desk.ts";
import { contactOf, type GroupFacts, memberOf } from "./groups.ts";
import type { Someone } from "./people.ts";

export type Place = { id: string; name: string };
export type Subject =
  | { kind: "person"; person: Someone; role: LinkRole }
  | { kind: "location"; place: Place }
  | { kind: "problem"; title: string; place: Place | null };

export type Referral = {
  group: GroupFacts;
  subject: Subject;
  receivedOn: string;
  /** A user of ours who refers; or an agency without one, whose officer is typed by the coordinator. */
  from: CastKey | { agency: string; officer: string };
  reason: string;
  tried: string;
  urgency: Urgency;
  /** Of whom a referral about a place or a problem speaks. */
  people?: readonly { person: Someone; role: LinkRole }[];
  /** Why nobody has told the person; where it is not said they were told. */
  notTold?: string;
};

type Made = { id: string; row: NewRow<"referral">; by: CastKey; referral: Referral };

/** An agency asks the group to take on somebody, a place or a problem. */
export function refer(desk: Desk, referral: Referral): Made {
  const { ledger, world } = desk;
  const { group, subject, receivedOn, from, reason, tried, urgency, people = [] } = referral;
  const by = typeof from === "string" ? from : group.coordinator;
  const now = at(receivedOn, "10:30");
  const person = subject.kind === "person" ? subject.person : null;
  if (person && subject.kind === "person") {
    const refusal = refuseReferral(person, group, { role: subject.role, receivedOn }, receivedOn);
    if (refusal) throw new Error(refusal.message);
  }
  const agency = typeof from === "string" ? memberOf(from).agency : from.agency;
  const row: NewRow<"referral"> = {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, reference: "", version: 1 },
    ...{ group_id: world.group(group.name), ...columnsOf(subject), referring_agency_id: world.agency(agency) },
    referring_user_id: typeof from === "string" ? world.userId(from) : null,
    referring_officer: typeof from === "string" ? null : from.officer,
    ...{ received_on: receivedOn, reason, tried, urgency, lawful_basis: "public-task", gateway: "cda-s115" },
    ...{ status: "awaiting-decision", created_at: now.toISOString(), created_by: ledger.hand(by).id },
    ...(person ? toldColumns(person, referral, memberOf(by).name) : {}),
    redirected_from_id: null,
  };
  ledger.add("referral", row);
  ledger.number("R", receivedOn, row);
  for (const linked of people)
    ledger.add("referral_link", {
      ...{ id: ledger.id(now), partnership_id: world.partnershipId, referral_id: row.id, person_id: linked.person.id },
      ...{ role: linked.role, standing: linked.role === "perpetrator" ? "alleged" : null, typed_given_names: null },
      ...{ typed_family_name: null, typed_birth_date: null, typed_birth_date_basis: null, version: 1 },
      created_at: now.toISOString(),
    });
  ledger.log(by, now, {
    ...{ category: "collection", event: "referral.created", objectKind: "referral", objectId: row.id },
    fields: ["groupId", "agencyId", "receivedOn", "reason", "tried", "urgency", "lawfulBasis", "gateway"],
    detail: { after: { groupId: row.group_id, receivedOn, reason, tried, urgency } },
    objects: [...(person ? [person] : []), ...people.map((p) => p.person)].map(({ id }) => ({ kind: "person", id })),
  });
  return { id: row.id, row, by, referral };
}

function columnsOf(subject: Subject) {
  switch (subject.kind) {
    case "person":
      return { subject_kind: "person" as const, person_id: subject.person.id, person_role: subject.role };
    case "location":
      return { subject_kind: "location" as const, person_id: null, person_role: null, location_id: subject.place.id };
    case "problem":
      return {
        ...{ subject_kind: "problem" as const, person_id: null, person_role: null },
        ...{ location_id: subject.place?.id ?? null, problem_title: subject.title },
      };
  }
}

function toldColumns(person: Someone, { receivedOn, notTold }: Referral, by: string) {
  const told = notTold === undefined;
  const on = plusDays(receivedOn, -1);
  const parent = asksOfParent(person, receivedOn);
  return {
    ...{ person_told: told ? ("yes" as const) : ("no" as const), person_told_by: told ? by : null },
    ...{ person_told_on: told ? on : null, person_not_told_reason: notTold ?? null },
    ...{ parent_told: parent ? ("yes" as const) : null, parent_told_by: parent ? by : null },
    ...{ parent_told_on: parent ? on : null, parent_not_told_reason: null },
  };
}

type Decided = By & { decision: "declined" | "withdrawn" | "accepted"; reason: string; caseId?: string };

/** What the group, or whoever takes it back, decides; it is kept either way. */
export function decide({ ledger, world }: Desk, made: Made, { day, by, decision, reason, caseId }: Decided) {
  const now = at(day, "14:30");
  made.row.status = decision;
  made.row.version += 1;
  ledger.add("referral_decision", {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, referral_id: made.id, decision, reason },
    ...{ decided_by: ledger.hand(by).id, decided_on: day, decided_at: now.toISOString() },
    ...{ case_id: caseId ?? null, corrects_id: null },
  });
  const { subject } = made.referral;
  ledger.log(by, now, {
    ...{ category: "alteration", event: `referral.${decision}`, objectKind: "referral", objectId: made.id },
    ...{ fields: ["status", "reason", "decidedOn"], detail: { before: { status: "awaiting-decision" }, after: { decision, reason } } },
    objects: [
      ...(caseId ? [{ kind: "case", id: caseId }] : []),
      ...(subject.kind === "person" ? [{ kind: "person", id: subject.person.id }] : []),
    ],
  }); // prettier-ignore
}

/** The group takes it on: a case, its people linked as they were referred, and whoever signs off what is high. */
export function accept(
  desk: Desk,
  made: Made,
  { day, by, lead, reason }: By & { lead: CastKey; reason: string },
): Case {
  const { ledger, world } = desk;
  const { group, subject, people = [] } = made.referral;
  const now = at(day, "14:35");
  const [leadAgency, leadId] = [world.agency(memberOf(lead).agency), world.userId(lead)];
  const { supervisor, isContact } = supervisorOf(group, lead);
  const { person_role: _role, ...about } = columnsOf(subject);
  const row: NewRow<"case_record"> = {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, reference: "", version: 2 },
    ...{ group_id: world.group(group.name), referral_id: made.id, ...about, status: "open", visibility: "standard" },
    ...{ lead_agency_id: leadAgency, lead_user_id: leadId, opened_on: day, closed_on: null, risk_level: null },
    ...{ risk_person_id: null, risk_assessed_on: null, review_due_on: null, risk_proposed: null },
    ...{ supervisor_review_due_on: null, manager_review_due_on: null, location_level_name: null },
    ...{ created_at: now.toISOString(), supervisor_user_id: world.userId(supervisor), hold_until: null },
  };
  const kase: Case = {
    ...{ id: row.id, group, row, subject: subject.kind === "person" ? subject.person : null, lead, supervisor },
    ...{ links: [], assessments: [], actions: [], steps: [], levels: null, placeReviewOn: null },
  };
  ledger.add("case_record", row);
  ledger.number("CS", day, row);
  decide(desk, made, { day, by, decision: "accepted", reason, caseId: row.id });
  const opened = { referral_id: made.id, after_agency_id: leadAgency, after_user_id: leadId };
  recordChange(desk, kase, { kind: "opened", reason, ...opened }, { day, by }, now);
  const linked = [...(subject.kind === "person" ? [{ person: subject.person, role: subject.role }] : []), ...people];
  for (const link of linked) linkPerson(desk, kase, { ...link, referralId: made.id }, { day, by });
  ledger.log(by, now, {
    ...{ category: "collection", event: "case.opened", objectKind: "case", objectId: row.id },
    fields: ["groupId", "personId", "leadAgencyId", "leadUserId", "openedOn"],
    objects: linked.map(({ person }) => ({ kind: "person", id: person.id })),
  });
  if (!isContact) nameSupervisor(desk, kase, { day, by });
  return kase;
}

/** The contact of the lead agency, where they can open the case; else whoever coordinates the group, so that its chair can review. */
function supervisorOf({ members, chair, coordinator }: GroupFacts, lead: CastKey) {
  const contact = contactOf(memberOf(lead).agency);
  if (contact && contact !== lead && members.includes(contact)) return { supervisor: contact, isContact: true };
  return { supervisor: coordinator === lead && chair ? chair : coordinator, isContact: false };
}

function nameSupervisor(desk: Desk, kase: Case, { day, by }: By) {
  const now = at(day, "14:45");
  const reason = "Signs off for the group";
  const after_user_id = desk.world.userId(kase.supervisor);
  recordChange(desk, kase, { kind: "supervisor", reason, after_user_id }, { day, by }, now);
  kase.row.version += 1;
  desk.ledger.log(by, now, {
    ...{ category: "alteration", event: "case.supervisor-changed", objectKind: "case", objectId: kase.id },
    ...{ fields: ["supervisorUserId", "reason"], detail: { after: { supervisorUserId: after_user_id, reason } } },
  });
}
