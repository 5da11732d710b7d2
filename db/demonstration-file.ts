import SQLite from "better-sqlite3";

/**
 * Whether a file is a database that says it was born as a demonstration. Anything else, a file that is no database as well,
 * is not; nothing is changed by looking.
 */
export function isDemonstrationFile(file: string): boolean {
  return withFile(file, { readonly: true }, (handle) => {
    const has = handle
      .prepare("select 1 from sqlite_master where type = 'table' and name = 'demonstration_birth'")
      .get();
    return has !== undefined && handle.prepare("select 1 from demonstration_birth").get() !== undefined;
  });
}

/** Whether nobody else has the database open: only then does it leave its write-ahead log, which is written back into it. */
export function isOpenNowhere(file: string): boolean {
  return withFile(
    file,
    { timeout: 0 },
    (handle) => handle.pragma("journal_mode = delete", { simple: true }) === "delete",
  );
}

function withFile(file: string, options: SQLite.Options, ask: (handle: SQLite.Database) => boolean): boolean {
  let handle: SQLite.Database | undefined;
  try {
    handle = new SQLite(file, { fileMustExist: true, ...options });
    return ask(handle);
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return false;
    throw error;
  } finally {
    handle?.close();
  }
}
