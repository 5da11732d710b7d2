import { createRequire } from "node:module";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { normalHtml } from "./normal-html.ts";

type Fixtures = { fixtures: { name: string; html: string }[] };
type Row = [fixture: string, element: ReactElement];

const require = createRequire(import.meta.url);

export function fixtureHtml(component: string, name: string) {
  const { fixtures } = require(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`) as Fixtures;
  const fixture = fixtures.find((one) => one.name === name);
  if (!fixture) throw new Error(`govuk-frontend has no fixture "${name}" for ${component}`);
  return fixture.html;
}

/** Our components against the HTML that govuk-frontend publishes of its own. */
export function matchesFixtures(component: string, rows: Row[]) {
  describe(component, () => {
    test.each(rows)("%s", (name, element) => {
      expect(normalHtml(renderToStaticMarkup(element))).toBe(normalHtml(fixtureHtml(component, name)));
    });
  });
}

export const field = (id: string, name = id, more: Partial<FieldProps> = {}): FieldProps => ({ id, name, ...more });
export const described = { "aria-describedby": "test-target-element" };
