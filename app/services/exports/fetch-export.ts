import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { keptPart } from "#app/domain/disclosures/disclosure-part.ts";
import { exportName, mayFetch } from "#app/domain/exports/disclosure.ts";
import { EXPORT_LISTS, type ExportListId } from "#app/domain/exports/lists.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findOwnDisclosure } from "#db/queries/disclosures.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { storedPath } from "../documents/stored-files.ts";

const MEDIA_TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

type Context = { db: Executor; actor: Actor; now: Date; folder: string };

/** For whoever made it, while they still may see such lists, for an hour; each time is recorded. */
export async function fetchExport({ db, actor, now, folder }: Context, id: string) {
  const made = await findOwnDisclosure(db, actor, id);
  if (!made || !mayFetch(made, now)) return null;
  if (!actor.permissions.has(EXPORT_LISTS[made.list as ExportListId].permission)) return null;
  const file = storedPath(folder, made.storedName);
  const found = await stat(file).catch(() => null);
  if (!found) return null;
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "disclosure",
      event: "export.downloaded",
      disclosure: keptPart({ way: "export", what: made.words }, made),
      objectKind: "disclosure",
      objectId: id,
      resultCount: made.rowCount,
    }),
  );
  return {
    stream: createReadStream(file),
    name: exportName({ ...made, id: made.firstId ?? id, day: londonDay(new Date(made.madeAt)) }),
    mediaType: MEDIA_TYPES[made.format],
    size: found.size,
  };
}
