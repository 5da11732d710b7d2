import type { SettingDefinition, ValueOf } from "./definition.ts";

/** What a recorded text says, by the setting's kind; null when it is none of that kind. Bounds are for whoever records one. */
export function readValue<D extends SettingDefinition>(definition: D, text: string): ValueOf<D> | null {
  return read(definition, text) as ValueOf<D> | null;
}

function read(definition: SettingDefinition, text: string): string | number | boolean | null {
  switch (definition.kind) {
    case "text":
      return text === "" ? null : text;
    case "yes-no":
      return text === "yes" ? true : text === "no" ? false : null;
    case "choice":
      return Object.hasOwn(definition.choices, text) ? text : null;
    case "points":
      return /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Number(text) : null;
    default:
      return /^\d{1,9}$/.test(text) ? Number(text) : null;
  }
}

/** As the database keeps it; readValue reads it back. */
export function writeValue(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}
