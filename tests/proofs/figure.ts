import { appendFileSync } from "node:fs";
import type { Promised } from "./promises.js";

/**
 * Notes the figure of a promise: what was done in this run, and what came of it, both counted and never written down
 * beforehand. It is printed, and where tests/run.js makes its table it stands in the file that PROOF_FIGURES names.
 */
export function figure(promise: Promised, done: string, found: string) {
  console.log(`${promise}: ${done}: ${found}`);
  const notes = process.env.PROOF_FIGURES;
  if (notes) appendFileSync(notes, `${JSON.stringify({ promise, done, found })}\n`);
}

/** As people write it: 12,345. */
export const count = (n: number) => n.toLocaleString("en-GB");
