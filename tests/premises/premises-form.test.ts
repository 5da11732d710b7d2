import fc from "fast-check";
import { expect, test } from "vitest";
import { loggedWithPremisesForm } from "#app/domain/premises/involved-premises.form.ts";
import { premisesOfIncidentForm } from "#app/domain/premises/premises-of-incident.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";

const FIELDS = ["premisesIds", "version", "reason", "licensingSummary", "keepNames", "text", "place"];
const value = fc.oneof(
  fc.constantFrom("", "1", "0x10", "-1", "yes", "//evil.example", "0197c000-0000-7000-8000-000000000000"),
  fc.string(),
);
const posted = fc.array(fc.tuple(fc.constantFrom(...FIELDS), value), { maxLength: 12 }).map((fields) => {
  const form = new FormData();
  for (const [name, text] of fields) form.append(name, text);
  return form;
});

test.each([
  ["of an incident that stands", premisesOfIncidentForm],
  ["of one that is logged", loggedWithPremisesForm],
])("whatever is posted as the premises %s is read or refused at its field", (_, schema) => {
  fc.assert(
    fc.property(posted, (form) => {
      const read = parseForm(form, schema);
      if (!read.ok) expect(Object.values(read.errors).filter((message) => !message)).toEqual([]);
    }),
  );
});

test("what names no premises is refused with the version that was sent beside it", () => {
  const form = new FormData();
  for (const [name, text] of Object.entries({ version: "0x10", premisesIds: "//evil.example", licensingSummary: "-1" }))
    form.append(name, text);
  expect(parseForm(form, premisesOfIncidentForm)).toMatchObject({
    ok: false,
    errors: { premisesIds: "Choose from the premises shown" },
  });
});
