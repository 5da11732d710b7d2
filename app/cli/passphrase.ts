import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { SHORTEST_PASSPHRASE } from "#app/services/operation/passphrase-seal.ts";
import { UsageError } from "./usage-error.ts";

type Given = { file?: string; isAsked?: boolean; twice?: boolean };

/**
 * From a file (its first line), from BACKUP_PASSPHRASE, or asked at the terminal, where it is not shown; null when there is
 * none. Never an argument: everybody on the machine reads those.
 */
export async function passphraseGiven({ file, isAsked, twice }: Given): Promise<string | null> {
  const given = file === undefined ? process.env.BACKUP_PASSPHRASE : readFileSync(file, "utf8").split(/\r?\n/)[0];
  const passphrase = given || (isAsked ? await ask("Passphrase: ") : null);
  if (passphrase === null) {
    if (file !== undefined) throw new UsageError(`${file} is empty`);
    return null;
  }
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw new UsageError(`The passphrase must be ${SHORTEST_PASSPHRASE} characters or more`);
  if (twice && !given && (await ask("Once more: ")) !== passphrase)
    throw new UsageError("The two passphrases are not the same");
  return passphrase;
}

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageError("A passphrase is needed: name its file with --passphrase-file, or set BACKUP_PASSPHRASE");
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await asking.question("");
  } finally {
    asking.close();
    process.stderr.write("\n");
  }
}
