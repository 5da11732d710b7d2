import type { Actor } from "#app/domain/access/actor.ts";
import { ageOn, ADULT_AGE } from "#app/domain/people/person.ts";
import { packWarnings } from "#app/domain/rights/pack-marks.ts";
import { findPackRequest, listPacks, unsafeFindItem } from "#db/queries/access-packs.ts";
import type { Executor } from "#db/transaction.ts";

export type PackContext = { db: Executor; actor: Actor; now: Date };
export type PackRequest = NonNullable<Awaited<ReturnType<typeof openPackRequest>>>;

/** The request for which a pack may be worked on: for access, open, of a person who has been found. For others it is not there. */
export async function openPackRequest(db: Executor, actor: Actor, requestId: string) {
  const request = await findPackRequest(db, actor, requestId);
  if (!request || request.status !== "open" || request.personId === null) return undefined;
  return { ...request, personId: request.personId };
}

/** The draft on which work goes on, if something has been gathered. */
export async function findDraft(db: Executor, actor: Actor, requestId: string) {
  return (await listPacks(db, actor, requestId)).find(({ status }) => status === "draft");
}

export function warningsOf(request: PackRequest, today: string): string[] {
  const isChild = request.birthDate !== null && ageOn(request.birthDate, today) < ADULT_AGE;
  return packWarnings({ requester: request.requesterKind, isChild });
}

/** An item of the draft of an open request. */
export async function findDraftItem(db: Executor, actor: Actor, requestId: string, itemId: string) {
  const request = await openPackRequest(db, actor, requestId);
  const pack = request && (await findDraft(db, actor, requestId));
  return pack && unsafeFindItem(db, pack.id, itemId);
}
