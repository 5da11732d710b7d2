/** The command was called wrongly: its message goes to stderr in one line, and the process exits with 2. */
export class UsageError extends Error {
  override name = "UsageError";
}
