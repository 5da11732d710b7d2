import { useState } from "react";
import { isHydrated, useAtOnce } from "./hydration.ts";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Typed = { value: string; checked: boolean };

/** React may begin to take the page over, break off and begin again, and has by then set fields to their defaults. */
const foundBefore = new WeakMap<Field, Typed>();

/**
 * Keeps what a quick person has typed and ticked before the page's script came: React sets areas of text, radios and
 * checkboxes to their defaults when it takes the form over.
 */
export function useTypedBeforeScript(formId: string) {
  const [typed] = useState(() => (typeof document !== "undefined" && !isHydrated() ? typedIn(formId) : []));
  useAtOnce(() => typed.forEach(putBack), [typed]);
}

function typedIn(formId: string) {
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return [];
  return [...form.elements].filter(isTypedInto).map((field) => {
    const now = { value: field.value, checked: isBox(field) && field.checked };
    const typed = (isAsSent(field) && foundBefore.get(field)) || now;
    foundBefore.set(field, typed);
    return { field, typed };
  });
}

function isTypedInto(field: Element): field is Field {
  if (field instanceof HTMLInputElement) return field.type !== "file";
  return field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement;
}

function isBox(field: Field): field is HTMLInputElement {
  return field.type === "radio" || field.type === "checkbox";
}

function isAsSent(field: Field) {
  if (field instanceof HTMLSelectElement) return false;
  return isBox(field) ? field.checked === field.defaultChecked : field.value === field.defaultValue;
}

function putBack({ field, typed }: { field: Field; typed: Typed }) {
  if (isBox(field)) field.checked = typed.checked;
  else if (field.value !== typed.value) field.value = typed.value;
}
