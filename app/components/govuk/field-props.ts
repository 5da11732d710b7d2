import type { ChangeEvent, FocusEvent } from "react";

export type FieldElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What ties a form field to its form: what useCheckedForm gives, or the same written by hand.
 * Fields are never controlled: the value travels as `defaultValue`, so that the page works without JavaScript.
 */
export type FieldProps = {
  id: string;
  name: string;
  defaultValue?: string | readonly string[];
  disabled?: boolean;
  ref?: (element: FieldElement | null) => void;
  onChange?: (event: ChangeEvent<FieldElement>) => unknown;
  onBlur?: (event: FocusEvent<FieldElement>) => unknown;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
};

/** The fields of one form, as useCheckedForm gives them. */
export type FormFields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

type Described = { id: string; "aria-describedby"?: string };

/** The `aria-describedby` of a field: what its caller adds, then its hint, then its error, each once. */
export function describedBy({ id, ...field }: Described, hint: unknown, error: unknown) {
  const own = new Set([`${id}-hint`, `${id}-error`]);
  const added = (field["aria-describedby"] ?? "").split(" ").filter((other) => other && !own.has(other));
  return [...added, hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
}

/** The default of a field that holds one text. */
export function oneDefault({ defaultValue }: FieldProps) {
  return typeof defaultValue === "object" ? defaultValue[0] : defaultValue;
}

/** The defaults of a field that may hold several. */
export function allDefaults({ defaultValue }: FieldProps): readonly string[] {
  return typeof defaultValue === "object" ? defaultValue : defaultValue ? [defaultValue] : [];
}
