import { hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Keys } from "#db/keys.ts";
import { syncFolder } from "#db/sync-folder.ts";
import type { Config } from "./config.ts";

/** From the settings; else from the data folder, where each is made at the first start (mode 0600). */
export function loadKeys({ dataDir, secrets }: Pick<Config, "dataDir" | "secrets">): Keys {
  return {
    audit: secrets.audit ? derived(secrets.audit, "audit") : kept(dataDir, "audit"),
    session: secrets.session ? derived(secrets.session, "session") : kept(dataDir, "session"),
    fields: secrets.fields ? derived(secrets.fields, "fields") : kept(dataDir, "fields"),
  };
}

/** Whether each key is given by the settings or lies in the data folder, so that none would be made. */
export function areKeysThere({ dataDir, secrets }: Pick<Config, "dataDir" | "secrets">): boolean {
  const isThere = (purpose: keyof Keys) => secrets[purpose] !== undefined || existsSync(fileOf(dataDir, purpose));
  return isThere("audit") && isThere("session") && isThere("fields");
}

function fileOf(dataDir: string, purpose: keyof Keys) {
  return path.join(dataDir, "keys", `${purpose}.key`);
}

function derived(secret: string, purpose: string) {
  return Buffer.from(hkdfSync("sha256", secret, "", `joint-action ${purpose}`, 32));
}

function kept(dataDir: string, purpose: keyof Keys) {
  const file = fileOf(dataDir, purpose);
  if (!existsSync(file)) makeKey(path.dirname(file), file);
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64url");
  if (key.length !== 32) throw new Error(`The key file for ${purpose} is damaged`);
  return key;
}

/**
 * On the disk before anything is written with it: a key that a power cut takes back leaves a log that nobody can check
 * and secrets that nobody can open. It appears whole under its name, so that two first starts at once take the same one.
 */
function makeKey(folder: string, file: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  syncFolder(folder);
  syncFolder(path.dirname(folder));
}
