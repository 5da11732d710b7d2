import { z } from "zod/mini";
import { wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import type { SettingDefinition } from "./definition.ts";
import { readValue, writeValue } from "./read-value.ts";

const LONGEST_TEXT = 5_000;

/** The form of one setting. Its value comes out as the database keeps it. */
export function changeSettingForm(definition: SettingDefinition) {
  return z.object({
    /** The change that stood last when the form was shown, empty for none. */
    latest: z.catch(z.string(), ""),
    value: valueField(definition),
    fromDay: dayField("First day"),
    reason: wordsField("Enter a reason", "Reason", 500),
  });
}
export type SettingChangeForm = z.output<ReturnType<typeof changeSettingForm>>;

function valueField(definition: SettingDefinition) {
  switch (definition.kind) {
    case "text":
      return z.pipe(
        wordsField("Enter the words", "The words", LONGEST_TEXT),
        z.transform((words) => words.replaceAll("\r\n", "\n")),
      );
    case "yes-no":
      return z.enum(["yes", "no"], "Select yes or no");
    case "choice":
      return z.enum(Object.keys(definition.choices), "Select one of the choices");
    default:
      return numberField(definition);
  }
}

type NumberDefinition = Extract<SettingDefinition, { least: number }>;

function numberField(definition: NumberDefinition) {
  const { least, most, kind } = definition;
  const bounds = `${least.toLocaleString("en-GB")} to ${most.toLocaleString("en-GB")}`;
  const message =
    kind === "points"
      ? `Value must be a number from ${bounds}, with two decimals at most`
      : `Value must be a whole number from ${bounds}`;
  const number = (text: string) => readValue<SettingDefinition>(definition, text.replaceAll(",", ""));
  return z.pipe(
    z.string("Enter a value").check(
      z.trim(),
      z.minLength(1, "Enter a value"),
      z.refine((text) => {
        const value = number(text);
        return text === "" || (typeof value === "number" && value >= least && value <= most);
      }, message),
    ),
    z.transform((text) => writeValue(number(text) ?? "")),
  );
}
