import type { Actor } from "#app/domain/access/actor.ts";
import { isByEmail, type NotificationKind, OPTIONAL_KINDS } from "#app/domain/notifications/kinds.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listEmailChoices, replaceEmailChoices } from "#db/queries/notifications.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Which of the kinds that may go by e-mail do go: by the user's choice, or as they do until one is made. */
export async function emailChoices(db: Executor, userId: string): Promise<NotificationKind[]> {
  const chosen = new Map((await listEmailChoices(db, userId)).map((row) => [row.kind, row.byEmail === 1]));
  return OPTIONAL_KINDS.filter((kind) => isByEmail(kind, chosen.get(kind) ?? null));
}

export function chooseEmails({ db, actor, now }: Context, wanted: readonly string[]) {
  return inTransaction(db, async (trx) => {
    const before = await emailChoices(trx, actor.id);
    const choices = OPTIONAL_KINDS.map((kind) => ({ kind, byEmail: wanted.includes(kind) }));
    await replaceEmailChoices(trx, actor.id, choices);
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "user.emails-chosen",
      objectKind: "user",
      objectId: actor.id,
      fields: ["emails"],
      detail: { before, after: choices.filter(({ byEmail }) => byEmail).map(({ kind }) => kind) },
    });
  });
}
