import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { begunFrom } from "#app/domain/interventions/begun-from.ts";
import { kindChoices } from "#app/domain/interventions/chosen-kind.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { db } from "#db/open.ts";
import { listOwnInterventionKinds, listSupportServices } from "#db/queries/intervention-lists.ts";
import { ChooseKind } from "./choose-kind.tsx";

const params = z.object({});

export const loader = guardedLoader("interventions:record", params, async ({ request, actor, now }) => {
  const from = begunFrom(new URL(request.url).searchParams);
  const today = londonDay(now);
  const own = await listOwnInterventionKinds(db, actor.partnershipId, today);
  const services = await listSupportServices(db, actor.partnershipId, today);
  return { from, tiers: kindChoices(own, services) };
});

export const meta: MetaFunction = () => [{ title: "Record an intervention – Joint Action" }];

export default function NewInterventionPage() {
  const { from, tiers } = useLoaderData<typeof loader>();
  return <ChooseKind from={from} back={null} tiers={tiers} />;
}
