import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { loadConfig } from "#app/http/config.ts";
import { areKeysThere, loadKeys } from "#app/http/keys.ts";
import { needsPassphrase } from "#app/services/operation/open-backup.ts";
import { restoreBackup, type Restored } from "#app/services/operation/restore-backup.ts";
import { parseArguments } from "../parse-arguments.ts";
import { passphraseGiven } from "../passphrase.ts";

/** `restore <file> [--to folder] [--erased-ids file]`: a backup into an empty data folder and an empty database. */
export async function run(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["file"],
    options: {
      ...{ to: { type: "string" }, "erased-ids": { type: "string" }, "passphrase-file": { type: "string" } },
      ...{ "with-faulty-log": { type: "boolean" }, json: { type: "boolean" } },
    },
  });
  if (!existsSync(given.file)) throw new Error(`There is no file ${given.file}`);
  const { dataDir, databaseUrl, secrets } = settingsFor(given.to);
  const isSealed = await needsPassphrase(given.file);
  const keysIn = (folder: string) => {
    const place = { dataDir: folder, secrets };
    return areKeysThere(place) ? loadKeys(place) : null;
  };
  const restored = await restoreBackup(
    { dataDir, databaseUrl },
    {
      ...{ file: given.file, erasedIds: given["erased-ids"] ?? null, osUser: userInfo().username },
      ...{ clock: () => new Date(), keysIn, mayBeFaulty: given["with-faulty-log"] ?? false },
      passphrase: isSealed ? await passphraseGiven({ file: given["passphrase-file"], isAsked: true }) : null,
    },
  );
  if (given.json) console.log(JSON.stringify(restored));
  else for (const line of inWords(restored, dataDir)) console.log(line);
  return 0;
}

/** With another folder, all of it goes there; a database of PostgreSQL stays the one of the settings. */
function settingsFor(folder: string | undefined) {
  if (folder === undefined) return loadConfig(process.env);
  const url = process.env.DATABASE_URL;
  return loadConfig({ ...process.env, DATA_DIR: folder, DATABASE_URL: url?.startsWith("file:") ? undefined : url });
}

function inWords(r: Restored, dataDir: string): string[] {
  const n = (count: number, one: string, many: string) =>
    `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
  return [
    `Restored into ${dataDir}: the backup of ${r.takenAt}, made by version ${r.product}, with ${n(r.files, "file", "files")}`,
    r.logFault === null
      ? `The log is whole: ${n(r.events, "event", "events")}`
      : `The log is not whole, as it was when the backup was made: ${r.logFault}`,
    ...(r.lostSeals > 0 ? [`Of what was done after the backup ${n(r.lostEvents, "event is", "events are")} lost; the log says so`] : []), // prettier-ignore
    `${n(r.erasedAgain, "record that had been erased was in it and is", "records that had been erased were in it and are")} erased again`,
    ...(r.knowsErased
      ? []
      : [`Not known: what was erased after ${r.takenAt}. If the file erased-ids of that time is found, put it into ${dataDir} and run joint-action retention again`]), // prettier-ignore
    ...r.missing.map((name) => `Missing since before the backup: ${name}`),
    ...(r.sessionKeyDiffers ? ["The key of the sessions is another: invitations and calendar addresses have to be made anew"] : []), // prettier-ignore
  ];
}
