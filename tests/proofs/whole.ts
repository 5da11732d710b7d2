import SQLite from "better-sqlite3";
import type { Saved } from "./work.ts";

const KEY = { person: "id", referral: "id", referral_decision: "case_id", action: "words" } as const;

/** Each change, and the event that must stand with it. */
const PAIRS = [
  ["select id from person", "person.created"],
  ["select id from referral", "referral.created"],
  ["select referral_id from referral_decision where decision = 'accepted'", "referral.accepted"],
  ["select id from case_record", "case.opened"],
  ["select id from action", "action.created"],
] as const;

/** What is wrong with this database: lost changes, a change without its event or the reverse, a damaged file. */
export function faultsOf(file: string, acknowledged: Iterable<Saved>): string[] {
  const handle = new SQLite(file);
  const faults: string[] = [];
  try {
    const sound = handle.pragma("integrity_check", { simple: true });
    if (sound !== "ok") return [`integrity_check: ${String(sound)}`];
    const broken = handle.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0) faults.push(`${broken.length} broken references`);
    for (const { table, key } of acknowledged) {
      if (!handle.prepare(`select 1 from ${table} where ${KEY[table]} = ?`).get(key))
        faults.push(`lost: ${table} ${key}`);
    }
    for (const [rows, event] of PAIRS) {
      const events = `select object_id from audit_event where event = '${event}'`;
      count(`${rows} except ${events}`, `changes without ${event}`);
      count(`${events} except ${rows}`, `${event} without its change`);
    }
    count("select event_id from audit_object except select id from audit_event", "objects without their event");
    count(
      "select id from audit_event where detail_mac is not null except select event_id from audit_detail",
      "events without their detail",
    );
    count(
      "select case_id from referral_decision where decision = 'accepted' except select id from case_record",
      "decisions without their case",
    );
    count("select id from case_record except select case_id from case_link", "cases without their person");
    return faults;

    function count(query: string, what: string) {
      const found = handle.prepare(`select count(*) from (${query})`).pluck().get() as number;
      if (found > 0) faults.push(`${found} ${what}`);
    }
  } finally {
    handle.close();
  }
}
