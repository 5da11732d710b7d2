import { data, redirect } from "@remix-run/node";

/** As app/forms makes them. */
type FieldErrors = Record<string, string>;
type FormValues = Record<string, string | string[]>;
type Warning = { code: string; text: string; source: string | null };
type Place = { id: string; name: string; postcode: string | null; reference: string; why: readonly string[] };
type Refusal = { field: string; message: string };
type Recorded = Record<string, string | null>;
type Person = { value: string; text: string; hint: string };

type Result =
  | { kind: "not-found" | "forbidden" | "done" }
  | { kind: "refused"; refusals: readonly Refusal[] }
  | { kind: "warned"; warnings: readonly Warning[] }
  | { kind: "places"; places: readonly Place[] }
  | { kind: "unlinked"; names: string[]; mayLink: boolean }
  | { kind: "changed"; current: { version: number } };

/** What the form of an intervention shows beside its fields. */
export const NOTHING_ASKED = {
  errors: {} as FieldErrors,
  warnings: [] as readonly Warning[],
  places: [] as readonly Place[],
  unlinked: null as { names: string[]; mayLink: boolean } | null,
  recorded: null as Recorded | null,
  /** People found by name while the form was filled in. */
  found: [] as readonly Person[],
  agenciesToAsk: [] as readonly string[],
  mayAddNew: false,
};

/** What a page on which an intervention is recorded or changed answers; when it is done, the way goes on to `to`. */
export function interventionReply(
  result: Result,
  values: FormValues,
  { to, recorded, found = [] }: { to: string; recorded?: () => Recorded; found?: readonly Person[] },
) {
  const asked = { ...NOTHING_ASKED, found };
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "done":
      return redirect(to);
    case "changed": {
      // The person has now been shown this version, so sending the form again is about it.
      const sent = { ...values, version: String(result.current.version) };
      const errors: FieldErrors = { form: "Someone changed this after you opened it. Nothing of yours has been saved" };
      return data({ ...asked, values: sent, errors, recorded: recorded?.() ?? null }, 409);
    }
    case "refused": {
      const errors: FieldErrors = {};
      for (const { field, message } of result.refusals) errors[field] ??= message;
      return data({ ...asked, values, errors }, 422);
    }
    case "warned": {
      const errors: FieldErrors = { overrideReason: "Enter why it is right all the same, or change what you entered" };
      return data(
        {
          ...asked,
          values,
          errors,
          warnings: result.warnings.map(({ code, text, source }) => ({ code, text, source })),
        },
        422,
      );
    }
    case "places": {
      const errors: FieldErrors = { locationId: "Say whether the place is recorded already" };
      return data({ ...asked, values: { ...values, locationId: "" }, errors, places: result.places }, 422);
    }
    case "unlinked": {
      const { names, mayLink } = result;
      const errors: FieldErrors = mayLink
        ? { linkToCase: `Say whether to link ${names.join(", ")} to the case` }
        : { respondents: `Not linked to this case: ${names.join(", ")}` };
      return data({ ...asked, values, errors, unlinked: { names, mayLink } }, 422);
    }
  }
}

export function badInterventionForm(
  { values, errors }: { values: FormValues; errors: FieldErrors },
  found: readonly Person[] = [],
) {
  return data({ ...NOTHING_ASKED, values, errors, found }, 400);
}
