import { parseArgs, type ParseArgsConfig } from "node:util";
import { UsageError } from "./usage-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O; strict: true }>>["values"];
type Described<O extends Options, R extends keyof O, P extends string> = {
  options?: O;
  /** Options that must be given. */
  required?: readonly R[];
  /** Names of what stands without an option, all of them needed, in this order. */
  positionals?: readonly P[];
};

/** The arguments of a command, or a UsageError with one line on what is wrong with them. */
export function parseArguments<
  O extends Options = Record<never, never>,
  R extends keyof O & string = never,
  P extends string = never,
>(args: string[], { options, required = [], positionals = [] }: Described<O, R, P>) {
  const parsed = parsedOrRefused(args, options ?? {});
  for (const name of required) {
    const value = (parsed.values as Record<string, unknown>)[name];
    if (value === undefined || value === "") throw new UsageError(`Option --${name} is needed`);
  }
  const missing = positionals[parsed.positionals.length];
  if (missing !== undefined) throw new UsageError(`Argument <${missing}> is needed`);
  const unexpected = parsed.positionals[positionals.length];
  if (unexpected !== undefined) throw new UsageError(`Unexpected argument "${unexpected}"`);
  return {
    ...(parsed.values as Values<O> & { [K in R]: NonNullable<Values<O>[K & keyof Values<O>]> }),
    ...(Object.fromEntries(positionals.map((name, i) => [name, parsed.positionals[i]])) as Record<P, string>),
  };
}

function parsedOrRefused(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (error) {
    const refused = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    if (!refused) throw error;
    throw new UsageError(error.message.split(". To specify")[0]?.replaceAll(/\s*\n\s*/g, " "));
  }
}
