import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { SettingChangeForm } from "#app/domain/settings/change-setting.form.ts";
import { keysBeside } from "#app/domain/settings/combinations.ts";
import { SETTINGS, type SettingKey } from "#app/domain/settings/definitions.ts";
import { writeValue } from "#app/domain/settings/read-value.ts";
import { refuseSettingChange } from "#app/domain/settings/refuse-change.ts";
import { latestRecorded, recordedAfter, valueOn } from "#app/domain/settings/value-on.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findPartnership } from "#db/queries/partnerships.ts";
import { insertSettingChange, listSettingChanges } from "#db/queries/settings.ts";
import { inTransaction } from "#db/transaction.ts";

/** `latest` is the change that stood last when the person looked; a command, which has not looked, gives none. */
type Change = Omit<SettingChangeForm, "latest"> & { latest?: string };

export function changeSetting({ db, actor, now }: AdminContext, key: SettingKey, change: Change) {
  const { partnershipId } = actor;
  const { value, fromDay, reason } = change;
  return inTransaction(db, async (trx) => {
    const partnership = await findPartnership(trx, partnershipId);
    const changes = await listSettingChanges(trx, partnershipId, keysBeside(key));
    const own = changes.filter((c) => c.key === key);
    const latest = latestRecorded(own);
    if (change.latest !== undefined && change.latest !== (latest?.id ?? ""))
      return { kind: "changed" as const, current: latest ?? null };
    const setUpOn = londonDay(new Date(partnership.createdAt));
    const refusal = refuseSettingChange({ key, value, fromDay, today: londonDay(now), setUpOn, changes });
    if (refusal) return { kind: "refused" as const, refusal };

    const id = uuid();
    await insertSettingChange(trx, {
      id,
      partnership_id: partnershipId,
      key,
      value,
      from_day: fromDay,
      reason,
      recorded_by: actor.sessionId === null ? null : actor.id,
      recorded_at: recordedAfter(latest, now),
    });
    const before = writeValue(valueOn(SETTINGS[key], own, fromDay).value);
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "setting.changed",
      objectKind: "setting-change",
      objectId: id,
      fields: [key],
      detail: { setting: key, before: { value: before }, after: { value, fromDay, reason } },
    });
    return { kind: "done" as const };
  });
}
