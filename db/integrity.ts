import SQLite from "better-sqlite3";
import { sqliteFile } from "./connection.ts";

/**
 * The first fault in a file of SQLite that nobody else has open: in its pages, or a reference to a row that is not there; null
 * when there is none. PostgreSQL checks the references as it is filled.
 */
export async function findDamage(url: string): Promise<string | null> {
  const file = sqliteFile(url);
  if (file === null) return null;
  const handle = new SQLite(file, { readonly: true, fileMustExist: true });
  try {
    const found = handle.pragma("integrity_check", { simple: true });
    if (found !== "ok") return String(found);
    const broken = (handle.pragma("foreign_key_check") as { table: string }[])[0];
    return broken ? `a row of ${broken.table} refers to one that is not there` : null;
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return error.message;
    throw error;
  } finally {
    handle.close();
  }
}
