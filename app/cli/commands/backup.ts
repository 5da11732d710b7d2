import { existsSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { systemActor } from "#app/domain/access/actor.ts";
import { type BackupMade, makeBackup } from "#app/services/operation/make-backup.ts";
import { parseArguments } from "../parse-arguments.ts";
import { passphraseGiven } from "../passphrase.ts";
import { withStandingDatabase } from "../with-standing-database.ts";

/**
 * `backup <file>`: database and files as of one moment, while the server goes on serving. A folder in place of the file gets
 * one named by the instant. 0 when it is whole, 1 when a file is missing that the database names.
 */
export async function run(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["file"],
    options: {
      ...{ "passphrase-file": { type: "string" }, passphrase: { type: "boolean" } },
      ...{ force: { type: "boolean" }, json: { type: "boolean" } },
    },
  });
  const passphrase = await passphraseGiven({ file: given["passphrase-file"], isAsked: given.passphrase, twice: true });
  return withStandingDatabase(async ({ config, db }) => {
    const made = await makeBackup(
      { db, databaseUrl: config.databaseUrl, dataDir: config.dataDir, actor: systemActor(userInfo().username), clock: () => new Date() }, // prettier-ignore
      {
        file: placeOf(given.file, config.dataDir, passphrase === null ? "tar" : "sealed"),
        passphrase,
        mayReplace: given.force ?? false,
      },
    );
    if (given.json) console.log(JSON.stringify(made));
    else for (const line of inWords(made, passphrase !== null)) console.log(line);
    for (const name of made.missing) console.error(`Missing: the database names ${name}, and there is no such file`);
    return made.missing.length > 0 ? 1 : 0;
  });
}

function placeOf(given: string, dataDir: string, ending: "tar" | "sealed"): string {
  const at = path.resolve(given);
  const isFolder = existsSync(at) && statSync(at).isDirectory();
  const file = isFolder
    ? path.join(at, `joint-action-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "")}.${ending}`)
    : at;
  if (!path.relative(dataDir, file).startsWith(".."))
    throw new Error(`A backup does not belong into ${dataDir}, which it is to outlive: name a place on another disk`);
  return file;
}

function inWords({ file, bytes, sha256, documents, withKeys }: BackupMade, isSealed: boolean) {
  return [
    `Backup made: ${file}, ${bytes.toLocaleString("en-GB")} bytes, with ${documents} ${documents === 1 ? "document" : "documents"}`,
    `SHA-256 ${sha256}`,
    isSealed
      ? `It opens with its passphrase alone${withKeys ? ", and holds the keys of the data folder" : ""}`
      : "Whoever has the file can read it, and the keys are not in it: keep the keys, and the file, where nobody else comes",
  ];
}
