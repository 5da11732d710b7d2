import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { isDemonstrationFile, isOpenNowhere } from "#db/demonstration-file.ts";
import { removeCopiesBefore } from "#db/wipe-traces.ts";
import { ensureDemonstration, refuseForeignFolder, removeDatabase } from "../build-demonstration.ts";
import { type DemonstrationPlace, loadDemonstrationConfig } from "../demonstration-place.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";

/** `demo build`, `demo remove [--yes]`: `serve --demo` serves it, and builds it first where there is none. */
export async function run([verb, ...args]: string[]): Promise<number> {
  if (verb === "build") return build(args);
  if (verb === "remove") return remove(args);
  throw new UsageError(
    verb === undefined
      ? 'What is to be done is needed: "demo build" or "demo remove"'
      : `There is no command "demo ${verb}", only "demo build" and "demo remove"`,
  );
}

async function build(args: string[]): Promise<number> {
  parseArguments(args, {});
  const { place } = loadDemonstrationConfig(process.env);
  const isNew = await ensureDemonstration(place, new Date());
  console.log(isNew ? `The demonstration has been built in ${place.file}` : `There is one already, in ${place.file}`);
  return 0;
}

/** Refuses whatever was not born as a demonstration, and one that somebody looks round in. */
async function remove(args: string[]): Promise<number> {
  const { yes } = parseArguments(args, { options: { yes: { type: "boolean" } } });
  const { place } = loadDemonstrationConfig(process.env);
  const hasFile = existsSync(place.file);
  if (!hasFile && !existsSync(place.folder)) {
    console.log(`There is no demonstration in ${path.dirname(place.file)}`);
    return 0;
  }
  if (hasFile && !isDemonstrationFile(place.file))
    throw new Error(`${place.file} was not born as a demonstration: nothing was deleted`);
  refuseForeignFolder(place);
  if (!yes && !(await isAgreed(place))) {
    console.log("Nothing was deleted");
    return 0;
  }
  if (hasFile && !isOpenNowhere(place.file))
    throw new Error("The demonstration is being served: stop that first. Nothing was deleted");
  removeDatabase(place.file);
  await removeCopiesBefore(`file:${place.file}`);
  rmSync(place.folder, { recursive: true, force: true });
  console.log(`The demonstration has been deleted: ${place.file} and ${place.folder}`);
  return 0;
}

async function isAgreed({ file, folder }: DemonstrationPlace): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError("Option --yes is needed where nobody can be asked");
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await asking.question(`Type "remove" to delete ${file} and ${folder}: `)).trim() === "remove";
  } finally {
    asking.close();
  }
}
