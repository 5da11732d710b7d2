import type { Manifest } from "#app/domain/operation/manifest.ts";
import type { Keys } from "#db/keys.ts";
import { BackupRefused } from "./backup-refused.ts";
import { keyFingerprints } from "./key-fingerprints.ts";
import { sealedWith } from "./write-archive.ts";

/**
 * The keys that the backup was written with, of the settings or of a folder. Without the log's key nothing of the log could be
 * checked, and without that of the fields nobody's authenticator would work: refused. Another key of the sessions only ends
 * what it signed: invitations, calendar addresses, sign-ins.
 */
export function checkKeys(
  manifest: Manifest,
  seal: { whole: Buffer; mac: string },
  keys: Keys | null,
): { keys: Keys; sessionKeyDiffers: boolean } {
  if (!keys)
    throw new BackupRefused(
      "The keys are not in this backup: put the folder keys into the data folder, or set AUDIT_KEY, FIELD_KEY and SESSION_SECRET",
    );
  const { audit, fields, session } = keyFingerprints(keys);
  if (audit !== manifest.keys.audit || fields !== manifest.keys.fields)
    throw new BackupRefused(
      "The keys of the settings, or of the data folder, are not those that this backup was made with",
    );
  if (sealedWith(keys.audit, seal.whole) !== seal.mac)
    throw new BackupRefused("The backup was not made by this installation: its hash does not fit the key of the log");
  return { keys, sessionKeyDiffers: session !== manifest.keys.session };
}
