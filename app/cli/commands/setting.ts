import { londonDay } from "#app/domain/dates/iso-day.ts";
import { changeSettingForm } from "#app/domain/settings/change-setting.form.ts";
import { SETTING_TAG_NAMES } from "#app/domain/settings/definition.ts";
import { isSettingKey, SETTING_KEYS, SETTINGS } from "#app/domain/settings/definitions.ts";
import { writeValue } from "#app/domain/settings/read-value.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";
import { valueWords } from "#app/domain/settings/value-words.ts";
import { changeSetting } from "#app/services/settings/change-setting.ts";
import { listSettingChanges } from "#db/queries/settings.ts";
import { chosenPartnership, commandActor } from "../chosen-partnership.ts";
import { dayOption } from "../day-option.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

export async function run([verb, ...args]: string[]): Promise<number> {
  if (verb === "list") return list(args);
  if (verb === "set") return set(args);
  throw new UsageError(
    verb === undefined
      ? 'What is to be done is needed: "setting list" or "setting set"'
      : `There is no command "setting ${verb}", only "setting list" and "setting set"`,
  );
}

/** `setting list [--on <day>] [--json]`: every setting with its value on a day, today unless told. */
async function list(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    options: { on: { type: "string" }, partnership: { type: "string" }, json: { type: "boolean" } },
  });
  const day = given.on === undefined ? londonDay(new Date()) : dayOption("on", given.on);
  return withDatabase(async ({ db }) => {
    const partnership = await chosenPartnership(db, given.partnership);
    const changes = await listSettingChanges(db, partnership.id, SETTING_KEYS);
    const rows = SETTING_KEYS.map((key) => ({
      key,
      ...valueOn(SETTINGS[key], changes.filter((c) => c.key === key), day), // prettier-ignore
    }));
    if (given.json) {
      console.log(JSON.stringify(rows));
      return 0;
    }
    const width = Math.max(...SETTING_KEYS.map((key) => key.length));
    for (const { key, value, from, tag } of rows) {
      const words = valueWords(SETTINGS[key], writeValue(value)).replaceAll("\n", " ");
      const since = from === null ? "as shipped" : `since ${from}`;
      console.log(`${key.padEnd(width)}  ${words} (${SETTING_TAG_NAMES[tag]}, ${since})`);
    }
    return 0;
  });
}

/** `setting set <key> <value> --from <day> --reason <words> [--json]` */
async function set(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["key", "value"],
    options: {
      from: { type: "string" },
      reason: { type: "string" },
      partnership: { type: "string" },
      json: { type: "boolean" },
    },
    required: ["from", "reason"],
  });
  const { key } = given;
  if (!isSettingKey(key)) throw new UsageError(`There is no setting "${key}"; "setting list" has them all`);
  const fromDay = dayOption("from", given.from);
  const form = changeSettingForm(SETTINGS[key]).safeParse({ value: given.value, fromDay, reason: given.reason });
  if (!form.success) throw new UsageError(`${form.error.issues[0]?.message ?? "Wrong value"}; nothing was changed`);
  const { value, reason } = form.data;

  return withDatabase(async ({ db }) => {
    const actor = commandActor((await chosenPartnership(db, given.partnership)).id);
    const result = await changeSetting({ db, actor, now: new Date() }, key, { value, fromDay, reason });
    if (result.kind === "refused") throw new UsageError(`${result.refusal.message}; nothing was changed`);
    if (given.json) console.log(JSON.stringify({ key, value, from: fromDay }));
    else console.log(`${key} is ${valueWords(SETTINGS[key], value)} from ${fromDay}`);
    return 0;
  });
}
