import type { LoggedActor } from "#app/domain/access/actor.ts";
import type { Executor } from "#db/transaction.ts";

/** Somebody in a session, or a command on the server, at work in one partnership. */
export type Administrator = LoggedActor & { partnershipId: string };
export type AdminContext = { db: Executor; actor: Administrator; now: Date };
