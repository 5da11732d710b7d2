import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { GIVEN_HOW_NAMES, type PackGiving } from "#app/domain/rights/pack.form.ts";
import { packContent } from "#app/domain/rights/pack-content.ts";
import { countMarks, refuseGiving } from "#app/domain/rights/pack-marks.ts";
import { insertLabels, insertRequestStep, listLabels, type PackItem, unsafeListItems, updateDraft } from "#db/queries/access-packs.ts"; // prettier-ignore
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findPartnership } from "#db/queries/partnerships.ts";
import { inTransaction } from "#db/transaction.ts";
import { findDraft, openPackRequest, type PackContext } from "./pack-request.ts";
import { keptUntil } from "./kept-until.ts";
import { readPack } from "./read-pack.ts";

/** The draft exactly as it would be given today, with what stands in the way of giving it. */
export async function previewPack({ db, actor, now }: PackContext, requestId: string) {
  const request = await openPackRequest(db, actor, requestId);
  const pack = request && (await findDraft(db, actor, requestId));
  if (!request || !pack) return undefined;
  const items = await unsafeListItems(db, pack.id);
  const shown = items.filter(({ mark }) => mark === "disclose").map((item) => ({ ...item, isMention: item.isMention === 1 }));
  const of = { partnershipId: actor.partnershipId, requestId, personId: request.personId, namesAgencies: pack.namesAgencies === 1 };
  const read = await readPack(db, of, items, shown);
  const given = new Map(read.items.map((item) => [item.id, item.given]));
  const kept = await keptUntil(db, { partnershipId: actor.partnershipId, today: londonDay(now) }, shown);
  const content = packContent({
    kept,
    ...{ reference: request.reference, number: pack.number, regime: request.regime, madeOn: londonDay(now) },
    subjectName: fullName({ givenNames: request.givenNames ?? "", familyName: request.familyName ?? "" }),
    partnershipName: (await findPartnership(db, actor.partnershipId)).name,
    searchedWords: request.searchedWords === null ? null : read.mask(request.searchedWords),
    items: items.map((item) => ({ section: item.section, mark: item.mark, exemption: item.exemption, given: given.get(item.id) ?? null })),
  });
  return { request, pack, items, content, added: read.added, refusal: refuseGiving(countMarks(items)) };
} // prettier-ignore

/**
 * Gives the pack: what stands in it is frozen, and the log and the register tell that it was disclosed (DPA 2018 s62). What
 * somebody decided while it was put together is seen first.
 */
export async function givePack(at: PackContext, requestId: string, form: PackGiving) {
  const { db, actor, now } = at;
  const made = await previewPack(at, requestId);
  if (!made) return { kind: "not-found" as const };
  if (made.refusal) return { kind: "refused" as const, refusal: { field: null, message: made.refusal } };
  if (form.givenOn > londonDay(now))
    return { kind: "refused" as const, refusal: { field: "givenOn", message: "Day on which it is given must be today or in the past" } }; // prettier-ignore
  if (made.pack.version !== form.version) return { kind: "changed" as const, version: made.pack.version };
  const { request, pack, content, items } = made;
  return inTransaction(db, async (trx) => {
    const stillOpen = await openPackRequest(trx, actor, requestId);
    const same = stillOpen?.personId === request.personId && sameMarks(items, await unsafeListItems(trx, pack.id));
    const given = {
      ...{ status: "given" as const, content_as_json: JSON.stringify(content), given_on: form.givenOn },
      ...{ given_how: GIVEN_HOW_NAMES[form.givenHow], given_by: actor.id },
    };
    if (!same || !(await updateDraft(trx, pack, given))) return { kind: "changed" as const, version: pack.version };
    const has = new Set((await listLabels(trx, requestId)).flatMap((l) => [l.label, `${l.kind} ${l.recordId}`]));
    const added = made.added.filter((l) => !has.has(l.label) && !has.has(`${l.kind} ${l.recordId}`));
    await insertLabels(trx, { partnershipId: actor.partnershipId, requestId }, added);
    const disclosed = items.filter(({ mark }) => mark === "disclose").length;
    await insertRequestStep(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, request_id: requestId, kind: "pack-given" },
      ...{ happened_on: form.givenOn, words: `Pack ${pack.number}: ${disclosed} items given, ${items.length - disclosed} withheld. ${GIVEN_HOW_NAMES[form.givenHow]}` },
      ...{ recorded_by: actor.id, recorded_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "disclosure", event: "pack.given", objectKind: "rights-request", objectId: requestId },
      ...{ resultCount: disclosed, purpose: "legal-duty", detail: { pack: pack.number, how: form.givenHow, recipient: form.recipient } },
      objects: [{ kind: "person", id: request.personId }],
      disclosure: {
        ...{ way: "pack", what: `Subject access pack ${pack.number} of ${request.reference}`, on: form.givenOn, destination: "disclosed", recipients: form.recipient },
        ...{ gateway: "legal-duty", necessity: "The person asked for a copy of what is held about them", approvedBy: actor.name },
        proportionality: "Other people are masked; what is exempt is withheld",
      },
    });
    return { kind: "done" as const, number: pack.number };
  });
} // prettier-ignore

function sameMarks(before: readonly PackItem[], now: readonly PackItem[]): boolean {
  return before.length === now.length && before.every(({ id, version }, at) => now[at]?.id === id && now[at]?.version === version);
} // prettier-ignore
