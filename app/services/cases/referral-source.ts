import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Source } from "#app/domain/cases/carried.ts";
import { standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { joinToCase } from "#app/services/incidents/link-case.ts";
import { insertReferralLink } from "#db/queries/referral-people.ts";
import {
  copySeenIncidents,
  insertReferralSource,
  insertSeenIncidents,
  markProblemBecame,
  unsafeFindReferralSource,
  unsafeListSeenIncidentIds,
} from "#db/queries/referral-sources.ts";
import type { Transaction } from "#db/transaction.ts";
import type { FoundSource } from "./find-source.ts";

type At = { actor: Actor; now: Date };

/** The ticked people who are in what is carried from: a form may name anybody, and that leaves no trace on them. */
export function carriedOf(source: FoundSource | null, personIds: readonly string[]): string[] {
  const ticked = new Set(personIds);
  return (source?.people ?? []).map(({ personId }) => personId).filter((personId) => ticked.has(personId));
}

/** What a new referral brings along of its source: the chosen people, each known, from what it was made, and what was seen of that. */
export async function carrySource(
  trx: Transaction,
  { actor, now }: At,
  referralId: string,
  source: FoundSource,
  personIds: readonly string[],
) {
  for (const person of source.people.filter(({ personId }) => personIds.includes(personId)))
    await insertReferralLink(trx, {
      id: uuid(),
      partnership_id: actor.partnershipId,
      referral_id: referralId,
      person_id: person.personId,
      role: person.role,
      standing: standingAtAcceptance(person.role) === "alleged" ? "alleged" : null,
      typed_given_names: null,
      typed_family_name: null,
      typed_birth_date: null,
      typed_birth_date_basis: null,
      version: 1,
      created_at: now.toISOString(),
    });
  await insertReferralSource(trx, columnsOf(actor.partnershipId, referralId, source));
  await insertSeenIncidents(trx, actor, referralId, source);
}

function columnsOf(partnership_id: string, referral_id: string, { kind, id }: Source) {
  const of = (wanted: Source["kind"]) => (kind === wanted ? id : null);
  return { referral_id, partnership_id, incident_id: of("incident"), problem_id: of("problem"), case_id: of("case") };
}

/** A referral that was passed on has come from the same. */
export async function copySource(trx: Transaction, partnershipId: string, fromId: string, toId: string) {
  const found = await unsafeFindReferralSource(trx, fromId);
  if (!found) return;
  const { incidentId: incident_id, problemId: problem_id, caseId: case_id } = found;
  await insertReferralSource(trx, {
    referral_id: toId,
    partnership_id: partnershipId,
    incident_id,
    problem_id,
    case_id,
  });
  await copySeenIncidents(trx, fromId, toId);
}

/**
 * The incidents that whoever referred saw belong to the case that the referral has become, and no others of the same problem
 * or case: those are for the group to ask for. A problem has become it.
 */
export async function joinSource(
  trx: Transaction,
  at: At,
  referral: { id: string },
  record: { id: string; visibility: "standard" | "restricted" },
) {
  const source = await unsafeFindReferralSource(trx, referral.id);
  if (!source) return;
  const incidentIds = await unsafeListSeenIncidentIds(trx, referral.id);
  await joinToCase(trx, at, record, incidentIds, "Came with the referral");
  if (source.problemId !== null) await markProblemBecame(trx, source.problemId, record.id);
}
