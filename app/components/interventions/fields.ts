import type { FieldProps } from "../govuk/field-props.ts";

/** What the fields of one form are given. */
export type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };
