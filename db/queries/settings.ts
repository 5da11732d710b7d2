import { type Insertable, sql } from "kysely";
import { SETTING_KEYS, type SettingKey, type Settings, SETTINGS } from "#app/domain/settings/definitions.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";
import { madeOnce } from "../made-once.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** The value of every setting on a day, by its key. The twin of valueOn in app/domain/settings/value-on.ts. */
export async function settingsOn(db: Executor, partnershipId: string, day: string): Promise<Settings> {
  const changes = await winningOn(db, partnershipId, day);
  return Object.fromEntries(
    SETTING_KEYS.map((key) => {
      const change = changes.find((c) => c.key === key);
      return [key, valueOn(SETTINGS[key], change ? [change] : [], day).value];
    }),
  ) as Settings;
}

/** One row a key at most: no other change of the key that has begun by that day begins later, or was recorded later. */
function winningOn(db: Executor, partnershipId: string, day: string) {
  return changesThatWin(db, { partnershipId, day });
}

const changesThatWin = madeOnce((db, { partnershipId, day }: { partnershipId: string; day: string }) =>
  db
    .selectFrom("setting_change as change")
    .select(["change.key", "change.value", "change.from_day as fromDay", "change.reason"])
    .select("change.recorded_at as recordedAt")
    .where("change.partnership_id", "=", partnershipId)
    .where("change.from_day", "<=", day)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("setting_change as later")
            .select(sql.lit(1).as("one"))
            .whereRef("later.partnership_id", "=", "change.partnership_id")
            .whereRef("later.key", "=", "change.key")
            .where("later.from_day", "<=", day)
            .where((or) =>
              or.or([
                or("later.from_day", ">", or.ref("change.from_day")),
                or.and([
                  or("later.from_day", "=", or.ref("change.from_day")),
                  or("later.recorded_at", ">", or.ref("change.recorded_at")),
                ]),
              ]),
            ),
        ),
      ),
    )
    .limit(1000),
);

/** The changes of some settings, the one that begins last first, with who recorded each. */
export function listSettingChanges(db: Executor, partnershipId: string, keys: readonly SettingKey[], limit = 1000) {
  return db
    .selectFrom("setting_change")
    .leftJoin("user_account", "user_account.id", "setting_change.recorded_by")
    .select(["setting_change.id", "setting_change.key", "setting_change.value", "setting_change.from_day as fromDay"])
    .select(["setting_change.reason", "setting_change.recorded_at as recordedAt", "user_account.name as recordedBy"])
    .where("setting_change.partnership_id", "=", partnershipId)
    .where("setting_change.key", "in", keys)
    .orderBy("setting_change.from_day", "desc")
    .orderBy("setting_change.recorded_at", "desc")
    .limit(limit)
    .execute();
}

export async function insertSettingChange(trx: Transaction, row: Insertable<Database["setting_change"]>) {
  await trx.insertInto("setting_change").values(row).execute();
}
