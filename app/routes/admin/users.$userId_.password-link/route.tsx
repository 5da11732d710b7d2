import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { IssuedLink } from "#app/components/admin/issued-link.tsx";
import { ReasonPage } from "#app/components/admin/reason-page.tsx";
import { isOwn } from "#app/domain/access/membership.ts";
import { reasonForm } from "#app/domain/access/user.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { issueUserLink } from "#app/services/admin/issue-user-link.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findUser } from "#db/queries/users.ts";

const params = z.object({ userId: z.uuidv7() });

export const loader = guardedLoader("users:manage", params, async ({ params: { userId }, actor, now }) => {
  const user = await findUser(db, actor.partnershipId, userId);
  if (!user) throw new Response(null, { status: 404 });
  if (isOwn(actor, userId)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "user.viewed", "user", userId);
  return { userId, name: user.name };
});

export const action = guardedAction(
  "users:manage",
  params,
  async ({ params: { userId }, form: body, actor, now, context }) => {
    const form = parseForm(body, reasonForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors, link: null }, 400);
    const result = await issueUserLink({ db, actor, now }, userId, "password-reset", form.data.reason);
    if (result.kind === "not-found") throw new Response(null, { status: 404 });
    if (result.kind === "forbidden") throw new Response(null, { status: 403 });
    if (result.kind === "refused")
      return data({ values: form.values, errors: { reason: result.refusal.message }, link: null }, 422);
    return data({ values: {}, errors: {}, link: (context.origin ?? "") + result.path }, 201);
  },
);

export const meta: MetaFunction = () => [{ title: "A link to set a new password – Joint Action" }];

export default function PasswordLinkPage() {
  const { userId, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { href: `/admin/users/${userId}`, text: name };
  if (reply?.link) return <IssuedLink heading="A link to set a new password" link={reply.link} next={back} />;
  return (
    <ReasonPage
      heading="Make a link to set a new password"
      back={back}
      button="Make the link"
      hint="Such as “Forgot the password; I called back on the number we have”"
      reply={reply}
    >
      <p className="govuk-body">
        Be sure that it is {name} who asks: whoever has the link sets the password. The authenticator code is still
        needed to sign in.
      </p>
    </ReasonPage>
  );
}
