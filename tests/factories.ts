import type { Insertable } from "kysely";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { permissionsOf } from "#app/domain/access/permissions.ts";
import { type Duty, type GroupRole, premisesRolesOf, type Role } from "#app/domain/access/roles.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import { licenceNumberKey } from "#app/domain/premises/register.ts";
import { fold } from "#app/domain/search/fold.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import type { SignedIn } from "#app/http/request-context.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";

export { testDatabase, testDatabaseUrl, engine } from "./support/database.ts";

const CREATED = "2026-01-05T09:00:00.000Z";

export async function insert<T extends keyof Database>(db: Executor, table: T, row: Insertable<Database[T]>) {
  await inTransaction(db, (trx) =>
    trx
      .insertInto(table)
      .values(row as never)
      .execute(),
  );
  return row;
}

/** A partnership with two agencies, three groups that hold cases and one that does not, and nobody in them. */
export async function aPartnership(db: Executor, name = `Partnership ${uuid()}`) {
  const partnershipId = uuid();
  await insert(db, "partnership", { id: partnershipId, name, template: "empty", created_at: CREATED, version: 1 });
  const policeId = await anAgency(db, partnershipId, { kind: "police" });
  const councilId = await anAgency(db, partnershipId, { kind: "district-council" });
  const jagId = await aGroup(db, partnershipId, { name: "JAG", kind: "jag" });
  const youthJagId = await aGroup(db, partnershipId, { name: "Youth JAG", kind: "youth-jag", max_age: 17 });
  const adultsId = await aGroup(db, partnershipId, {
    name: "Adults at Risk Group",
    kind: "adults-at-risk",
    min_age: 18,
  });
  return { partnershipId, policeId, councilId, jagId, youthJagId, adultsId };
}
export type TestPartnership = Awaited<ReturnType<typeof aPartnership>>;

export async function anAgency(db: Executor, partnershipId: string, changes: Partial<Database["agency"]> = {}) {
  const id = uuid();
  const name = `Agency ${id}`;
  await insert(db, "agency", {
    id,
    name,
    name_folded: name.toLowerCase(),
    kind: "other",
    created_at: CREATED,
    version: 1,
    ...changes,
  });
  await insert(db, "partnership_agency", {
    partnership_id: partnershipId, agency_id: id, isa_signed_on: "2026-01-01", isa_expires_on: "2027-12-31",
    reports_count_locally: 1, contact_user_id: null, left_on: null, version: 1,
  }); // prettier-ignore
  return id;
}

export async function aGroup(
  db: Executor,
  partnershipId: string,
  changes: Partial<Database["partnership_group"]> = {},
) {
  const id = uuid();
  const name = changes.name ?? `Group ${id}`;
  await insert(db, "partnership_group", {
    id, partnership_id: partnershipId, parent_id: null, name, name_folded: name.toLowerCase(), kind: "jag", cadence: null,
    holds_cases: 1, has_meetings: 1, min_age: null, max_age: null, ended_on: null, created_at: CREATED, version: 1, ...changes,
  }); // prettier-ignore
  return id;
}

export async function aUser(db: Executor, agencyId: string, changes: Partial<Database["user_account"]> = {}) {
  const id = uuid();
  await insert(db, "user_account", {
    id, agency_id: agencyId, name: "Sam Example", name_folded: "sam example", email: `${id}@example.org`, email_folded: `${id}@example.org`,
    job_title: null, status: "active", password_hash: "none", password_set_at: CREATED, totp_secret_sealed: null, totp_confirmed_at: null,
    totp_last_step: null, last_signed_in_at: null, created_at: CREATED, version: 1, ...changes,
  }); // prettier-ignore
  return id;
}

type ActorChoice = {
  agencyId?: string;
  groups?: Record<string, GroupRole>;
  duties?: Duty[];
  name?: string;
  isCaseLead?: boolean;
  isNamed?: boolean;
};

/** A user with these roles from 2026-01-01 on, as rows and as the actor that a session would make of them. */
export async function anActor(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId" | "councilId">,
  choice: ActorChoice = {},
): Promise<Actor> {
  const { agencyId = p.councilId, groups = {}, duties = [], name = "Sam Example", isCaseLead, isNamed } = choice;
  const id = await aUser(db, agencyId, { name, name_folded: name.toLowerCase() });
  const memberships = Object.entries(groups).map(([groupId, role]) => ({ groupId, role }));
  for (const { groupId, role } of memberships) {
    await insert(db, "membership", {
      id: uuid(), partnership_id: p.partnershipId, group_id: groupId, user_id: id, role, from_day: "2026-01-01",
      until_day: role === "guest" ? "2027-12-31" : null, version: 1,
    }); // prettier-ignore
  }
  for (const duty of duties) {
    await insert(db, "duty", {
      id: uuid(),
      partnership_id: p.partnershipId,
      user_id: id,
      duty,
      from_day: "2026-01-01",
      until_day: null,
      version: 1,
    });
  }
  const kinds = await kindsOf(db, Object.keys(groups));
  const held = memberships.map((m) => ({ ...m, groupKind: kinds.get(m.groupId) ?? "jag" }));
  const roles: Role[] = [...memberships.map((m) => m.role), ...premisesRolesOf(held), ...duties];
  if (isCaseLead) roles.push("case-lead");
  if (isNamed) roles.push("named");
  return {
    id, name, agencyId, partnershipId: p.partnershipId, sessionId: uuid(), memberships, duties: new Set(duties),
    permissions: permissionsOf(roles),
  }; // prettier-ignore
}

async function kindsOf(db: Executor, groupIds: string[]) {
  if (groupIds.length === 0) return new Map<string, GroupKind>();
  const rows = await db.selectFrom("partnership_group").select(["id", "kind"]).where("id", "in", groupIds).execute();
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

/** The context with which Express hands a request to Remix. */
export function contextOf(actor: Actor | null) {
  const signedIn: SignedIn | null = actor && {
    sessionId: actor.sessionId,
    userId: actor.id,
    userName: actor.name,
    agencyId: actor.agencyId,
    stage: "complete",
    partnership: { id: actor.partnershipId, name: "Partnership" },
    partnerships: [{ id: actor.partnershipId, name: "Partnership" }],
    actor,
  };
  return {
    nonce: "nonce",
    address: "127.0.0.1",
    origin: "http://localhost",
    signedIn,
    lapsedUserId: null,
    setSessionToken: () => {},
    formFailed: false,
  };
}

export type Handler = (args: {
  request: Request;
  params: Record<string, string>;
  context: ReturnType<typeof contextOf>;
}) => Promise<unknown>;

/** Asks a loader as this actor, and gives what it returned or threw. */
export function get(loader: Handler, actor: Actor | null, params: Record<string, string> = {}, search = "") {
  const request = new Request(`http://localhost/test${search}`);
  return loader({ request, params, context: contextOf(actor) }).catch((thrown: unknown) => thrown);
}

/** Posts a form to an action as this actor, with the form token of the actor's session. */
export function post(
  action: Handler,
  actor: Actor | null,
  params: Record<string, string>,
  fields: Record<string, string> | [string, string][],
  search = "",
) {
  const body = new URLSearchParams(fields);
  if (actor) body.set("formToken", formTokenOf(actor.sessionId));
  const request = new Request(`http://localhost/test${search}`, { method: "POST", body });
  return action({ request, params, context: contextOf(actor) }).catch((thrown: unknown) => thrown);
}

export function auditEvents(db: Executor) {
  return db.selectFrom("audit_event").selectAll().orderBy("id").execute();
}

export async function aPerson(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId" | "councilId">,
  changes: Partial<Database["person"]> = {},
) {
  const id = uuid();
  const created_by = changes.created_by ?? (await aUser(db, p.councilId));
  await insert(db, "person", {
    id, partnership_id: p.partnershipId, reference: `P-${id}`, version: 1, given_names: "Alex", family_name: "Sample", name_folded: "sample alex",
    birth_date: "1990-05-01", birth_date_basis: "exact", area_words: null, sex: null, merged_into_id: null, created_at: CREATED, created_by, ...changes,
  }); // prettier-ignore
  return id;
}

export async function aReferral(db: Executor, p: TestPartnership, changes: Partial<Database["referral"]> = {}) {
  const id = uuid();
  const person_id = changes.person_id === undefined ? await aPerson(db, p) : changes.person_id;
  const created_by = changes.created_by ?? (await aUser(db, p.councilId));
  await insert(db, "referral", {
    id, partnership_id: p.partnershipId, reference: `R-${id}`, version: 1, group_id: p.jagId, subject_kind: "person", person_id,
    person_role: "perpetrator", referring_agency_id: p.policeId, received_on: "2026-02-20", reason: "Off-road bikes", lawful_basis: "public-task",
    status: "awaiting-decision", created_at: CREATED, created_by, ...changes,
  }); // prettier-ignore
  return id;
}

/** An open case of the JAG about one person, alleged perpetrator. */
export async function aCase(db: Executor, p: TestPartnership, changes: Partial<Database["case_record"]> = {}) {
  const id = uuid();
  const person_id = changes.person_id ?? (await aPerson(db, p));
  const group_id = changes.group_id ?? p.jagId;
  const referral_id = changes.referral_id ?? (await aReferral(db, p, { group_id, person_id, status: "accepted" }));
  await insert(db, "case_record", {
    id, partnership_id: p.partnershipId, reference: `CS-${id}`, version: 1, group_id, referral_id, subject_kind: "person", person_id, status: "open",
    visibility: "standard", lead_agency_id: p.policeId, lead_user_id: null, opened_on: "2026-02-25", closed_on: null, risk_level: null,
    risk_person_id: null, risk_assessed_on: null, review_due_on: null, created_at: CREATED, ...changes,
  }); // prettier-ignore
  await insert(db, "case_link", {
    id: uuid(), partnership_id: p.partnershipId, case_id: id, person_id, role: "perpetrator", standing: "alleged", from_day: "2026-02-25",
    until_day: null, version: 1,
  }); // prettier-ignore
  return { id, personId: person_id, referralId: referral_id };
}

/** An action of a case of the JAG, due on 20 March 2026. */
export async function anAction(db: Executor, p: TestPartnership, changes: Partial<Database["action"]> = {}) {
  const id = uuid();
  const case_id = changes.case_id === undefined ? (await aCase(db, p)).id : changes.case_id;
  const raised_by = changes.raised_by ?? (await aUser(db, p.councilId));
  await insert(db, "action", {
    id, partnership_id: p.partnershipId, reference: `A-${id}`, version: 1, context: "case", case_id, group_id: null, words: "Visit the location",
    owner_agency_id: p.councilId, owner_user_id: null, raised_on: "2026-03-01", raised_by, original_due_on: "2026-03-20", due_on: "2026-03-20",
    hold_until: null, status: "open", finished_on: null, outcome: null, created_at: CREATED, priority: "normal", late_reason: null, ...changes,
  }); // prettier-ignore
  return id;
}

/** A meeting of the JAG, at 13:30 on 9 April 2026, added by hand. */
export async function aSitting(db: Executor, p: TestPartnership, changes: Partial<Database["sitting"]> = {}) {
  const id = uuid();
  await insert(db, "sitting", {
    id, partnership_id: p.partnershipId, group_id: p.jagId, series_id: null, series_day: null, day: "2026-04-09", start_time: "13:30", place: null,
    status: "planned", reason: null, created_at: CREATED, version: 1, ...changes,
  }); // prettier-ignore
  return id;
}

/** A step of the plan of a case, planned from 1 March 2026 on. */
export async function aPlanStep(db: Executor, p: TestPartnership, changes: Partial<Database["plan_step"]> = {}) {
  const id = uuid();
  const case_id = changes.case_id ?? (await aCase(db, p)).id;
  await insert(db, "plan_step", {
    id, partnership_id: p.partnershipId, case_id, person_id: null, domain: "reoffending", words: "Weekly visits", why: "Bikes taken three times",
    owner_agency_id: p.councilId, owner_user_id: null, from_day: "2026-03-01", until_day: null, status: "planned", end_reason: null,
    ended_on: null, created_at: CREATED, created_by: null, version: 1, ...changes,
  }); // prettier-ignore
  return id;
}

/** Ling Road playing field, without a beat. */
export async function aLocation(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Partial<Database["location"]> = {},
) {
  const id = uuid();
  await insert(db, "location", {
    id, partnership_id: p.partnershipId, reference: `L-${id}`, version: 1, kind: "open-space", name: "Ling Road playing field",
    name_folded: "ling road playing field", address_words: null, postcode: null, beat_code: null, beat_by: null, ward_code: null, ward_by: null,
    lsoa_code: null, lsoa_by: null, uprn: null, latitude: null, longitude: null, created_at: CREATED, created_by: null, ...changes,
  }); // prettier-ignore
  return id;
}

/** A referral to the JAG about a place, or about a problem if it has a title. */
export async function aReferralAbout(
  db: Executor,
  p: TestPartnership,
  about: { location_id: string } | { problem_title: string },
  changes: Partial<Database["referral"]> = {},
) {
  const subject_kind = "problem_title" in about ? "problem" : "location";
  return aReferral(db, p, { subject_kind, person_id: null, person_role: null, ...about, ...changes });
}

/** An alleged perpetrator in a referral about a place or a problem. */
export async function aReferralLink(
  db: Executor,
  p: TestPartnership,
  referralId: string,
  changes: Partial<Database["referral_link"]> = {},
) {
  const id = uuid();
  const person_id = changes.person_id === undefined ? await aPerson(db, p) : changes.person_id;
  await insert(db, "referral_link", {
    id, partnership_id: p.partnershipId, referral_id: referralId, person_id, role: "perpetrator", standing: "alleged", typed_given_names: null,
    typed_family_name: null, typed_birth_date: null, typed_birth_date_basis: null, version: 1, created_at: CREATED, ...changes,
  }); // prettier-ignore
  return id;
}

/** An outcome that the partnership offers when a case is closed. */
export async function aCaseOutcome(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Partial<Database["case_outcome"]> = {},
) {
  const id = uuid();
  const name = changes.name ?? `Outcome ${id}`;
  await insert(db, "case_outcome", {
    id, partnership_id: p.partnershipId, name, name_folded: fold(name), retired_on: null, version: 1, ...changes,
  }); // prettier-ignore
  return id;
}

/** Noise on 1 March 2026, open, that nobody deals with yet. */
export async function anIncident(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Partial<Database["incident"]> = {},
) {
  const id = uuid();
  const day = changes.latest_day ?? "2026-03-01";
  await insert(db, "incident", {
    id, partnership_id: p.partnershipId, reference: `IN-${id}`, version: 1, earliest_day: day, earliest_time: null, latest_day: day, latest_time: null,
    location_id: null, beat_code: null, ward_code: null, lsoa_code: null, heading: "noise", asb_type_id: null, qualifier: "personal", is_youth: 0,
    is_alcohol: 0, is_drugs: 0, is_mental_health: 0, is_student: 0, is_vehicle: 0, vehicle_words: null, is_hate: 0, what_happened: "Loud music",
    licensing_summary: null, licensing_only: 0, suspect_words: null, problem_id: null, status: "open", priority: "standard", officer_agency_id: null,
    officer_user_id: null, first_contact_due_on: null, first_contact_on: null, victim_told_on: day, next_step: null, next_step_on: null,
    ended_on: null, end_reason: null, created_at: CREATED, created_by: null, ...changes,
  }); // prettier-ignore
  return id;
}

/** A report by telephone to the council of these incidents, a day after the first; by the person and for them. */
export async function aReport(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId" | "councilId">,
  incidentIds: readonly string[],
  changes: Partial<Database["report"]> = {},
) {
  const id = uuid();
  await insert(db, "report", {
    id, partnership_id: p.partnershipId, reference: `RP-${id}`, version: 1, agency_id: p.councilId, channel: "phone", reported_on: "2026-03-02",
    reporter_person_id: null, for_person_id: changes.reporter_person_id ?? null, agency_reference: null, created_at: CREATED, created_by: null,
    ...changes,
  }); // prettier-ignore
  for (const incident_id of incidentIds)
    await insert(db, "report_incident", { report_id: id, incident_id, partnership_id: p.partnershipId });
  return id;
}

/** The victim of an incident, or somebody in another role. */
export async function anIncidentPerson(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  link: Pick<Database["incident_person"], "incident_id" | "person_id"> & Partial<Database["incident_person"]>,
) {
  const id = uuid();
  await insert(db, "incident_person", {
    id, partnership_id: p.partnershipId, role: "victim", standing: link.role === "perpetrator" ? "alleged" : null, version: 1, created_at: CREATED,
    created_by: null, ...link,
  }); // prettier-ignore
  return id;
}

/** What every form of a referral of a person says, beside group, role, agency, day, reason and lawful basis. */
/** A warning letter by the council, about nobody yet. */
export async function anIntervention(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId" | "councilId">,
  changes: Partial<Database["intervention"]> = {},
) {
  const id = uuid();
  const issuedOn = changes.issued_on ?? "2026-03-02";
  await insert(db, "intervention", {
    id, partnership_id: p.partnershipId, reference: `IV-${id}`, version: 1, kind: "warning-letter", tier: "non-legal", state: "made",
    persons_unknown: 0, issued_on: issuedOn, from_day: issuedOn, is_interim: 0, is_without_notice: 0, agency_id: p.councilId,
    created_at: CREATED, ...changes,
  }); // prettier-ignore
  return id;
}

/** Somebody whom it binds: a new person unless a person or a body is named. */
export async function aRespondent(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId" | "councilId">,
  interventionId: string,
  changes: Partial<Database["intervention_respondent"]> = {},
) {
  const id = uuid();
  const personId = changes.person_id || changes.body_name ? null : await aPerson(db, p);
  await insert(db, "intervention_respondent", {
    id, partnership_id: p.partnershipId, intervention_id: interventionId, version: 1, person_id: personId, created_at: CREATED, ...changes,
  }); // prettier-ignore
  return id;
}

export const REFERRAL_FIELDS = {
  ...{ tried: "Nothing yet", urgency: "routine", gateway: "cda-s115", personTold: "no" },
  personNotToldReason: "Not safe yet",
};

/** The Old Forge, a licensed pub without a beat, not graded. */
export async function aPremises(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Partial<Database["premises"]> = {},
) {
  const id = uuid();
  const name = changes.name ?? "The Old Forge";
  const licence_number = changes.licence_number ?? `CHN/PREM/${id}`;
  await insert(db, "premises", {
    id, partnership_id: p.partnershipId, reference: `LP-${id}`, version: 1, licence_number, licence_number_folded: licenceNumberKey(licence_number),
    kind: "premises-licence", status: "current", licensed_from: "2006-01-03", name, name_folded: fold(name), address_words: "3 Example Street",
    postcode: "LE11 3LZ", capacity: 200, created_at: CREATED, ...changes,
  }); // prettier-ignore
  return id;
}

/** Violence with injury on 1 March 2026, caused by the premises, without mitigation; of a new incident unless one is named. */
export async function aPremisesIncident(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  premisesId: string,
  changes: Partial<Database["premises_incident"]> & { day?: string } = {},
) {
  const { day, ...columns } = changes;
  const id = uuid();
  const incident_id = columns.incident_id ?? (await anIncident(db, p, day ? { latest_day: day } : {}));
  await insert(db, "premises_incident", {
    id, partnership_id: p.partnershipId, premises_id: premisesId, incident_id, severity: "violence-with-injury", attribution: "caused-by",
    called_police: 0, good_practice: 0, is_crime: 1, is_safety: 0, is_nuisance: 0, is_children: 0, version: 1, created_at: CREATED, ...columns,
  }); // prettier-ignore
  return { id, incidentId: incident_id };
}

/** The night-time economy premises group, and a sitting of it on 12 March 2026 unless told otherwise. */
export async function aPremisesGroup(db: Executor, p: TestPartnership, sitting: Partial<Database["sitting"]> = {}) {
  const groupId = await aGroup(db, p.partnershipId, { name: "Night-time economy premises group", kind: "premises" });
  const sittingId = await aSitting(db, p, { group_id: groupId, day: "2026-03-12", ...sitting });
  return { groupId, sittingId };
}

/** Green on 12 March 2026, as computed, unless told otherwise; the premises say so too. */
export async function aGrade(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  grade: Pick<Database["premises_grade"], "premises_id" | "sitting_id"> & Partial<Database["premises_grade"]>,
) {
  const id = uuid();
  const graded_on = grade.graded_on ?? "2026-03-12";
  const agreed_band = grade.agreed_band ?? "green";
  await insert(db, "premises_grade", {
    id, partnership_id: p.partnershipId, graded_on, computed_points: 0, computed_band: agreed_band, agreed_band, ledger: "[]",
    agreed_at: `${graded_on}T10:00:00.000Z`, ...grade,
  }); // prettier-ignore
  await inTransaction(db, (trx) =>
    trx
      .updateTable("premises")
      .set({ agreed_band, agreed_on: graded_on, agreed_grade_id: id })
      .where("id", "=", grade.premises_id)
      .execute(),
  );
  return id;
}
