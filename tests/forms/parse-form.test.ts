import { expect, test } from "vitest";
import { formValues } from "#app/forms/parse-form.ts";

test.each([
  ["a line break inside a paragraph, as Word has it", "one\u000btwo", "one two"],
  ["a new page", "one\ftwo", "one two"],
  ["nothing that can be seen", "a\0b\u0001c\u001f", "abc"],
  ["the ends of lines and tabs", "a\r\nb\tc\n", "a\r\nb\tc\n"],
  ["letters and pictures of any script", "Łódź é 🙂 \u202e", "Łódź é 🙂 \u202e"],
])("%s in what is typed", (_name, typed, value) => {
  const form = new FormData();
  form.set("words", typed);
  expect(formValues(form).words).toBe(value);
});
