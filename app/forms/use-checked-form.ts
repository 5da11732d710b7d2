import { zodResolver } from "@hookform/resolvers/zod";
import { useNavigation, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useMemo, useState } from "react";
import { type FieldValues, type Resolver, useForm } from "react-hook-form";
import type { z } from "zod/mini";
import { isHydrated, useAtOnce } from "./hydration.ts";
import { type FieldErrors, formValues, type FormValues, withDays } from "./parse-form.ts";

type Reply = { values: FormValues; errors: FieldErrors } | undefined;

/**
 * One form: what it starts with, what the server said of the last try, and what the schema says before it is sent.
 * Works the same without JavaScript, where only `field`, `errors` and `errorOf` count.
 */
export function useCheckedForm(schema: z.ZodMiniType<unknown, unknown>, initial: FormValues, reply: Reply) {
  const submit = useSubmit();
  const { state } = useNavigation();
  const values = reply?.values ?? initial;
  const typedAlready = useTypedBeforeScript(values);
  // A new object on every render would make React Hook Form forget the errors it has just found.
  const serverErrors = useMemo(
    () =>
      reply &&
      Object.fromEntries(Object.entries(reply.errors).map(([name, message]) => [name, { type: "server", message }])),
    [reply],
  );
  const resolver = useMemo<Resolver<FieldValues>>(() => {
    const check = zodResolver(schema as never) as unknown as Resolver<FieldValues>;
    return (typed, context, options) => check(withDays(typed), context, options);
  }, [schema]);
  const { register, handleSubmit, formState } = useForm<FieldValues>({
    resolver,
    defaultValues: { ...values, ...typedAlready },
    errors: serverErrors,
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  // As after a check in the browser. Not on a page that has just been taken over: somebody may be typing there.
  useEffect(() => {
    if (!serverErrors || !isHydrated()) return;
    const frame = requestAnimationFrame(() => focusSummary());
    return () => cancelAnimationFrame(frame);
  }, [serverErrors]);
  const errorOf = (name: string) => formState.errors[name]?.message as string | undefined;
  const isDayField = (name: string) => `${name}-day` in values || `${name}-day` in initial;

  return {
    values,
    errors: Object.keys(formState.errors).map((name) => ({
      name,
      message: errorOf(name) ?? "",
      href: isDayField(name) ? `#${name}-day` : `#${name}`,
    })),
    errorOf,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      // A second click while the first is under way would be a second record.
      if (state !== "idle") return event.preventDefault();
      const form = event.currentTarget;
      const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
      // Send the element and not the checked values, so the body is the same with and without JavaScript.
      void handleSubmit(
        () => submit(button ?? form),
        () => requestAnimationFrame(() => focusSummary()),
      )(event);
    },
    // React Hook Form writes no value into server HTML, so the default is given to React as well.
    field: (name: string) => ({
      ...register(name),
      id: name,
      defaultValue: values[name] ?? "",
      "aria-invalid": errorOf(name) ? true : undefined,
    }),
  };
}

/**
 * What a quick person has typed before the page's script came. React Hook Form sets every field to its default when it
 * takes the form over, and React itself resets radios and checkboxes: both would wipe it away.
 */
function useTypedBeforeScript(values: FormValues): FormValues {
  const [typed] = useState(() => (typeof document !== "undefined" && !isHydrated() ? typedIn("form", values) : {}));
  useAtOnce(() => tickAgain("form", typed), [typed]);
  return typed;
}

function typedIn(id: string, values: FormValues): FormValues {
  const form = document.getElementById(id);
  if (!(form instanceof HTMLFormElement)) return {};
  const typed = formValues(new FormData(form));
  // A box that was unticked sends nothing, and is not to be ticked again.
  const names = Object.keys(values).filter((name) => form.elements.namedItem(name) !== null);
  return Object.fromEntries(names.map((name) => [name, typed[name] ?? ""]));
}

function tickAgain(id: string, typed: FormValues) {
  const form = document.getElementById(id);
  if (!(form instanceof HTMLFormElement)) return;
  for (const [name, value] of Object.entries(typed)) {
    for (const box of form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)) {
      if (box.type === "radio" || box.type === "checkbox") box.checked = [value].flat().includes(box.value);
    }
  }
}

/** React Hook Form may show what the server found a frame or two after it was given it: on a slow machine the first is too early. */
function focusSummary(frames = 60): void {
  const first = document.querySelector<HTMLElement>(".govuk-error-summary a");
  if (!first) {
    if (frames > 0) requestAnimationFrame(() => focusSummary(frames - 1));
    return;
  }
  document.querySelector<HTMLElement>(".govuk-error-summary")?.scrollIntoView({ block: "start" });
  first.focus({ preventScroll: true });
}
