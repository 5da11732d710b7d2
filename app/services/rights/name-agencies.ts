import { updateDraft } from "#db/queries/access-packs.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import { openDraft } from "./decide-items.ts";
import type { PackContext } from "./pack-request.ts";

/** Whether agencies stand in a pack under their names: an officer in their work is seldom a third party, an agency never (DPA 2018 Sch 2 para 17). */
export function nameAgencies({ db, actor, now }: PackContext, requestId: string, form: { version: number; namesAgencies: "yes" | "no" }) {
  return inTransaction(db, async (trx) => {
    const open = await openDraft(trx, { actor }, requestId);
    if (!open) return { kind: "not-found" as const };
    const names_agencies = form.namesAgencies === "yes" ? (1 as const) : (0 as const);
    const draft = { id: open.pack.id, version: form.version };
    if (!(await updateDraft(trx, draft, { names_agencies }))) return { kind: "changed" as const, version: open.pack.version };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "pack.names-changed", objectKind: "rights-request", objectId: requestId },
      ...{ fields: ["namesAgencies"], detail: { pack: open.pack.number, namesAgencies: form.namesAgencies } },
      objects: [{ kind: "person", id: open.request.personId }],
    });
    return { kind: "done" as const };
  });
} // prettier-ignore
