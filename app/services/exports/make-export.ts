import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { MOST_ROWS, refuseGateway } from "#app/domain/exports/disclosure.ts";
import type { ExportJustification } from "#app/domain/exports/export.form.ts";
import type { ExportAsked } from "#app/domain/exports/address.ts";
import { EXPORT_LISTS, exportWords } from "#app/domain/exports/lists.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertDisclosure } from "#db/queries/disclosures.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { eraseFile, newStoredName } from "../documents/stored-files.ts";
import { nameOfGroup } from "./name-of-group.ts";
import { runExport } from "./run-export.ts";
import type { ExportMade } from "./write-export.ts";

type Context = { db: Executor; actor: Actor; now: Date; folder: string };

/** The file first, then who it was for and why, with its event: only a file that is recorded is ever handed out. */
export async function makeExport(at: Context, asked: ExportAsked, why: ExportJustification) {
  const { db, actor, now, folder } = at;
  const list = EXPORT_LISTS[asked.list];
  if (!actor.permissions.has(list.permission)) return { kind: "forbidden" as const };
  const refusal = why.destination === "disclosed" ? refuseGateway(list, why.gateway) : null;
  if (refusal) return { kind: "refused" as const, refusal };

  const storedName = await newStoredName(folder);
  let id: string | null = null;
  try {
    const made = await runExport(db, { actor, asked, format: why.format, now, folder, storedName });
    if (made.isTooLong) return refused(`The list has more than ${MOST_ROWS.toLocaleString("en-GB")} rows. Narrow it`);
    if (made.rows === 0) return refused("The list is empty: there is nothing to download");
    id = await record(at, asked, why, storedName, made);
  } finally {
    if (id === null) await eraseFile(folder, storedName);
  }
  return { kind: "done" as const, id };
}

async function record(
  { db, actor, now }: Context,
  asked: ExportAsked,
  why: ExportJustification,
  storedName: string,
  made: ExportMade,
) {
  const id = uuid();
  const words = exportWords(asked, await nameOfGroup({ db, actor, now }, asked));
  const isDisclosed = why.destination === "disclosed";
  await inTransaction(db, async (trx) => {
    const eventId = await insertAuditEvent(trx, actor, now, {
      category: "disclosure",
      event: "export.made",
      objectKind: "disclosure",
      objectId: id,
      resultCount: made.rows,
      purpose: isDisclosed ? why.gateway : why.destination,
      recipients: isDisclosed ? why.recipients : undefined,
      detail: { ...asked, words, ...why },
      objects: made.objects,
    });
    await insertDisclosure(trx, {
      ...{ id, partnership_id: actor.partnershipId, list: asked.list, words, row_count: made.rows },
      ...{ format: why.format, destination: why.destination },
      purpose: isDisclosed ? null : why.purpose,
      recipients: isDisclosed ? why.recipients : null,
      gateway: isDisclosed ? why.gateway : null,
      necessity: isDisclosed ? why.necessity : null,
      proportionality: isDisclosed ? why.proportionality : null,
      approved_by: isDisclosed ? why.approvedBy : null,
      ...{ made_by: actor.id, made_at: now.toISOString(), audit_event_id: eventId, stored_name: storedName },
      ...{ part: 1, parts: 1, first_id: null },
    });
  });
  return id;
}

function refused(message: string) {
  return { kind: "refused" as const, refusal: { field: "form", message } };
}
