import { subMinutes } from "date-fns";
import { v7 as uuid } from "uuid";
import type { CopyFormat } from "#app/domain/meetings/minutes.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { DisclosurePart } from "#app/domain/disclosures/disclosure-part.ts";
import { insertAuditEvent, noteView } from "#db/queries/audit.ts";
import { insertMinutesCopy } from "#db/queries/minutes.ts";
import { inTransaction } from "#db/transaction.ts";
import { SAME_CONSULTATION_MINUTES } from "../audit/record-access.ts";
import type { AgendaContext } from "./agenda-change.ts";
import type { FoundCopy } from "./minutes-copy.ts";

/** `agencyName`: of whoever the copy is for, where that is not the agency of whoever takes it. */
function disclosureOfCopy(day: string, agencyName: string | null): DisclosurePart {
  const what = `Minutes of the meeting on ${longDay(day)}`;
  return agencyName === null
    ? { way: "paper", destination: "own-use", what }
    : { way: "paper", destination: "partnership", what, recipients: agencyName };
}

/**
 * Who got which version: a page, which opened again within ten minutes is the same consultation, or a file, each of which
 * leaves and is a disclosure (DOMAIN 7.2).
 */
export function recordCopy({ db, actor, now }: AgendaContext, format: CopyFormat, found: FoundCopy) {
  const { copy, version, agency, minutes, sheet, caseIds } = found;
  const { partnershipId, sessionId } = actor;
  return inTransaction(db, async (trx) => {
    const event = format === "page" ? "minutes.copy-opened" : "minutes.copy-downloaded";
    const objectId = [version.id, copy, agency?.id].filter(Boolean).join(" ");
    const view = { partnershipId, sessionId, objectKind: "minutes-copy", objectId, event };
    const since = subMinutes(now, SAME_CONSULTATION_MINUTES);
    if (format === "page" && (await noteView(trx, view, now, since))) return;
    await insertMinutesCopy(trx, {
      ...{ id: uuid(), partnership_id: partnershipId, version_id: version.id, kind: copy, format },
      ...{ agency_id: agency?.id ?? null, given_to: actor.id, given_at: now.toISOString() },
    });
    const outside = agency !== null && agency.id !== actor.agencyId ? agency.name : null;
    await insertAuditEvent(trx, actor, now, {
      ...(format === "page"
        ? { category: "consultation" as const }
        : { category: "disclosure" as const, disclosure: disclosureOfCopy(minutes.sitting.day, outside) }),
      ...{ event, purpose: `minutes-${copy}` },
      ...{ objectKind: "meeting", objectId: minutes.sitting.id, resultCount: sheet.items.length },
      recipients: format === "docx" && outside !== null ? outside : undefined,
      detail: { version: version.id, number: version.number, agency: agency?.id ?? null },
      objects: caseIds.map((id) => ({ kind: "case", id })),
    });
  });
}
