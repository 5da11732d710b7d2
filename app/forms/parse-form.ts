import type { z } from "zod/mini";

export type FieldErrors = Record<string, string>;
export type FormValues = Record<string, string | string[]>;

/**
 * A null-prototype object, so that a field called __proto__ is only a field. Control characters, such as the line break
 * inside a paragraph that is pasted from Word, are in no text: no document and not every database could hold them.
 */
export function formValues(formData: FormData): FormValues {
  const values = Object.create(null) as FormValues;
  for (const name of new Set(formData.keys())) {
    const texts = formData
      .getAll(name)
      .filter((v): v is string => typeof v === "string")
      .map(printable);
    values[name] = texts.length > 1 ? texts : (texts[0] ?? "");
  }
  return values;
}

function printable(text: string): string {
  return text.replaceAll(/[\u000b\u000c]/g, " ").replaceAll(/[\0-\u0008\u000e-\u001f]/g, "");
}

/**
 * A day is typed in three fields, `x-day`, `x-month` and `x-year`; the schema knows it as `x`: ISO text when all three
 * are numbers, whether or not the day exists, and empty when all are blank.
 */
export function withDays(values: FormValues): FormValues {
  const joined = Object.assign(Object.create(null) as FormValues, values);
  for (const name of Object.keys(values)) {
    if (!name.endsWith("-year")) continue;
    const stem = name.slice(0, -"-year".length);
    const [day, month, year] = ["day", "month", "year"].map((part) => String(values[`${stem}-${part}`] ?? "").trim());
    joined[stem] =
      day || month || year ? `${year?.padStart(4, "0")}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : "";
  }
  return joined;
}

/** The other way, for the fields of a form that changes what is recorded. */
export function dayParts(name: string, day: string | null | undefined): FormValues {
  const [year = "", month = "", date = ""] = (day ?? "").split("-");
  return {
    [`${name}-day`]: date.replace(/^0/, ""),
    [`${name}-month`]: month.replace(/^0/, ""),
    [`${name}-year`]: year,
  };
}

/** `values` is what was typed, to be shown again; `data` is what the schema made of it. */
export function parseForm<S extends z.ZodMiniType>(formData: FormData, schema: S) {
  return checkValues(formValues(formData), schema);
}

/** The same of what has been read already. */
export function checkValues<S extends z.ZodMiniType>(values: FormValues, schema: S) {
  const result = schema.safeParse(withDays(values));
  if (result.success) return { ok: true as const, values, data: result.data };
  const errors: FieldErrors = {};
  for (const issue of result.error.issues) errors[issue.path.join(".") || "form"] ??= issue.message;
  return { ok: false as const, values, errors };
}
