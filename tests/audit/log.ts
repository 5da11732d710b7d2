import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import type { AuditEvent, AuditExtras } from "#app/domain/audit/event-content.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { sealEvents } from "#app/services/audit/seal-events.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type UndisclosedCategory = Exclude<AuditEvent["category"], "disclosure">;

const SOMEBODY: LoggedActor = { id: uuid(), agencyId: null, partnershipId: null, sessionId: null };

export const NOW = new Date("2026-03-02T10:00:00.000Z");

export function aHeadFile() {
  return headFileIn(mkdtempSync(path.join(tmpdir(), "joint-action-heads-")));
}

/** An event as a page would write it; gives its id. */
export function log(
  db: Executor,
  e: AuditExtras & { category?: UndisclosedCategory } = {},
  actor: LoggedActor = SOMEBODY,
  now = NOW,
) {
  const event: AuditEvent = {
    category: "consultation",
    event: "case.viewed",
    objectKind: "case",
    objectId: uuid(),
    ...e,
  };
  return inTransaction(db, (trx) => insertAuditEvent(trx, actor, now, event));
}

export async function logMany(db: Executor, count: number, e: AuditExtras & { category?: UndisclosedCategory } = {}) {
  const ids: string[] = [];
  await inTransaction(db, async (trx) => {
    for (let i = 0; i < count; i++) {
      ids.push(
        await insertAuditEvent(trx, SOMEBODY, NOW, {
          category: "consultation",
          event: "case.viewed",
          objectKind: "case",
          objectId: null,
          ...e,
        }),
      );
    }
  });
  return ids;
}

export const seal = (db: Executor, headFile: string) => sealEvents({ db, now: NOW, headFile });
