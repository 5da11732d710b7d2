import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { ERASED_NAME, HEADS_NAME } from "#app/domain/operation/manifest.ts";
import { sqliteFile } from "#db/connection.ts";
import { isEmptyPostgres } from "#db/postgres-restore.ts";

/** What outlived the database, and is used: its keys, the heads of its log, the ids of what was erased. */
const KEPT = new Set(["keys", HEADS_NAME, ERASED_NAME, "lost+found"]);

/** Throws unless there is nothing in the data folder and the database that a restore would lie on top of. */
export async function refusePlace(
  { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string },
  ...leftovers: string[]
) {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const others = names.filter((name) => !KEPT.has(name) && !leftovers.includes(name));
  if (others.length > 0)
    throw new Error(
      `${dataDir} is not empty (${others.slice(0, 3).join(", ")}${others.length > 3 ? ", …" : ""}). Nothing was changed. Move what is in it elsewhere, or name another folder with --to`,
    );
  const file = sqliteFile(databaseUrl);
  if (file === null ? !(await isEmptyPostgres(databaseUrl)) : existsSync(file))
    throw new Error(`There is a database in ${file ?? "DATABASE_URL"} already. Nothing was changed`);
}
