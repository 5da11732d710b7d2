import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Source } from "#app/domain/cases/carried.ts";
import { standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { joinToCase } from "#app/services/incidents/link-case.ts";
import { unsafeListIncidentIdsOfCase } from "#db/queries/incident-cases.ts";
import { insertReferralLink } from "#db/queries/referral-people.ts";
import {
  insertReferralSource,
  markProblemBecame,
  unsafeFindReferralSource,
  unsafeListIncidentIdsOfProblem,
} from "#db/queries/referral-sources.ts";
import type { Transaction } from "#db/transaction.ts";
import type { FoundSource } from "./find-source.ts";

type At = { actor: Actor; now: Date };

/** The ticked people who are in what is carried from: a form may name anybody, and that leaves no trace on them. */
export function carriedOf(source: FoundSource | null, personIds: readonly string[]): string[] {
  const ticked = new Set(personIds);
  return (source?.people ?? []).map(({ personId }) => personId).filter((personId) => ticked.has(personId));
}

/** What a new referral brings along of its source: the chosen people, each known, and from what it was made. */
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
}

/** The incidents of what a referral was made from belong to the case that it has become; a problem has become it. */
export async function joinSource(
  trx: Transaction,
  at: At,
  referral: { id: string },
  record: { id: string; visibility: "standard" | "restricted" },
) {
  const source = await unsafeFindReferralSource(trx, referral.id);
  if (!source) return;
  const { incidentId, problemId, caseId } = source;
  const incidentIds =
    incidentId !== null
      ? [incidentId]
      : problemId !== null
        ? await unsafeListIncidentIdsOfProblem(trx, problemId)
        : await unsafeListIncidentIdsOfCase(trx, caseId ?? "");
  await joinToCase(trx, at, record, incidentIds, "Came with the referral");
  if (problemId !== null) await markProblemBecame(trx, problemId, record.id);
}
