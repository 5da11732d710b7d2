import { reachedFromElsewhere } from "../access/only-this-machine.ts";

/** Red: it must not go on like this. Amber: somebody should decide. */
export type Level = "green" | "amber" | "red";
export type Finding = { id: string; level: Level; found: string; toDo: string | null };

/** What is asked of the settings, the machine and the data folder; ages in hours, sizes in bytes, instants in UTC. */
export type Facts = {
  now: string;
  isProduction: boolean;
  host: string;
  origin: string;
  trustsProxy: boolean;
  mail: { protocol: string; hostname: string; hasUser: boolean } | null;
  scanner: { program: string; isThere: boolean } | null;
  isRoot: boolean;
  node: string;
  dataDir: { place: string; isThere: boolean; others: boolean; group: boolean; isOurs: boolean };
  /** Secrets of the settings that could be guessed, or that are the same as another, by the name of the setting. */
  weakSecrets: readonly string[];
  /** Files of keys in the data folder that others than the owner can read. */
  openKeyFiles: readonly string[];
  /** A database is there, and a key that it was written with is neither in the settings nor in the data folder. */
  areKeysMissing: boolean;
  isRestoreUnfinished: boolean;
  freeBytes: number | null;
  /** Of the newest seal that is noted outside the database. */
  lastSealedAt: string | null;
  /** Whether the files that must outlive the database lie on another disk than it does. */
  isKeptElsewhere: boolean;
  hasDemonstration: boolean;
  /** Null where it was not asked. */
  database: DatabaseFacts | null;
  /** Months of the log that the database says are in the archive: how many files are as they were written, and the names of the others. */
  archives: { whole: number; missing: readonly string[]; changed: readonly string[] };
};

export type DatabaseFacts =
  | { kind: "absent" }
  | { kind: "unreadable"; why: string }
  | {
      kind: "open";
      engine: "sqlite" | "postgres";
      version: string;
      isEncrypted: boolean;
      hasLog: boolean;
      lastBackupAt: string | null;
    };

const HOUR = 3_600_000;
const GIB = 2 ** 30;
/** A backup each night, and two hours for one that took long. */
const BACKUP_HOURS = 26;
/** The last day of each major version of Node, from its published schedule of releases. */
const NODE_ENDS: Readonly<Record<number, string>> = { 20: "2026-04-30", 22: "2027-04-30", 24: "2028-04-30", 26: "2029-04-30" }; // prettier-ignore

/** Everything unsafe in how an installation is set up, the worst first, and what is as it should be. */
export function findingsOf(facts: Facts): Finding[] {
  const order = { red: 0, amber: 1, green: 2 };
  return [...settings(facts), ...machine(facts), ...dataFolder(facts), ...database(facts), ...archives(facts)].sort(
    (a, b) => order[a.level] - order[b.level],
  );
}

/**
 * Whether the server is not to start with it. A log that is not whole stops nobody's work: a lost file of it may never come back.
 */
export function stopsServer({ level, id }: Finding): boolean {
  return level === "red" && id !== "archive";
}

function settings({ isProduction, host, origin, trustsProxy, mail, scanner, weakSecrets }: Facts): Finding[] {
  const isOfThisMachine = reachedFromElsewhere({ host, address: "127.0.0.1", origin, trustsProxy }) === null;
  const isHttps = origin.startsWith("https:");
  return [
    isProduction
      ? green("environment", "NODE_ENV is production")
      : amber("environment", "NODE_ENV is not production", "Set NODE_ENV=production, as npm start does"),
    isHttps
      ? green("origin", `ORIGIN is ${origin}`)
      : isOfThisMachine
        ? amber("origin", "ORIGIN and HOST are of this machine alone: nobody else can sign in", "For a real installation set ORIGIN=https://… and put a proxy with TLS in front") // prettier-ignore
        : amber("origin", `ORIGIN is ${origin}, and HOST lets others reach the server without TLS`, "Set HOST=localhost, put a proxy with TLS in front and set ORIGIN=https://…"), // prettier-ignore
    proxy({ isHttps, trustsProxy, host }),
    ...weakSecrets.map(
      (name) =>
      red("secrets", `${name} could be guessed, or is the same as another`, `Make one with: openssl rand -base64 48. AUDIT_KEY and FIELD_KEY cannot be changed once there are records`), // prettier-ignore
    ),
    mail === null
      ? amber("mail", "No mail server is set: nobody is told anything by e-mail", "Set SMTP_URL and MAIL_FROM")
      : mail.protocol === "smtp:" && !mail.hasUser && !isLocal(mail.hostname)
        ? amber("mail", `E-mail goes to ${mail.hostname} without a password, and in the clear where it offers no TLS`, "Use smtps://, or a user and password, for which TLS is required") // prettier-ignore
        : green("mail", `E-mail goes by ${mail.hostname}`),
    scanner === null
      ? amber("scanner", "Nothing looks for viruses in what is uploaded", "Set SCANNER_COMMAND, for example to clamdscan --fdpass --no-summary") // prettier-ignore
      : scanner.isThere
        ? green("scanner", `${scanner.program} looks for viruses`)
        : amber("scanner", `${scanner.program} is not found: no document can be opened`, "Install it, or correct SCANNER_COMMAND"), // prettier-ignore
  ];
}

function proxy({ isHttps, trustsProxy, host }: { isHttps: boolean; trustsProxy: boolean; host: string }): Finding {
  if (isHttps && !trustsProxy)
    return amber("proxy", "ORIGIN is https and TRUST_PROXY is not set: everybody seems to come from one address", "Set TRUST_PROXY=1 where the proxy in front is yours"); // prettier-ignore
  if (trustsProxy && !isLocal(host))
    return amber("proxy", `TRUST_PROXY is 1 and HOST is ${host}: whoever reaches the port without the proxy can say where they come from`, "Set HOST=localhost, or let only the proxy reach the port"); // prettier-ignore
  return green("proxy", trustsProxy ? "The proxy says where somebody comes from" : "There is no proxy in front");
}

function machine({ now, isRoot, node, freeBytes, lastSealedAt }: Facts): Finding[] {
  const [major = 0] = node.replace(/^v/, "").split(".").map(Number);
  const ends = NODE_ENDS[major];
  const isSupported = ends === undefined ? major > 26 : now.slice(0, 10) <= ends;
  const isBehind = lastSealedAt !== null && Date.parse(lastSealedAt) - Date.parse(now) > HOUR;
  return [
    isRoot
      ? amber("user", "It runs as root", "Give it a user of its own (docs/operating.md)")
      : green("user", "It does not run as root"),
    isSupported
      ? green("node", `Node ${node} is supported`)
      : amber("node", `Node ${node} is not supported any more`, "Install Node 24"),
    isBehind
      ? red("clock", `The clock says ${now}, and the log was sealed at ${lastSealedAt}`, "Set the clock of the machine right, and keep it so (NTP)") // prettier-ignore
      : green("clock", `The clock says ${now}`),
    ...(freeBytes === null
      ? []
      : [
          freeBytes < GIB
            ? amber("disk", `${Math.floor(freeBytes / 2 ** 20)} MiB are free where the data lie`, "Make room: nothing can be saved on a full disk") // prettier-ignore
            : green("disk", `${Math.floor(freeBytes / GIB)} GiB are free where the data lie`),
        ]),
  ];
}

function dataFolder(facts: Facts): Finding[] {
  const { place, isThere, others, group } = facts.dataDir;
  const { isKeptElsewhere, hasDemonstration, origin } = facts;
  return [
    others
      ? red("data-folder", `Everybody on the machine can get into ${place}`, `chmod 700 ${place}`)
      : group
        ? amber("data-folder", `The group of ${place} can get into it`, `chmod 700 ${place}`)
        : green("data-folder", isThere ? `${place} is its owner's alone` : `${place} will be its owner's alone`),
    ...(facts.dataDir.isOurs
      ? []
      : [amber("owner", `${place} belongs to another user than the one who asks`, "Run every command as the user of the service: what another makes there, the service cannot open")]), // prettier-ignore
    ...facts.openKeyFiles.map((file) => red("keys", `Others than its owner can read ${file}`, `chmod 600 ${file}`)),
    ...(facts.areKeysMissing
      ? [red("keys", "There is a database, and not the keys that it was written with", `Put the folder keys back into ${place}, or set AUDIT_KEY, FIELD_KEY and SESSION_SECRET. New ones would make the whole log look changed`)] // prettier-ignore
      : []),
    ...(facts.isRestoreUnfinished
      ? [red("restore", `A restore into ${place} was cut off`, `Empty ${place}, but for what lay there before, and restore again`)] // prettier-ignore
      : []),
    ...(isThere
      ? [
          isKeptElsewhere
            ? green("kept-elsewhere", "erased-ids and audit-heads.log lie on another disk than the database")
            : amber("kept-elsewhere", "erased-ids and audit-heads.log lie on the same disk as the database", "Copy both to another machine every few minutes (docs/operating.md): after a loss of the disk only they say what was erased since the backup, and where the log ended"), // prettier-ignore
        ]
      : []),
    ...(hasDemonstration && origin.startsWith("https:")
      ? [amber("demonstration", "A demonstration lies beside the real data", "joint-action demo remove")]
      : []),
  ];
}

function database({ now, database }: Facts): Finding[] {
  if (database === null) return [];
  if (database.kind === "absent") return [green("database", "There is no database yet: the first start makes one")];
  if (database.kind === "unreadable")
    return [red("database", `The database cannot be opened: ${database.why}`, "See docs/operating.md, When something is wrong")]; // prettier-ignore
  const { engine, version, isEncrypted, lastBackupAt } = database;
  const hours = lastBackupAt === null ? null : (Date.parse(now) - Date.parse(lastBackupAt)) / HOUR;
  return [
    !isEncrypted
      ? amber("database", `PostgreSQL ${version} is reached over the network without TLS`, "Add sslmode=verify-full to DATABASE_URL") // prettier-ignore
      : green("database", engine === "sqlite" ? `SQLite ${version}, and each change waits for the disk` : `PostgreSQL ${version}`), // prettier-ignore
    hours === null
      ? amber("backup", "No backup was ever made", "joint-action backup <folder>, each night (docs/operating.md)")
      : hours > BACKUP_HOURS
        ? amber("backup", `The last backup is ${Math.floor(hours)} hours old`, "See why the nightly backup did not run")
        : green("backup", `The last backup is ${Math.floor(hours)} hours old`),
  ];
}

function archives({ archives: { whole, missing, changed } }: Facts): Finding[] {
  const toDo = "Put the file back from a backup, then run joint-action audit verify (docs/operating.md)";
  return [
    ...missing.map((name) => red("archive", `A part of the log is missing: archive/${name}`, toDo)),
    ...changed.map((name) => red("archive", `A part of the log is not as it was written: archive/${name}`, toDo)),
    ...(whole > 0 ? [green("archive", `${whole} ${whole === 1 ? "month" : "months"} of the log in the archive`)] : []),
  ];
}

function isLocal(host: string) {
  return ["localhost", "::1", "[::1]"].includes(host.toLowerCase()) || /^127\./.test(host);
}

function green(id: string, found: string): Finding {
  return { id, level: "green", found, toDo: null };
}

function amber(id: string, found: string, toDo: string): Finding {
  return { id, level: "amber", found, toDo };
}

function red(id: string, found: string, toDo: string): Finding {
  return { id, level: "red", found, toDo };
}

/** One line a finding, as `joint-action check` prints it and as the server says why it does not start. */
export function findingInWords({ level, found, toDo }: Finding): string {
  return `${level.toUpperCase().padEnd(5)}  ${found}.${toDo === null ? "" : ` ${toDo}.`}`;
}
