import { useNavigation, useSubmit } from "@remix-run/react";
import { type FormEvent, useMemo, useState } from "react";
import type { z } from "zod/mini";
import { checkValues, type FieldErrors, formValues, type FormValues } from "./parse-form.ts";
import { useSummaryFocus } from "./summary-focus.ts";
import { useTakeOver } from "./take-over.ts";
import { useTypedBeforeScript } from "./typed-before-script.ts";

type Reply = { values: FormValues; errors: FieldErrors } | undefined;
const NONE: FieldErrors = {};

/**
 * One form: what it starts with, what the server said of the last try, and what the schema says before it is sent: of the
 * same fields, read in the same way as by the server. Works the same without JavaScript, where only `field`, `errors` and
 * `errorOf` count. Without a schema the server alone checks: for a page that has more to bring than it may (decision 0051).
 */
export function useCheckedForm(schema: z.ZodMiniType<unknown, unknown> | null, initial: FormValues, reply: Reply) {
  useTakeOver();
  const submit = useSubmit();
  const { state } = useNavigation();
  const values = reply?.values ?? initial;
  useTypedBeforeScript("form");
  const [found, setFound] = useState<{ since: Reply; errors: FieldErrors } | null>(null);
  // What was found here holds until the server has answered since.
  const shown = useMemo(
    () => (found?.since === reply && found ? found.errors : (reply?.errors ?? NONE)),
    [found, reply],
  );
  useSummaryFocus(shown, Object.keys(shown).length > 0);
  const errorOf = (name: string): string | undefined => (Object.hasOwn(shown, name) ? shown[name] : undefined);
  const isDayField = (name: string) => `${name}-day` in values || `${name}-day` in initial;

  return {
    values,
    errors: Object.entries(shown).map(([name, message]) => ({
      name,
      message,
      href: isDayField(name) ? `#${name}-day` : `#${name}`,
    })),
    errorOf,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      // A second click while the first is under way would be a second record.
      if (state !== "idle") return;
      const form = event.currentTarget;
      const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
      const wrong = schema ? errorsIn(schema, { ...notAsked(values, form), ...formValues(new FormData(form)) }) : NONE;
      setFound({ since: reply, errors: wrong });
      // Send the element and not the checked values, so the body is the same with and without JavaScript.
      if (wrong === NONE) submit(button ?? form);
    },
    field: (name: string) => ({
      id: name,
      name,
      defaultValue: values[name] ?? "",
      "aria-invalid": errorOf(name) ? true : undefined,
    }),
  };
}

function errorsIn(schema: z.ZodMiniType<unknown, unknown>, values: FormValues): FieldErrors {
  const checked = checkValues(values, schema);
  return checked.ok ? NONE : checked.errors;
}

/** Of what the form starts with, the part for which it has no field just now. */
function notAsked(values: FormValues, form: HTMLFormElement): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => form.elements.namedItem(name) === null));
}
