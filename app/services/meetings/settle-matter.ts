import type { Actor } from "#app/domain/access/actor.ts";
import type { MatterAnswer } from "#app/domain/meetings/matter.form.ts";
import { refuseMatterChange } from "#app/domain/meetings/passed-matter.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findMatter, updateMatterState } from "#db/queries/passed-matters.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { groupOpened } from "./forward-items.ts";
import { pass } from "./pass-matter.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type At = { groupId: string; matterId: string };

/** A matter that a group of the actor's own has passed on, or was passed; undefined for whoever is in neither. */
export async function matterOpened(db: Executor, actor: Actor, { groupId, matterId }: At) {
  const found = await groupOpened(db, actor, groupId);
  const matter = found && (await findMatter(db, actor, matterId));
  if (!matter || (matter.toGroupId !== groupId && matter.fromGroupId !== groupId)) return undefined;
  return { ...found, matter };
}

/** By whoever runs the group to which it was passed: a matter of its own, which goes the other way. Answered once. */
export function answerMatter({ db, actor, now }: Context, at: At, form: MatterAnswer) {
  return inTransaction(db, async (trx) => {
    const found = await matterOpened(trx, actor, at);
    if (!found) return { kind: "not-found" as const };
    const { matter } = found;
    if (!found.mayRun || matter.toGroupId !== at.groupId) return { kind: "forbidden" as const };
    if (matter.version !== form.version) return { kind: "changed" as const, current: matter };
    const refusal = refuseMatterChange(matter.state);
    if (refusal) return { kind: "refused" as const, refusal };
    if (!(await updateMatterState(trx, matter, "answered"))) return { kind: "changed" as const, current: matter };
    const way = {
      fromGroupId: matter.toGroupId,
      toGroupId: matter.fromGroupId,
      fromItemId: null,
      answersId: matter.id,
    };
    await pass(trx, { actor, now }, way, form, "matter.answered");
    return { kind: "done" as const };
  });
}

/** By whoever runs the group that passed it, before it is answered. */
export function withdrawMatter({ db, actor, now }: Context, at: At, form: { version: number }) {
  return inTransaction(db, async (trx) => {
    const found = await matterOpened(trx, actor, at);
    if (!found) return { kind: "not-found" as const };
    const { matter } = found;
    if (!found.mayRun || matter.fromGroupId !== at.groupId) return { kind: "forbidden" as const };
    const refusal = refuseMatterChange(matter.state);
    if (refusal) return { kind: "refused" as const, refusal };
    if (matter.version !== form.version || !(await updateMatterState(trx, matter, "withdrawn")))
      return { kind: "changed" as const, current: matter };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "matter.withdrawn", objectKind: "passed-matter", objectId: matter.id },
      objects: [{ kind: "group", id: at.groupId }],
    });
    return { kind: "done" as const };
  });
}
