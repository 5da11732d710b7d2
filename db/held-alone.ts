import SQLite from "better-sqlite3";

/**
 * Holds a file against every other process until it is released, or until this process ends however it ends; null while another
 * one holds it. The lock is SQLite's own: the file itself stays empty.
 */
export function holdAlone(file: string): { release: () => void } | null {
  const handle = new SQLite(file, { timeout: 0 });
  try {
    handle.exec("begin exclusive");
    return { release: () => void handle.close() };
  } catch (error) {
    handle.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
}
