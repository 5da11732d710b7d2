/** The disk is full, read-only or failing: nothing was written, and trying again later may work. */
export function isStorageFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== "string") return false;
  return (
    /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(code) ||
    code === "53100" ||
    code === "25006" ||
    code === "ENOSPC" ||
    code === "EROFS"
  );
}

/** Not to be reached, too many connections, a deadlock or a serialization that trying again resolves. */
const UNAVAILABLE = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "53300", "40P01", "40001", "55P03", "57014"]);

/** The database cannot be reached or stays busy. */
export function isUnavailable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && (UNAVAILABLE.has(code) || /^(SQLITE_BUSY|57P|08)/.test(code));
}

export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "23505";
}

/** Something refers to the row that was to go. */
export function isForeignKeyViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "SQLITE_CONSTRAINT_FOREIGNKEY" || code === "23503";
}
