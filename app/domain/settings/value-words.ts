import type { SettingDefinition } from "./definition.ts";
import { readValue } from "./read-value.ts";

const UNITS = { "working-days": "working days", days: "days", months: "months" } as const;

/** A value as people read it: 3 working days, 1 month, 100 MB, Yes, Monday. `text` is as the database keeps it. */
export function valueWords(definition: SettingDefinition, text: string): string {
  switch (definition.kind) {
    case "text":
      return text;
    case "yes-no":
      return text === "yes" ? "Yes" : text === "no" ? "No" : text;
    case "choice":
      return Object.hasOwn(definition.choices, text) ? (definition.choices[text] ?? text) : text;
    default: {
      const value = readValue(definition, text);
      const unit = unitOf(definition);
      const number = typeof value === "number" ? value.toLocaleString("en-GB") : text;
      if (unit === "%") return `${number}%`;
      return unit === "" ? number : `${number} ${value === 1 ? one(unit) : unit}`;
    }
  }
}

/** The words after a number of this kind, empty where there are none. */
export function unitOf(definition: SettingDefinition): string {
  if (definition.kind === "count" || definition.kind === "points") return definition.unit ?? "";
  return definition.kind in UNITS ? UNITS[definition.kind as keyof typeof UNITS] : "";
}

const IRREGULAR: Readonly<Record<string, string>> = { people: "person" };

function one(unit: string) {
  return IRREGULAR[unit] ?? unit.replace(/s$/, "");
}
