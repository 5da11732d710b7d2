import { z } from "zod";

/** Raised when an older version of Joint Action could not read what is written. */
export const BACKUP_FORMAT = 1;
export const MANIFEST_NAME = "manifest.json";
export const SEAL_NAME = "seal.json";
export const DATABASE_NAMES = { sqlite: "database.sqlite", postgres: "database.pgdump" } as const;
export const HEADS_NAME = "audit-heads.log";
export const ERASED_NAME = "erased-ids";

const UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** Every name that a backup may hold: nothing in it decides where a file comes to lie but these. */
const NAMES = new RegExp(
  `^(database\\.(sqlite|pgdump)|documents/${UUID}|uploads/${UUID}|archive/log-\\d{4}-\\d\\d(-hashes)?\\.db|keys/(audit|session|fields)\\.key|audit-heads\\.log|erased-ids|manifest\\.json|seal\\.json)$`,
);

export function isBackupName(name: string) {
  return NAMES.test(name);
}

const fingerprint = z.string().min(1);

/** What a backup says of itself. Sizes in bytes, hashes SHA-256 in hexadecimal, `takenAt` an instant in UTC. */
export const manifestSchema = z.object({
  format: z.number(),
  product: z.string(),
  takenAt: z.string(),
  engine: z.enum(["sqlite", "postgres"]),
  migrations: z.array(z.string()),
  /** The newest seal of the log in it; null where nothing had been sealed. */
  head: z.object({ sequence: z.number(), mac: z.string() }).nullable(),
  /** By which a restore knows whether it has the keys that this was written with; nothing of a key can be read from it. */
  keys: z.object({ audit: fingerprint, session: fingerprint, fields: fingerprint }),
  files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
  /** Files that the database names and that were not in the data folder. */
  missing: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The last entry: the hash of every byte before it, and that hash keyed with the log's key. */
export const sealSchema = z.object({ sha256: z.string(), mac: z.string() });
