import type { FlagGiven } from "#app/domain/cases/need-to-know.form.ts";
import { linkInWords, refuseLink } from "#app/domain/cases/case-link.ts";
import { isHighOrAbove } from "#app/domain/cases/manage-case.ts";
import type { LinkRole, StandingBasis } from "#app/domain/people/link-roles.ts";
import { isUnfinished } from "#app/domain/actions/action.ts";
import { retentionReview } from "#app/domain/retention/closing-review.ts";
import type { RiskDomain, RiskLevel } from "#app/domain/risk/levels.ts";
import type { Recorded } from "#app/domain/risk/assessment.ts";
import type { NewRow } from "#db/queries/rows-in-bulk.ts";
import type { CastKey } from "../cast.ts";
import { at } from "../world.ts";
import type { Desk } from "./desk.ts";
import type { GroupFacts } from "./groups.ts";
import type { Someone } from "./people.ts";

export type Linked = { person: Someone; row: NewRow<"case_link"> };
/** A case as it stands while its life is told; its row is written at the end. */
export type Case = {
  id: string;
  group: GroupFacts;
  row: NewRow<"case_record">;
  subject: Someone | null;
  lead: CastKey;
  supervisor: CastKey;
  links: Linked[];
  assessments: Recorded[];
  actions: { row: NewRow<"action"> }[];
  steps: { row: NewRow<"plan_step"> }[];
  /** Of the newest assessment. */
  levels: Record<RiskDomain, RiskLevel> | null;
  /** When the place is looked at next. */
  placeReviewOn: string | null;
};
export type By = { day: string; by: CastKey };

type Change = Omit<NewRow<"case_change">, "id" | "partnership_id" | "case_id" | "changed_by" | "changed_at" | "on_day">;

/** A step of the history of a case. */
export function recordChange({ ledger }: Desk, { id }: Pick<Case, "id">, change: Change, { day, by }: By, now: Date) {
  ledger.add("case_change", {
    ...{ ...change, id: ledger.id(now), partnership_id: ledger.world.partnershipId, case_id: id, on_day: day },
    ...{ changed_by: ledger.hand(by).id, changed_at: now.toISOString() },
  });
}

type NewLink = {
  person: Someone;
  role: LinkRole;
  referralId?: string;
  note?: string;
  confirmed?: { basis: StandingBasis; on: string; source: string };
};

/** Somebody in a case: as it is opened, or found out of later. */
export function linkPerson(desk: Desk, kase: Case, link: NewLink, { day, by }: By) {
  const { ledger } = desk;
  const { person, role, referralId = null, note = null, confirmed } = link;
  const standing = {
    standing: role === "perpetrator" ? (confirmed ? ("confirmed" as const) : ("alleged" as const)) : null,
    standingBasis: confirmed?.basis ?? null,
    ...{ standingOn: confirmed?.on ?? null, standingSource: confirmed?.source ?? null },
  };
  const others = kase.links.filter((other) => other.person.id === person.id).map(({ row }) => ({ role: row.role, untilDay: null })); // prettier-ignore
  const refusal = refuseLink({ ...standing, role, fromDay: day }, person, others, day);
  if (refusal) throw new Error(`In ${kase.group.name}: ${refusal.message}`);
  const now = at(day, "14:40");
  const row: NewRow<"case_link"> = {
    ...{ id: ledger.id(now), partnership_id: ledger.world.partnershipId, case_id: kase.id, person_id: person.id, role },
    ...{ standing: standing.standing, standing_basis: standing.standingBasis, standing_on: standing.standingOn },
    ...{ standing_source: standing.standingSource, from_day: day, until_day: null, version: 1, note },
    ...{ ended_reason: null, source_referral_id: referralId },
    ...{ created_at: now.toISOString(), created_by: ledger.hand(by).id },
  };
  ledger.add("case_link", row);
  kase.links.push({ person, row });
  if (referralId !== null) return;
  const words = linkInWords({ role, standing: standing.standing });
  recordChange(desk, kase, { kind: "link-added", after_value: words, person_id: person.id }, { day, by }, now);
  ledger.log(by, now, {
    ...{ category: "collection", event: "case.person-added", objectKind: "case", objectId: kase.id },
    ...{ fields: ["role", "standing"], detail: { after: { role, ...standing, note } } },
    objects: [{ kind: "person", id: person.id }],
  });
}

type Confirmed = { basis: StandingBasis; source: string; reason: string };

/** An allegation that has been confirmed, by an admission, a conviction, an order or a finding. */
export function confirmStanding(desk: Desk, kase: Case, person: Someone, confirmed: Confirmed, { day, by }: By) {
  const link = kase.links.find((l) => l.person.id === person.id && l.row.role === "perpetrator");
  if (!link) return;
  const { basis, source, reason } = confirmed;
  Object.assign(link.row, { standing: "confirmed", standing_basis: basis, standing_on: day, standing_source: source });
  link.row.version = 2;
  noteLink(desk, kase, person, { kind: "link-changed", reason, after: "Perpetrator, confirmed" }, { day, by });
}

/** An allegation that was found not to be so, which ends it. */
export function dropAllegation(desk: Desk, kase: Case, person: Someone, reason: string, { day, by }: By) {
  const link = kase.links.find((l) => l.person.id === person.id && l.row.role === "perpetrator");
  if (!link) return;
  Object.assign(link.row, { standing: "not-substantiated", standing_on: day, until_day: day, ended_reason: reason });
  link.row.version = 2;
  noteLink(desk, kase, person, { kind: "link-ended", reason, after: "Allegation not substantiated" }, { day, by });
}

type LinkNote = { kind: "link-changed" | "link-ended"; reason: string; after: string };

function noteLink(desk: Desk, kase: Case, person: Someone, { kind, reason, after }: LinkNote, { day, by }: By) {
  const now = at(day, "15:10");
  const values = { before_value: "Alleged perpetrator", after_value: after, person_id: person.id, reason };
  recordChange(desk, kase, { kind, ...values }, { day, by }, now);
  desk.ledger.log(by, now, {
    ...{ category: "alteration", event: "case.person-changed", objectKind: "case", objectId: kase.id },
    ...{
      fields: ["standing", "reason"],
      detail: { before: { standing: "alleged" }, after: { standing: after, reason } },
    },
    objects: [{ kind: "person", id: person.id }],
  });
}

export function giveFlag(desk: Desk, kase: Case, name: string, reason: FlagGiven["reason"], { day, by }: By) {
  const { ledger } = desk;
  const now = at(day, "14:50");
  ledger.add("case_flag", {
    ...{ id: ledger.id(now), partnership_id: ledger.world.partnershipId, case_id: kase.id, from_day: day },
    ...{ flag_kind_id: desk.idOf("flags", name), until_day: null, reason, ended_reason: null, version: 1 },
    given_by: ledger.hand(by).id,
  });
  recordChange(desk, kase, { kind: "flagged", after_value: name, reason }, { day, by }, now);
  ledger.log(by, now, {
    ...{ category: "permission", event: "case.flagged", objectKind: "case", objectId: kase.id },
    detail: { after: { flag: name, reason } },
  });
}

/** `order`: in force beyond the closing, until that day; under appeal or not. */
type Closing = By & { outcome: string; reason: string; order?: { until: string; isAppealed: boolean } };

/** With its outcome; its open actions have been settled before. At High it is closed by the supervisor, as the rule has it. */
export function closeCase(desk: Desk, kase: Case, { day, by, outcome, reason, order }: Closing) {
  const { ledger } = desk;
  const { row, group, subject } = kase;
  if (kase.actions.some((action) => isUnfinished(action.row))) throw new Error("Its actions are to be settled first");
  const closedBy = isHighOrAbove(row.risk_level ?? null) ? kase.supervisor : by;
  const now = at(day, "17:10");
  const since = kase.links.filter((link) => link.person.id === subject?.id && link.row.role === "perpetrator");
  const dropped = since.filter((link) => link.row.standing === "not-substantiated");
  const holds = {
    ...{ orderInForce: order !== undefined, orderUntil: order?.until ?? null, appeal: order?.isAppealed ?? false },
    ...{ litigation: false, inquiry: false },
  };
  const review = retentionReview(
    {
      ...{ closedOn: day, subject, groupOfChildren: (group.maxAge ?? 18) < 18, holds },
      notSubstantiatedOn: since.length > 0 && dropped.length === since.length ? (dropped[0]?.row.standing_on ?? null) : null,
    },
    desk.settings,
  ); // prettier-ignore
  Object.assign(row, { status: "closed", closed_on: day, hold_until: null, review_due_on: null });
  row.version += 1;
  ledger.add("case_closure", {
    ...{ id: ledger.id(now), partnership_id: ledger.world.partnershipId, case_id: kase.id, closed_on: day, reason },
    ...{
      outcome_id: desk.idOf("outcomes", outcome),
      risk_level: row.risk_level,
      risk_assessed_on: row.risk_assessed_on,
    },
    not_assessed_reason: row.risk_level ? null : "Closed before an assessment was needed",
    ...{
      actions_kept: 0,
      actions_ended: 0,
      order_in_force: order ? 1 : 0,
      order_until: order?.until ?? null,
      appeal: order?.isAppealed ? 1 : 0,
      litigation: 0,
      inquiry: 0,
    },
    ...{ holds_note: null, review_on: review.reviewOn, review_rule: review.rule },
    ...{ closed_by: ledger.hand(closedBy).id, closed_at: now.toISOString() },
  });
  recordChange(desk, kase, { kind: "closed", after_value: outcome, reason }, { day, by: closedBy }, now);
  ledger.log(closedBy, now, {
    ...{ category: "alteration", event: "case.closed", objectKind: "case", objectId: kase.id },
    fields: ["status", "closedOn", "outcome", "reason"],
    detail: { before: { status: "open" }, after: { status: "closed", closedOn: day, outcome, reason } },
  });
}
