import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertRequestStep } from "#db/queries/access-packs.ts";
import { markAsked, unsafeListToAsk } from "#db/queries/asked-items.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { openDraft } from "./decide-items.ts";
import type { PackContext } from "./pack-request.ts";

type Asked = { agencyId: string; agencyName: string; contactUserId: string; items: number };

/** Asks each agency that supplied items to ask about: its contact is told, by the reference alone, and answers item by item. */
export function askAgencies({ db, actor, now }: PackContext, requestId: string) {
  return inTransaction(db, async (trx) => {
    const open = await openDraft(trx, { actor }, requestId);
    if (!open) return { kind: "not-found" as const };
    const today = londonDay(now);
    const waiting = (await unsafeListToAsk(trx, open.pack.id)).filter(({ askedOn }) => askedOn === null);
    const [asked, without] = byAgency(waiting);
    if (asked.length === 0) return { kind: "refused" as const, message: whyNobody(without) };
    const ids = new Set(asked.map(({ agencyId }) => agencyId));
    await markAsked(trx, waiting.filter(({ agencyId }) => agencyId !== null && ids.has(agencyId)).map(({ id }) => id), today); // prettier-ignore
    for (const { agencyName, items } of asked)
      await insertRequestStep(trx, {
        ...{ id: uuid(), partnership_id: actor.partnershipId, request_id: requestId, kind: "agency-asked" },
        ...{ happened_on: today, words: `${agencyName}: ${items === 1 ? "1 item" : `${items} items`}` },
        ...{ recorded_by: actor.id, recorded_at: now.toISOString() },
      });
    await tell(trx, { actor, now }, open.request, asked, "pack-asked");
    return { kind: "done" as const, without: without.map(({ agencyName }) => agencyName) };
  });
}

/** Asks again those who have not answered; an agency once a day. */
export function chaseAgencies({ db, actor, now }: PackContext, requestId: string) {
  return inTransaction(db, async (trx) => {
    const open = await openDraft(trx, { actor }, requestId);
    if (!open) return { kind: "not-found" as const };
    const [asked] = byAgency((await unsafeListToAsk(trx, open.pack.id)).filter(({ askedOn }) => askedOn !== null));
    if (asked.length === 0) return { kind: "refused" as const, message: "No agency has been asked and not answered" };
    const told = await tell(trx, { actor, now }, open.request, asked, "pack-chased");
    if (told === 0) return { kind: "refused" as const, message: "They have been reminded today already" };
    return { kind: "done" as const, without: [] };
  });
}

async function tell(
  trx: Transaction,
  { actor, now }: Omit<PackContext, "db">,
  request: { id: string; reference: string; personId: string },
  asked: readonly Asked[],
  kind: "pack-asked" | "pack-chased",
) {
  const { partnershipId } = actor;
  const about = { objectKind: "pack-asked" as const, objectId: request.id, reference: request.reference };
  const told = await notify(
    trx,
    asked.map(({ contactUserId: userId }) => ({ partnershipId, userId, kind, ...about, at: now, forDay: londonDay(now) })),
  ); // prettier-ignore
  await insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", event: kind === "pack-asked" ? "pack.agencies-asked" : "pack.agencies-chased" },
    ...{ objectKind: "rights-request", objectId: request.id, resultCount: told },
    ...{ detail: { agencies: asked.map(({ agencyId }) => agencyId) }, objects: [{ kind: "person", id: request.personId }] },
  }); // prettier-ignore
  return told;
}

type ToAsk = Awaited<ReturnType<typeof unsafeListToAsk>>[number];

/** Those who can be asked, and the agencies in which nobody answers. */
function byAgency(items: readonly ToAsk[]): [Asked[], { agencyName: string }[]] {
  const agencies = new Map<string, Asked>();
  const without = new Map<string, { agencyName: string }>();
  for (const { agencyId, agencyName, contactUserId } of items) {
    if (agencyId === null || agencyName === null || contactUserId === null) {
      without.set(agencyId ?? "", { agencyName: agencyName ?? "items of no agency" });
      continue;
    }
    const known = agencies.get(agencyId) ?? { agencyId, agencyName, contactUserId, items: 0 };
    agencies.set(agencyId, { ...known, items: known.items + 1 });
  }
  return [[...agencies.values()], [...without.values()]];
}

function whyNobody(without: readonly { agencyName: string }[]): string {
  if (without.length === 0) return "There is nothing to ask: no item is marked so, or each has been asked already";
  return `Nobody answers for ${without.map(({ agencyName }) => agencyName).join(", ")}. Name a contact of the agency, or decide the items yourself`;
}
