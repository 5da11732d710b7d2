import { expect, test } from "vitest";
import { type Facts, findingInWords, findingsOf } from "#app/domain/operation/findings.ts";

/** As it should be: behind a proxy with TLS, as a user of its own, backed up last night. */
const SAFE: Facts = {
  ...{ now: "2026-11-28T06:00:00.000Z", isProduction: true, host: "localhost", origin: "https://ja.example.org" },
  ...{ trustsProxy: true, mail: { protocol: "smtps:", hostname: "mail.example.org", hasUser: true } },
  ...{ scanner: { program: "clamdscan", isThere: true }, isRoot: false, node: "v24.1.0" },
  dataDir: { place: "/var/lib/joint-action", isThere: true, others: false, group: false, isOurs: true },
  ...{ weakSecrets: [], openKeyFiles: [], areKeysMissing: false, isRestoreUnfinished: false },
  ...{ freeBytes: 40 * 2 ** 30, lastSealedAt: "2026-11-28T05:59:00.000Z", isKeptElsewhere: true },
  hasDemonstration: false,
  database: {
    ...{ kind: "open", engine: "sqlite", version: "3.53.0", isEncrypted: true, hasLog: true },
    lastBackupAt: "2026-11-28T02:00:00.000Z",
  },
  archives: { whole: 1, missing: [], changed: [] },
};
const open = SAFE.database as Extract<Facts["database"], { kind: "open" }>;
const levelOf = (changes: Partial<Facts>, id: string) =>
  findingsOf({ ...SAFE, ...changes }).find((finding) => finding.id === id)?.level;

test("an installation as it should be has nothing to do", () => {
  const findings = findingsOf(SAFE);
  expect(findings.filter(({ level, toDo }) => level !== "green" || toDo !== null)).toEqual([]);
});

test.each<[string, Partial<Facts>, string, "red" | "amber" | "green"]>([
  ["not in production", { isProduction: false }, "environment", "amber"],
  ["this machine alone", { origin: "http://localhost:3000", trustsProxy: false }, "origin", "amber"],
  ["open to the network without TLS", { origin: "http://localhost:3000", host: "0.0.0.0" }, "origin", "amber"],
  ["https, and the proxy not named", { trustsProxy: false }, "proxy", "amber"],
  ["the port open beside the proxy", { host: "0.0.0.0" }, "proxy", "amber"],
  ["a secret made by hand", { weakSecrets: ["AUDIT_KEY"] }, "secrets", "red"],
  ["no mail", { mail: null }, "mail", "amber"],
  ["mail in the clear", { mail: { protocol: "smtp:", hostname: "mail.example.org", hasUser: false } }, "mail", "amber"],
  ["mail to this machine", { mail: { protocol: "smtp:", hostname: "127.0.0.1", hasUser: false } }, "mail", "green"],
  ["no scanner", { scanner: null }, "scanner", "amber"],
  ["a scanner that is not there", { scanner: { program: "clamdscan", isThere: false } }, "scanner", "amber"],
  [
    "a month of the log that is missing",
    { archives: { whole: 1, missing: ["log-2024-03.db"], changed: [] } },
    "archive",
    "red",
  ],
  [
    "a month of the log that is changed",
    { archives: { whole: 1, missing: [], changed: ["log-2024-03.db"] } },
    "archive",
    "red",
  ],
  ["months of the log as they were written", { archives: { whole: 2, missing: [], changed: [] } }, "archive", "green"],
  ["root", { isRoot: true }, "user", "amber"],
  ["Node 20 on its last day", { node: "v20.20.0", now: "2026-04-30T23:00:00.000Z" }, "node", "green"],
  ["Node 20 the day after", { node: "v20.20.0", now: "2026-05-01T00:00:00.000Z" }, "node", "amber"],
  ["Node 23, which never was for long", { node: "v23.1.0" }, "node", "amber"],
  ["Node 28, of which nothing is known", { node: "v28.1.0" }, "node", "green"],
  ["a clock an hour behind the log", { lastSealedAt: "2026-11-28T07:00:00.000Z" }, "clock", "green"],
  ["a clock more than an hour behind", { lastSealedAt: "2026-11-28T07:00:01.000Z" }, "clock", "red"],
  ["a GiB less one byte", { freeBytes: 2 ** 30 - 1 }, "disk", "amber"],
  ["a GiB", { freeBytes: 2 ** 30 }, "disk", "green"],
  ["a folder for everybody", { dataDir: { ...SAFE.dataDir, others: true } }, "data-folder", "red"],
  ["a folder for its group", { dataDir: { ...SAFE.dataDir, group: true } }, "data-folder", "amber"],
  ["a folder of somebody else", { dataDir: { ...SAFE.dataDir, isOurs: false } }, "owner", "amber"],
  ["keys that others read", { openKeyFiles: ["/d/keys/audit.key"] }, "keys", "red"],
  ["a database without its keys", { areKeysMissing: true }, "keys", "red"],
  ["a restore that was cut off", { isRestoreUnfinished: true }, "restore", "red"],
  ["all on one disk", { isKeptElsewhere: false }, "kept-elsewhere", "amber"],
  ["a demonstration beside", { hasDemonstration: true }, "demonstration", "amber"],
  ["no database yet", { database: { kind: "absent" } }, "database", "green"],
  ["a database that does not open", { database: { kind: "unreadable", why: "it is newer" } }, "database", "red"],
  ["PostgreSQL in the clear", { database: { ...open, engine: "postgres", isEncrypted: false } }, "database", "amber"],
  ["never a backup", { database: { ...open, lastBackupAt: null } }, "backup", "amber"],
  ["a backup of 26 hours", { database: { ...open, lastBackupAt: "2026-11-27T04:00:00.000Z" } }, "backup", "green"],
  ["a backup older than that", { database: { ...open, lastBackupAt: "2026-11-27T03:59:59.000Z" } }, "backup", "amber"],
])("%s", (_name, changes, id, level) => {
  expect(levelOf(changes, id)).toBe(level);
});

test("the worst stands first, with what to do", () => {
  const [first] = findingsOf({ ...SAFE, isRoot: true, dataDir: { ...SAFE.dataDir, others: true } });
  expect(first && findingInWords(first)).toBe(
    "RED    Everybody on the machine can get into /var/lib/joint-action. chmod 700 /var/lib/joint-action.",
  );
});
