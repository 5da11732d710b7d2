import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Effort } from "./bench.ts";

export type Options = {
  share: number;
  effort: Effort;
  /** Operations by name; all where it is empty. */
  only: readonly string[];
  folder: string;
  /** The file that gets everything measured. */
  json: string | null;
  postgres: string | null;
};

/** Medians of five. */
const WHOLE: Effort = {
  ...{ rounds: 5, requests: 2000, within: 6000, times: 20, connections: 10, longRun: 100_000, importRows: 100_000 },
  neighbours: { partnerships: 290, incidents: 500 },
};
/** To see that everything answers rightly, and for nothing else. */
const SMALL: Effort = {
  ...{ rounds: 1, requests: 20, within: 60_000, times: 2, connections: 4, longRun: 100, importRows: 500 },
  neighbours: { partnerships: 2, incidents: 20 },
};
const SMALL_SHARE = 0.001;

export const USAGE = `npm run bench -- [--small] [--share 0.1] [--only list]… [--long 20000] [--keep FOLDER] [--json FILE] [--postgres URL]

--share     a share of the whole world: 1, unless told otherwise
--small     a very small world and few requests, to see that everything answers rightly
--only      one operation by name; may stand several times
--long      requests of the long run after which the memory is looked at: 100000, unless told otherwise
--keep      where worlds are kept between runs; the system's folder for temporary files, unless told otherwise
--json      writes everything measured to a file
--postgres  a database of its own, empty or loaded by a run before; two server processes on it`;

/** Throws on what is no option, or no share. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ small: { type: "boolean" }, share: { type: "string" }, only: { type: "string", multiple: true } },
      ...{ long: { type: "string" }, keep: { type: "string" }, json: { type: "string" }, postgres: { type: "string" } },
    },
  });
  const effort = values.small ? SMALL : WHOLE;
  const share = Number(values.share ?? (values.small ? SMALL_SHARE : 1));
  if (!(share > 0 && share <= 1)) throw new Error("--share is a number above 0, at most 1");
  return {
    share,
    effort: { ...effort, longRun: wholeNumber("--long", values.long) ?? effort.longRun },
    only: values.only ?? [],
    folder: path.resolve(values.keep ?? path.join(tmpdir(), "joint-action-bench")),
    json: values.json ?? null,
    postgres: values.postgres ?? null,
  };
}

function wholeNumber(option: string, given: string | undefined) {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(given)) throw new Error(`${option} is a whole number above 0`);
  return Number(given);
}
