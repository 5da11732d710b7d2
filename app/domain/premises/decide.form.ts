import { z } from "zod/mini";
import { versionField } from "../access/form-fields.ts";
import type { Decision } from "./undecided.ts";

const MOST = 200;
const sitting = z.looseObject({ sittingId: z.uuidv7("Select the meeting that decided") });
const one = z.object({
  id: z.uuidv7(),
  version: versionField,
  attribution: z.enum(["caused-by", "outside", "near", "unrelated"], "Select what it is to the premises"),
});

/** Many at once: `attribution-` and the id of each, blank where it still waits, with the version that was shown. */
export const decideForm = z.pipe(
  sitting,
  z.transform((given: z.output<typeof sitting>, context) => {
    const decisions: Decision[] = [];
    const named = Object.keys(given).filter((name) => name.startsWith("attribution-") && given[name] !== "");
    for (const name of named.slice(0, MOST)) {
      const id = name.slice("attribution-".length);
      const read = one.safeParse({ id, version: given[`version-${id}`], attribution: given[name] });
      if (read.success) decisions.push(read.data);
      else
        context.issues.push({
          code: "custom",
          message: "Select what it is to the premises",
          path: [name],
          input: given,
        });
    }
    if (named.length === 0)
      context.issues.push({
        code: "custom",
        message: "Select what at least one of them is",
        path: ["form"],
        input: given,
      });
    return { sittingId: given.sittingId, decisions };
  }),
);
export type Decided = z.output<typeof decideForm>;
