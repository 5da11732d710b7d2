import { userInfo } from "node:os";
import { systemActor } from "#app/domain/access/actor.ts";
import { archiveName, isLogMonth } from "#app/domain/audit/archive.ts";
import { checkInWords } from "#app/domain/audit/log-check.ts";
import { archiveFolderIn } from "#app/services/audit/archive-folder.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { readArchived } from "#app/services/audit/read-archived.ts";
import { recordLogCheck } from "#app/services/audit/record-log-check.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { archiveLog, type Moved, previewArchiving } from "#app/services/operation/archive-log.ts";
import { discardArchive } from "#app/services/operation/discard-archive.ts";
import type { ArchivedEvent } from "#db/queries/archive-file.ts";
import { isLogOfOurKey } from "#db/queries/audit-seals.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";
import { withStandingDatabase } from "../with-standing-database.ts";

const SUBCOMMANDS: Record<string, (args: string[]) => Promise<number>> = { verify, archive, read, discard };

/** `audit verify`, `audit archive`, `audit read`, `audit discard`: each with its own options. */
export function run(args: string[]): Promise<number> {
  const name = args.find((argument) => !argument.startsWith("-"));
  if (name === undefined) throw new UsageError("Argument <subcommand> is needed");
  const command = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
  if (!command)
    throw new UsageError(
      `There is no command "audit ${name}", only "audit verify", "audit archive", "audit read" and "audit discard"`,
    );
  return command(args);
}

const own = () => ({ actor: systemActor(userInfo().username), clock: () => new Date() });

/**
 * `audit verify [--json]`: 0 when the log is whole, 1 when it is not. What it found is told first and then kept in the log,
 * with who asked; but nothing is written with a key that is not the log's, because that would be one more fault in it.
 */
async function verify(args: string[]): Promise<number> {
  const { json } = parseArguments(args, { positionals: ["subcommand"], options: { json: { type: "boolean" } } });
  return withDatabase(async ({ config, db }) => {
    const found = await verifyLog(db, headFileIn(config.dataDir));
    const { ok, events, unsealed, first, archives, warning } = found;
    console.log(json ? JSON.stringify({ ok, events, unsealed, first, archives, warning }) : checkInWords(found));
    if (await isLogOfOurKey(db)) await recordLogCheck({ db, actor: own().actor, now: new Date() }, found);
    else console.error("The newest events do not fit AUDIT_KEY: is it the key of this log? The check was not recorded");
    return ok ? 0 : 1;
  });
}

/** `audit archive --before 2024-04 [--dry-run] [--although-recent] [--json]`: old months of the log into files of their own. */
async function archive(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["subcommand"],
    options: {
      ...{ before: { type: "string" }, "dry-run": { type: "boolean" } },
      ...{ "although-recent": { type: "boolean" }, json: { type: "boolean" } },
    },
    required: ["before"],
  });
  monthOf("before", given.before);
  return withStandingDatabase(async ({ config, db }) => {
    const context = { db, dataDir: config.dataDir, ...own() };
    const wanted = { before: given.before, mayBeRecent: given["although-recent"] ?? false };
    const isTrial = given["dry-run"] ?? false;
    const moved = isTrial ? await previewArchiving(context, wanted) : await archiveLog(context, wanted);
    if (given.json) console.log(JSON.stringify({ dryRun: isTrial, ...moved }));
    else for (const line of inWords(moved, isTrial)) console.log(line);
    return 0;
  });
}

function inWords({ months, unsealed }: Moved, isTrial: boolean): string[] {
  const n = (count: number) => count.toLocaleString("en-GB");
  const lines = months.map(
    ({ month, events, objects, sha256 }) =>
      `${month}: ${n(events)} ${events === 1 ? "event" : "events"} and ${n(objects)} ${objects === 1 ? "name" : "names"} of records ${isTrial ? "would be moved" : `moved to archive/${archiveName(month, "events")}`}${sha256 === undefined ? "" : `, SHA-256 ${sha256}`}`,
  );
  return [
    ...(lines.length > 0 ? lines : [isTrial ? "There is nothing to move" : "Nothing was left to move"]),
    ...unsealed.map((month) => `${month}: left where it is, because not all of its events are sealed yet`),
  ];
}

/** `audit read --month 2024-03 [--object case:<id>] [--actor <id>] [--json]`: who did what, by ids alone. */
async function read(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["subcommand"],
    options: {
      ...{ month: { type: "string" }, object: { type: "string" }, actor: { type: "string" } },
      json: { type: "boolean" },
    },
    required: ["month"],
  });
  const month = monthOf("month", given.month);
  const object = given.object === undefined ? undefined : objectOf(given.object);
  return withStandingDatabase(async ({ config, db }) => {
    const { actor, clock } = own();
    const context = { db, folder: archiveFolderIn(config.dataDir), actor, now: clock() };
    const count = await readArchived(context, { month, filter: { object, actor: given.actor } }, (event) => {
      console.log(given.json ? JSON.stringify({ ...event.row, objects: event.objects }) : asLine(event));
    });
    if (!given.json) console.log(`${count.toLocaleString("en-GB")} ${count === 1 ? "event" : "events"}`);
    return 0;
  });
}

function asLine({ row, objects }: ArchivedEvent) {
  const named = objects.map(({ kind, id }) => `${kind}:${id}`).join(" ");
  return [row.at, row.actor_id, row.event, named || row.object_kind, row.fields, row.result_count ?? ""].join("\t").trimEnd(); // prettier-ignore
}

function objectOf(text: string) {
  const [, kind, id] = /^([a-z]+(?:-[a-z]+)*):([0-9a-f-]{36})$/.exec(text) ?? [];
  if (kind === undefined || id === undefined) throw new UsageError("--object must be a kind and an id, such as case:0190…"); // prettier-ignore
  return { kind, id };
}

/** `audit discard --month 2016-03 --reason <why> [--although-records-are-kept]`: the events of the oldest archived month, when they need not be kept any more. */
async function discard(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["subcommand"],
    options: {
      ...{ month: { type: "string" }, reason: { type: "string" } },
      ...{ "although-records-are-kept": { type: "boolean" }, json: { type: "boolean" } },
    },
    required: ["month", "reason"],
  });
  const month = monthOf("month", given.month);
  const why = { reason: given.reason, mayTellOfKept: given["although-records-are-kept"] ?? false };
  return withStandingDatabase(async ({ config, db }) => {
    const { events } = await discardArchive({ db, dataDir: config.dataDir, ...own() }, month, why);
    console.log(
      given.json
        ? JSON.stringify({ month, events })
        : `${month}: ${events.toLocaleString("en-GB")} ${events === 1 ? "event is" : "events are"} discarded. Their hashes are kept in archive/${archiveName(month, "hashes")}`,
    );
    return 0;
  });
}

function monthOf(option: string, text: string) {
  if (!isLogMonth(text)) throw new UsageError(`--${option} must be a month, such as 2024-04`);
  return text;
}
