import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ItemAnswer } from "#app/domain/rights/pack.form.ts";
import { insertRequestStep, unsafeListItems } from "#db/queries/access-packs.ts";
import { findAskedItem, findOwnAgencyAsContact, markAnswered } from "#db/queries/asked-items.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { PackContext } from "./pack-request.ts";
import { readPack } from "./read-pack.ts";

/** One item that the actor's agency is asked about, as its records have it; nothing for whoever does not answer for one. */
export async function openAskedItem(db: Executor, actor: Actor, itemId: string) {
  const agency = await findOwnAgencyAsContact(db, actor);
  const asked = agency && (await findAskedItem(db, { partnershipId: actor.partnershipId, agencyId: agency.id }, itemId));
  if (!agency || !asked) return undefined;
  const of = { partnershipId: actor.partnershipId, requestId: asked.requestId, personId: asked.personId };
  const all = await unsafeListItems(db, asked.packId);
  const shown = { ...asked, isMention: asked.isMention === 1 };
  const { items, names } = await readPack(db, { ...of, namesAgencies: true }, all, [shown]);
  return { ...asked, agency, subjectName: names.person(asked.personId), words: items[0]?.gathered ?? null, given: items[0]?.given ?? null };
} // prettier-ignore

/** The agency's answer is the decision; the officer who gathers can depart from it with a reason. */
export function answerAskedItem({ db, actor, now }: PackContext, itemId: string, form: ItemAnswer) {
  return inTransaction(db, async (trx) => {
    const agency = await findOwnAgencyAsContact(trx, actor);
    const asked = agency && (await findAskedItem(trx, { partnershipId: actor.partnershipId, agencyId: agency.id }, itemId));
    if (!agency || !asked) return { kind: "not-found" as const };
    const today = londonDay(now);
    const changed = await markAnswered(trx, { id: itemId, version: form.version }, {
      ...{ mark: form.mark, exemption: form.mark === "withhold" ? form.exemption : null, reason: form.reason },
      ...{ answer: form.mark, answer_words: form.reason, answered_on: today, marked_by: actor.id },
    });
    if (!changed) return { kind: "changed" as const, version: asked.version };
    await insertRequestStep(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, request_id: asked.requestId, kind: "agency-answered" },
      ...{ happened_on: today, words: `${agency.name}: 1 item, ${form.mark === "disclose" ? "may be given" : "withheld"}` },
      ...{ recorded_by: actor.id, recorded_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "pack.item-answered", objectKind: "rights-request", objectId: asked.requestId },
      ...{ fields: ["mark"], detail: { item: itemId, answer: form.mark, exemption: form.exemption, reason: form.reason } },
      objects: [{ kind: "person", id: asked.personId }],
    });
    return { kind: "done" as const };
  });
} // prettier-ignore
