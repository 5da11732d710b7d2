import { userInfo } from "node:os";
import { systemActor } from "#app/domain/access/actor.ts";
import { PARTNERSHIP_TEMPLATES } from "#app/domain/groups/charnwood-template.ts";
import { addPartnership } from "#app/services/admin/add-partnership.ts";
import { isSetUp } from "#app/services/admin/set-up-state.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

/** `partnership add --name <partnership> --template charnwood|empty`: nobody is in it yet, so `user add` comes next. */
export async function run(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["what"],
    options: { name: { type: "string" }, template: { type: "string" }, json: { type: "boolean" } },
    required: ["name", "template"],
  });
  if (given.what !== "add")
    throw new UsageError(`There is no command "partnership ${given.what}", only "partnership add"`);
  const template = PARTNERSHIP_TEMPLATES.find((known) => known === given.template);
  if (!template) throw new UsageError(`Option --template must be ${PARTNERSHIP_TEMPLATES.join(" or ")}`);
  const name = given.name.trim();
  if (!/[\p{L}\p{N}]/u.test(name) || name.length > 120)
    throw new UsageError("Option --name must be words, 120 characters at most");

  return withDatabase(async ({ db }) => {
    if (!(await isSetUp(db)))
      throw new Error('Joint Action has not been set up yet: use "joint-action setup" for the first partnership');
    const result = await addPartnership(
      { db, actor: systemActor(userInfo().username), now: new Date() },
      name,
      template,
    );
    if (result.kind === "refused") throw new UsageError(`${result.refusal.message}; nothing was changed`);
    if (given.json) console.log(JSON.stringify({ partnership: result.partnershipId }));
    else
      console.log(
        `${name} has been added. Give it an administrator: joint-action user add --partnership "${name}" --duty administrator …`,
      );
    return 0;
  });
}
