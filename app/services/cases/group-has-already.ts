import type { Actor } from "#app/domain/access/actor.ts";
import { alreadyThere } from "#app/domain/cases/repeated-referral.ts";
import type { LinkRole } from "#app/domain/people/link-roles.ts";
import { listCasesAbout } from "#db/queries/cases.ts";
import { listReferralsAbout } from "#db/queries/referrals.ts";
import type { Executor } from "#db/transaction.ts";

type Subject = {
  person_id: string | null;
  person_role: LinkRole | null;
  subject_kind: "person" | "location" | "problem";
  location_id?: string | null;
  problem_title?: string | null;
};

/** What the group has about the same subject, as far as the actor may know of it; nothing for somebody only typed. */
export async function groupHasAlready(db: Executor, actor: Actor, groupId: string, subject: Subject) {
  if (subject.subject_kind === "person" && subject.person_id === null) return null;
  const about = {
    groupId,
    subjectKind: subject.subject_kind,
    personId: subject.person_id,
    locationId: subject.location_id ?? null,
    problemTitle: subject.problem_title ?? null,
  };
  const known = {
    cases: await listCasesAbout(db, actor, about),
    referrals: await listReferralsAbout(db, actor, about),
  };
  return alreadyThere(known, subject.person_role);
}
