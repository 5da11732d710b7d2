import { v7 as uuid } from "uuid";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aGrade,
  anIncidentPerson,
  aPerson,
  aPremises,
  aReport,
  aUser,
  insert,
  type TestPartnership,
} from "../factories.ts";
import { aCaseReview } from "../incidents/asb-rows.ts";
import { recordsIn } from "../proofs/town.ts";
import { aFilledRow, choicesOf } from "./filled-row.ts";
import { schemaOf } from "./schema.ts";

const AT = "2026-03-02T15:00:00.000Z";
const SUBJECT = { given_names: "Kerensa Jane", family_name: "Trewhella" };
/** Whoever else stands beside the subject, each with a name that is no other word. */
export const NEIGHBOUR = { given_names: "Osric", family_name: "Pennefather-Quill" };
export const BROTHER = { given_names: "Jory", family_name: "Trewhella" };
export const OFFICER = "Ysolde Ravenscroft-Haye";
export const REACHES = { phone: "01632 960 123", email: "osric.quill@example.org", address: "14 Quillet Row" };
/** By which the subject is known and reached. */
const OWN: Readonly<Record<string, string>> = {
  ...{ alias: "Kez", address: "3 Carrick Close", phone: "01632 960 777", postcode: "LE11 9ZZ" },
  ...{ victimaddress: "77 Tolgus Hill", victimphone: "01632 960 555" },
};
/** Fields that the builders use as a name of somebody else. */
const NAMES =
  /^(given|family|victim|victimfamily|suspect|suspectfamily|harmed|harmedfamily|supervisor|applicant|further|guest|filedby|attends|file)$/;
const MADE_NAMES = /^(given|family|victim|victimfamily|suspect|suspectfamily|harmed|harmedfamily)$/;

/**
 * Somebody of whom something is held in every place that can hold it, where every text names them, a neighbour, an officer
 * and how the neighbour is reached.
 */
export async function aWholePerson(db: Executor, p: TestPartnership) {
  const officer = await aUser(db, p.policeId, { name: OFFICER, name_folded: OFFICER.toLowerCase() });
  const personId = await aPerson(db, p, SUBJECT);
  const neighbourId = await aPerson(db, p, NEIGHBOUR);
  const brotherId = await aPerson(db, p, BROTHER);
  const mergedId = await aPerson(db, p, { given_names: "K", family_name: "Trewhella", merged_into_id: personId });
  const made = new Set<string>();
  let counted = 0;
  const mark = (field: string) => {
    counted += 1;
    const letters = String.fromCharCode(97 + (counted % 26), 97 + (Math.floor(counted / 26) % 26));
    if (MADE_NAMES.test(field)) {
      const name = `Zz${field}${letters}`;
      made.add(name);
      return name;
    }
    const own = OWN[field];
    if (own !== undefined) return own;
    if (NAMES.test(field)) return `${NEIGHBOUR.given_names} ${NEIGHBOUR.family_name}`;
    return `${field}: Kerensa Trewhella told ${OFFICER} that O. Pennefather-Quill of ${REACHES.address}, ${REACHES.phone}, ${REACHES.email}, was there. PENNEFATHER-QUILL’s dog too.`;
  };
  const records = await recordsIn(db, p, p.jagId, officer, { mark, personId });
  const world = { officer, personId, neighbourId, brotherId, mergedId, records, made: [...made], mark };
  const beside = {
    partnership_id: p.partnershipId,
    person_id: neighbourId,
    case_id: records["caseId"] ?? "",
    version: 1,
  };
  await insert(db, "case_link", { ...beside, id: uuid(), role: "witness", from_day: "2026-02-25" });
  const part = { ...beside, recorded_at: AT };
  await insert(db, "person_contact", {
    ...part,
    id: uuid(),
    contact_kind: "phone",
    value: REACHES.phone,
    never_use: 0,
  });
  await insert(db, "person_address", {
    ...part,
    id: uuid(),
    address_kind: "home",
    lines: `${REACHES.address}\nLoughborough`,
    never_write: 0,
  });
  await fillTheRest(db, p, world);
  return world;
}

const LEVEL = { reoffending: "low", serious_harm: "low", safety: "low" };

/** What stands in every table that the builders of whole records leave empty, in the order in which each needs the other. */
const REST: readonly (readonly [table: string, own?: Record<string, string | number | null>])[] = [
  ["location", { uprn: null, beat_code: null, beat_by: null, ward_code: null, ward_by: null, lsoa_code: null, lsoa_by: null }], ["location_level", { review_days: 30 }], ["location_assessment", { correction_reason: null }], ["attendance", { user_id: null }], ["sitting_change"], ["incident_case_change"],
  ["premises_holder"], ["premises_condition"], ["premises_incident"], ["premises_incident_change"], ["premises_meeting", { held_on: null, outcome: null }], ["premises_invitation"],
  ["premises_prompt_answer"], ["import_row"], ["marker_kind"], ["person_marker", { told: 0, told_on: null, case_id: null, referral_id: null, report_id: null }], ["person_relationship", { case_id: null, referral_id: null, report_id: null }], ["person_merge"], ["person_source_reference"],
  ["imported_person"], ["referral_link", { typed_birth_date: null, typed_birth_date_basis: null, role: "victim", standing: null }], ["referral_decision"], ["case_change"], ["case_outcome"], ["case_closure", { order_until: null }], ["case_transfer", { status: "proposed", referral_id: null, decided_at: null, decided_by: null, reason: null, to_group_id: null }], ["case_working_group"],
  ["imported_case"], ["victim_duty"], ["case_review_step", { recommendations: null }], ["case_review_decision"], ["case_review_conflict"], ["case_review_panel_member"], ["case_review_appeal"],
  ["asset_plus_level", LEVEL], ["risk_questions"], ["victim_questionnaire", { status: "published", content: JSON.stringify({ name: "Q", mediumFrom: 1, highFrom: 2, questions: [{ words: "Afraid?", answers: [{ words: "Yes", points: 1 }] }], triggers: ["Weapon"] }) }],
  ["victim_assessment", { correction_reason: null, answers: "[0]", triggers: "[0]" }], ["risk_review"], ["case_risk_change"], ["rights_request", { kind: "rectification", status: "open", closed_on: null, outcome: null }], ["rights_request_step"], ["rights_mark"],
  ["imported_incident"], ["problem_change"], ["case_review_applicant", { victim_words: null }], ["case_review_change"], ["intervention_step", { warning_code: null }], ["risk_decision", { victim_assessment_id: null }],
  ["record_print", { what: "plan", destination: "disclosed", purpose: null }], ["disclosure", { destination: "disclosed", purpose: null, part: 1, parts: 1 }], ["import_item"], ["retention_hold"], ["retention_item"], ["risk_factor"], ["risk_assessment_factor"],
  ["risk_assessment_sign"], ["incident_hate_strand"], ["plan_step_change"], ["action_change", { kind: "due", after_agency_id: null, after_user_id: null, before_agency_id: null, before_user_id: null, told_user_id: null, for_day: null }], ["note_sharing"],
]; // prettier-ignore

type World = {
  officer: string;
  personId: string;
  brotherId: string;
  mergedId: string;
  records: Record<string, string>;
  mark: (field: string) => string;
};

/** A row in each of these tables, hanging on what is there already. */
async function fillTheRest(db: Executor, p: TestPartnership, { officer, personId, brotherId, mergedId, records, mark }: World) {
  const tables = new Map((await schemaOf(db)).map((table) => [table.name, table]));
  const choices = await choicesOf(db);
  const failed: string[] = [];
  const reviewId = await aCaseReview(db, p, { victim_person_id: personId, about: mark("about") });
  const premisesId = await aPremises(db, p, { name: mark("premises"), licence_number: "A/1" });
  const incidentId = records["incidentId"] ?? "";
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: personId, role: "perpetrator", note: mark("note") });
  const reportId = await aReport(db, p, [incidentId], { reporter_person_id: personId, agency_reference: mark("reference") });
  const gradeId = await aGrade(db, p, { premises_id: premisesId, sitting_id: records["sittingId"] ?? "", reason: mark("grade") });
  const eventId = await inTransaction(db, (trx) =>
    insertAuditEvent(trx, { id: officer, agencyId: p.policeId, partnershipId: p.partnershipId, sessionId: null }, new Date("2026-03-02T15:00:00Z"), {
      ...{ category: "disclosure", event: "people.exported", objectKind: "list", objectId: null, objects: [{ kind: "person", id: personId }], disclosure: { way: "export", destination: "own-use", necessity: mark("necessity") } },
    }),
  );
  const ids: Record<string, string> = {
    person: personId, brother: brotherId, merged: mergedId, user_account: officer, agency: p.policeId, partnership_group: p.jagId, premises: premisesId, premises_grade: gradeId, report: reportId,
    case_review: reviewId, audit_event: eventId, incident: incidentId, case_record: records["caseId"] ?? "", referral: records["acceptedId"] ?? "",
    sitting: records["sittingId"] ?? "", agenda_item: records["itemId"] ?? "", intervention: records["interventionId"] ?? "", intervention_respondent: records["respondentId"] ?? "",
    intervention_condition: records["conditionId"] ?? "", plan_step: records["stepId"] ?? "", action: records["actionId"] ?? "", problem: records["problemId"] ?? "",
    import_run: records["runId"] ?? "", import_batch: records["runId"] ?? "", risk_assessment: records["assessmentId"] ?? "", case_note: records["noteId"] ?? "", note_case: records["noteId"] ?? "",
  };
  for (const [name, own] of [["case_review_application"], ...REST] as typeof REST) {
    const table = tables.get(name);
    if (!table) throw new Error(`There is no ${name}`);
    try {
      const row = await aFilledRow(db, table, { partnershipId: p.partnershipId, ids, mark, choices }, { ...own, ...hung(name, ids) });
      if (typeof row["id"] === "string") ids[name] ??= row["id"];
    } catch (error) {
      failed.push(`${name}: ${(error as Error).message}`);
    }
  }
  if (failed.length > 0) throw new Error(failed.join("\n"));
} // prettier-ignore

/** Columns that refer to a record by more than a key. */
function hung(table: string, ids: Readonly<Record<string, string>>): Record<string, string | number | null> {
  if (table === "import_item" || table.startsWith("retention_")) return { record_kind: "person", record_id: ids["person"] ?? "" };
  if (table === "rights_mark") return { record_kind: "case_note", record_id: ids["case_note"] ?? "" };
  if (table === "person_relationship") return { other_person_id: ids["brother"] ?? "" };
  if (table === "note_sharing") return { case_id: ids["case_record"] ?? "" };
  if (table === "person_merge") return { merged_id: ids["merged"] ?? "" };
  return {};
} // prettier-ignore
