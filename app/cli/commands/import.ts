import { UsageError } from "../usage-error.ts";
import { FILE_KINDS, importFile, undoFile } from "./import-file.ts";
import { importCrime } from "./import-crime.ts";

/** The first argument says what the file holds. */
export async function run(args: string[]): Promise<number> {
  const [what] = args;
  if (what === "bank-holidays") return (await import("./import-bank-holidays.ts")).run(args);
  if (what === "undo") return undoFile(args);
  if (what === "crime" || what === undefined) return importCrime(args);
  if (FILE_KINDS.includes(what)) return importFile(args);
  throw new UsageError(
    `There is no command "import ${what}", only "import" with crime, bank-holidays, ${FILE_KINDS.join(", ")} or undo`,
  );
}
