import { v7 as uuid } from "uuid";
import type { NewWorkingGroup } from "#app/domain/cases/manage-case.form.ts";
import { refuseWorkingGroup } from "#app/domain/cases/manage-case.ts";
import { fold } from "#app/domain/search/fold.ts";
import { unsafeFindWorkingGroup, insertWorkingGroup } from "#db/queries/case-working-groups.ts";
import { unsafeListUsersWithSight } from "#db/queries/case-sight.ts";
import { findGroupByName, insertGroup } from "#db/queries/groups.ts";
import { insertMembership } from "#db/queries/memberships.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { type CaseContext, type CaseFacts, changeCase, refused } from "./change-case.ts";
import { tellPeopleOfCase } from "./tell-people-of-case.ts";

/** A group that sees this case and no other, of people who may open it already. */
export function startWorkingGroup(at: CaseContext, id: string, form: NewWorkingGroup) {
  const { actor, now } = at;
  const groupId = uuid();
  return changeCase(at, {
    id,
    version: form.version,
    async decide(trx, record, today) {
      const refusal = refuseWorkingGroup(record, (await unsafeFindWorkingGroup(trx, id)) !== undefined);
      if (refusal) return refused(refusal);
      const choices = new Set((await possibleMembers(trx, record, today)).map((user) => user.id));
      if (!form.memberId.every((member) => choices.has(member)))
        return refused({ field: "memberId", message: "Select members who can open this case" });
      return {
        kind: "change",
        event: "case.working-group-started",
        set: {},
        change: { kind: "working-group-started", group_id: groupId, after_value: form.objective },
        before: {},
        after: { groupId, objective: form.objective, members: form.memberId.join(" "), chairId: form.chairId },
        objects: [{ kind: "group", id: groupId }, ...form.memberId.map((member) => ({ kind: "user", id: member }))],
        async make(within) {
          const name = await freeName(within, actor.partnershipId, record.reference);
          await insertGroup(within, {
            id: groupId, partnership_id: actor.partnershipId, parent_id: record.groupId, name, name_folded: fold(name), kind: "working",
            cadence: null, holds_cases: 0, has_meetings: 1, min_age: null, max_age: null, ended_on: null, created_at: now.toISOString(), version: 1,
          }); // prettier-ignore
          for (const userId of new Set(form.memberId)) {
            await insertMembership(within, {
              id: uuid(), partnership_id: actor.partnershipId, group_id: groupId, user_id: userId,
              role: userId === form.chairId ? "chair" : "member", from_day: today, until_day: null, version: 1,
            }); // prettier-ignore
            await markRenewalDue(within, userId);
          }
          await insertWorkingGroup(within, {
            id: uuid(), partnership_id: actor.partnershipId, case_id: id, group_id: groupId, objective: form.objective, started_on: today,
            started_by: actor.id, ended_on: null, ended_reason: null, ended_by: null, version: 1,
          }); // prettier-ignore
          await tellPeopleOfCase(within, at, record, form.memberId, "case-working-group");
        },
      };
    },
  });
}

/** Whoever can open the case; as a group of it is made by name, nobody comes into it by an agency. */
export function possibleMembers(db: Executor, record: CaseFacts, today: string) {
  return unsafeListUsersWithSight(db, record, today);
}

async function freeName(trx: Transaction, partnershipId: string, reference: string) {
  const first = `Working group on ${reference}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? first : `${first} (${number})`;
    if (!(await findGroupByName(trx, partnershipId, fold(name)))) return name;
  }
}
