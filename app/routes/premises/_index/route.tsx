import type { MetaFunction } from "@remix-run/node";
import { z } from "zod/mini";
import { guardedLoader } from "#app/http/guard.server.ts";

const params = z.object({});

export const loader = guardedLoader("premises:read", params, () => Promise.resolve(null));

export const meta: MetaFunction = () => [{ title: "Licensed premises – Joint Action" }];

export default function PremisesListPage() {
  return <h1 className="govuk-heading-l">Licensed premises</h1>;
}
