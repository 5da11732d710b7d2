import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { agencyOf, setUpForm } from "#app/domain/groups/set-up.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { isForThisMachineAlone } from "#app/http/demonstration.server.ts";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { setUpByLink } from "#app/services/admin/set-up.ts";
import { findSetUpLink } from "#app/services/admin/set-up-link.ts";
import { isSetUp } from "#app/services/admin/set-up-state.ts";
import { db } from "#db/open.ts";
import { Invitations } from "./invitations.tsx";
import { DeadLink, SetUpFields, TITLES } from "./set-up-fields.tsx";

const params = z.object({ token: z.string() });

export const loader = publicLoader(params, async ({ params, now }) => {
  const offersDemonstration = isForThisMachineAlone();
  if (await findSetUpLink(db, params.token, now)) return data({ state: "open" as const, offersDemonstration });
  return data({ state: (await isSetUp(db)) ? ("finished" as const) : ("dead" as const), offersDemonstration }, 410);
});

export const action = publicAction(params, async ({ params, form, now, context }) => {
  const typed = parseForm(form, setUpForm);
  if (!typed.ok) return data({ values: typed.values, errors: typed.errors, invitations: null }, 400);
  const v = typed.data;
  const result = await setUpByLink({ db, now }, params.token, {
    name: v.name,
    template: v.template,
    administrator: {
      name: v.adminName,
      email: v.adminEmail,
      agency: agencyOf(v.adminAgency, { name: v.adminAgencyName, kind: v.adminAgencyKind }),
    },
    coordinator: {
      name: v.coordinatorName,
      email: v.coordinatorEmail,
      agency: agencyOf(v.coordinatorAgency, { name: v.coordinatorAgencyName, kind: v.coordinatorAgencyKind }),
    },
  });
  if (result.kind !== "done") return data({ values: typed.values, errors: {}, invitations: null }, 410);
  const invited = [result.administrator, ...(result.coordinator ? [result.coordinator] : [])];
  const invitations = invited.map(({ name, email, path }) => ({ name, email, link: (context.origin ?? "") + path }));
  return data({ values: {}, errors: {}, invitations }, 200);
});

export const headers = () => ({ "Cache-Control": "no-store" });

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const title = TITLES[data?.state ?? "open"];
  return [{ title: title.includes("Joint Action") ? title : `${title} – Joint Action` }];
};

export default function SetUpPage() {
  const { state, offersDemonstration } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply?.invitations) return <Invitations invitations={reply.invitations} />;
  return state === "open" ? (
    <SetUpFields reply={reply} offersDemonstration={offersDemonstration} />
  ) : (
    <DeadLink isFinished={state === "finished"} />
  );
}
