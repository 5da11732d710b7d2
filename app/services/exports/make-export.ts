import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { justifiedPart } from "#app/domain/disclosures/disclosure-part.ts";
import { refuseGateway } from "#app/domain/disclosures/gateway.ts";
import { EXPORT_LIMITS, type ExportLimits, lengthWords } from "#app/domain/exports/disclosure.ts";
import type { ExportJustification } from "#app/domain/exports/export.form.ts";
import type { ExportAsked } from "#app/domain/exports/address.ts";
import { EXPORT_LISTS, exportWords } from "#app/domain/exports/lists.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertDisclosure } from "#db/queries/disclosures.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { eraseFile } from "../documents/stored-files.ts";
import { narrowedTo } from "./narrowed-to.ts";
import { runCount, runExport } from "./run-export.ts";
import type { ExportPart } from "./write-export.ts";

type Context = { db: Executor; actor: Actor; now: Date; folder: string; most?: ExportLimits };

/** How many rows there are, and how many of them are restricted, to be said before anything is made. */
export function lengthOfExport({ db, actor, now, most = EXPORT_LIMITS }: Omit<Context, "folder">, asked: ExportAsked) {
  return runCount(db, { actor, asked, now, most });
}

/**
 * The files first, then who they were for and why, each with its event: only a file that is recorded is ever handed out.
 * A long list is several files, recorded one after another; the way leads to the first, which names the others.
 */
export async function makeExport(at: Context, asked: ExportAsked, why: ExportJustification) {
  const { db, actor, now, folder, most = EXPORT_LIMITS } = at;
  const list = EXPORT_LISTS[asked.list];
  if (!actor.permissions.has(list.permission)) return { kind: "forbidden" as const };
  const refusal = why.destination === "disclosed" ? refuseGateway(list, why.gateway) : null;
  if (refusal) return { kind: "refused" as const, refusal };

  const leaves = why.destination === "disclosed";
  const { parts, isTooLong } = await runExport(db, { actor, asked, format: why.format, now, folder, most, leaves });
  if (isTooLong) return refused(lengthWords(most.rows * most.files + 1, most));
  if (parts.length === 0) return refused(lengthWords(0, most));
  const words = exportWords(asked, await narrowedTo({ db, actor, now }, asked));
  const ids: string[] = [];
  try {
    for (const part of parts)
      ids.push(
        await record(at, part, {
          asked,
          words,
          why,
          number: ids.length + 1,
          of: parts.length,
          firstId: ids[0] ?? null,
        }),
      );
    return { kind: "done" as const, id: ids[0] ?? "" };
  } finally {
    for (const { storedName } of parts.slice(ids.length)) await eraseFile(folder, storedName);
  }
}

type About = {
  asked: ExportAsked;
  words: string;
  why: ExportJustification;
  number: number;
  of: number;
  firstId: string | null;
};

async function record(
  { db, actor, now }: Context,
  { storedName, rows, objects }: ExportPart,
  { asked, words, why, number, of, firstId }: About,
) {
  const id = uuid();
  const isDisclosed = why.destination === "disclosed";
  await inTransaction(db, async (trx) => {
    const eventId = await insertAuditEvent(trx, actor, now, {
      category: "disclosure",
      event: "export.made",
      disclosure: justifiedPart({ way: "export", what: words }, why),
      objectKind: "disclosure",
      objectId: id,
      resultCount: rows,
      purpose: isDisclosed ? why.gateway : why.destination,
      detail: { ...asked, words, ...why, ...(of > 1 ? { file: number, of } : {}) },
      objects,
    });
    await insertDisclosure(trx, {
      ...{ id, partnership_id: actor.partnershipId, list: asked.list, words, row_count: rows },
      ...{ format: why.format, destination: why.destination, part: number, parts: of, first_id: firstId },
      purpose: isDisclosed ? null : why.purpose,
      recipients: isDisclosed ? why.recipients : null,
      gateway: isDisclosed ? why.gateway : null,
      necessity: isDisclosed ? why.necessity : null,
      proportionality: isDisclosed ? why.proportionality : null,
      approved_by: isDisclosed ? why.approvedBy : null,
      ...{ made_by: actor.id, made_at: now.toISOString(), audit_event_id: eventId, stored_name: storedName },
    });
  });
  return id;
}

function refused(message: string) {
  return { kind: "refused" as const, refusal: { field: "form", message } };
}
