import { v4, v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import { aCase, anAction, aPerson, aPlanStep, aReferral, aUser, insert, type TestPartnership } from "../factories.ts";
import { aFlag, aWorker } from "./need-to-know.ts";
import { aNote } from "./notes.ts";

const AT = "2026-03-02T15:00:00.000Z";

/**
 * A case with one of everything that a case can have, under the names that addresses use. `mark` gives the words of each
 * field, so that whoever reads one of them knows which it was. `userId` owns its action.
 */
export async function aWholeCase(
  db: Executor,
  p: TestPartnership,
  {
    groupId,
    userId,
    personId,
    mark,
  }: { groupId: string; userId?: string; personId?: string; mark: (field: string) => string },
) {
  const partnership_id = p.partnershipId;
  const officer = await aUser(db, p.policeId);
  const own =
    personId ??
    (await aPerson(db, p, { given_names: mark("given"), family_name: mark("family"), area_words: mark("area") }));
  const referralId = await aReferral(db, p, { group_id: groupId, person_id: own, reason: mark("referral") });
  const accepted = await aReferral(db, p, {
    group_id: groupId,
    person_id: own,
    reason: mark("accepted"),
    status: "accepted",
  });
  const { id: caseId } = await aCase(db, p, { group_id: groupId, person_id: own, referral_id: accepted });
  const actionId = await anAction(db, p, { case_id: caseId, owner_user_id: userId ?? officer, words: mark("action") });
  const stepId = await aPlanStep(db, p, { case_id: caseId, person_id: own, words: mark("step"), why: mark("why") });
  const noteId = await aNote(db, p, { caseIds: [caseId], isShared: true, words: mark("note") });
  await aNote(db, p, { caseIds: [caseId], words: mark("private"), kind: "intelligence" });
  const flagId = await aFlag(db, p, caseId, null);
  const workerId = await aWorker(db, p, { personId: own, userId: officer, caseId });
  const victim = await aPerson(db, p, { given_names: mark("victim"), family_name: mark("victimfamily") });
  const linkId = uuid();
  await insert(db, "case_link", {
    id: linkId, partnership_id, case_id: caseId, person_id: victim, role: "victim", standing: null, from_day: "2026-02-25", until_day: null,
    version: 1, note: mark("link"),
  }); // prettier-ignore
  const accessId = uuid();
  await insert(db, "case_access", {
    id: accessId, partnership_id, case_id: caseId, user_id: officer, access: "conflict", reason: mark("conflict"), given_by: officer, since: AT,
    ended_at: null, version: 1,
  }); // prettier-ignore
  await insert(db, "break_glass", {
    id: uuid(), partnership_id, case_id: caseId, user_id: officer, session_id: uuid(), reason: mark("glass"), opened_at: AT,
  }); // prettier-ignore
  const requestId = uuid();
  await insert(db, "access_request", {
    id: requestId, partnership_id, case_id: caseId, requested_by: officer, reason: mark("request"), requested_at: AT, answer: null,
    answer_reason: null, answered_by: null, answered_at: null, version: 1,
  }); // prettier-ignore
  const assessmentId = uuid();
  const level = "high" as const;
  await insert(db, "risk_assessment", {
    id: assessmentId, partnership_id, case_id: caseId, person_id: own, assessed_on: "2026-03-05", assessed_by: officer, recorded_at: AT,
    reoffending: level, reoffending_reasons: mark("reoffending"), harm_to_others: level, harm_to_others_reasons: mark("others"), harm_to_self: level,
    harm_to_self_reasons: mark("self"), overall: level, proposed: "low", level_reason: mark("level"), occasion: "review",
    protective_factors: mark("protective"), strengths: mark("strengths"), own_view: mark("view"), next_review_on: "2026-03-20", corrects_id: null,
    correction_reason: null,
  }); // prettier-ignore
  const documentId = uuid();
  await insert(db, "document", {
    id: documentId, partnership_id, version: 1, context: "case", case_id: caseId, referral_id: null, action_id: null, title: mark("document"),
    kind: "report", content: "pdf", size: 10, sha256: "0", stored_name: v4(), scan_state: "not-scanned", scanned_at: null, uploaded_by: officer,
    uploaded_at: AT, removed_by: null, removed_at: null, removed_reason: null,
  }); // prettier-ignore
  const part = (person_id: string) => ({
    id: uuid(), partnership_id, person_id, case_id: caseId, referral_id: null, recorded_at: AT, recorded_by: officer, ended_on: null,
    end_reason: null, version: 1,
  }); // prettier-ignore
  const address = part(own);
  for (const row of [address, part(victim)])
    await insert(db, "person_address", {
      ...row, address_kind: "home", lines: mark(row === address ? "address" : "victimaddress"), postcode: null, beat_area_id: null, from_day: null,
      until_day: null, never_write: 0, never_reason: null,
    }); // prettier-ignore
  for (const id of [own, victim])
    await insert(db, "person_contact", {
      ...part(id), contact_kind: "phone", value: mark(id === own ? "phone" : "victimphone"), words: null, never_use: 0, never_reason: null,
    }); // prettier-ignore
  await insert(db, "person_safe_contact", {
    ...part(victim), channel: "text", times: mark("safe"), leave_message: "no", words: null, language: null, interpreter: 0, needs: null,
  }); // prettier-ignore
  const alias = mark("alias");
  await insert(db, "person_alias", {
    ...part(own), alias_kind: "also-known-as", given_names: alias, family_name: "", name_folded: alias.toLowerCase(),
  }); // prettier-ignore
  return {
    ...{
      caseId,
      personId: own,
      victimId: victim,
      otherPersonId: victim,
      referralId,
      acceptedId: accepted,
      actionId,
      stepId,
      noteId,
    },
    ...{
      flagId,
      workerId,
      linkId,
      accessId,
      requestId,
      assessmentId,
      documentId,
      partId: address.id,
      partKind: "address",
    },
    ...{ groupId, recordId: caseId, kind: "case" },
  };
}
export type WholeCase = Awaited<ReturnType<typeof aWholeCase>>;
