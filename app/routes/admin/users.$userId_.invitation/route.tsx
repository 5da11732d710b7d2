import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { IssuedLink } from "#app/components/admin/issued-link.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { isOwn } from "#app/domain/access/membership.ts";
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

export const action = guardedAction("users:manage", params, async ({ params: { userId }, actor, now, context }) => {
  const result = await issueUserLink({ db, actor, now }, userId, "invitation", null);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "forbidden") throw new Response(null, { status: 403 });
  if (result.kind === "refused") return data({ errors: { form: result.refusal.message }, link: null }, 422);
  return data({ errors: null, link: (context.origin ?? "") + result.path }, 201);
});

export const meta: MetaFunction = () => [{ title: "A new invitation link – Joint Action" }];

export default function InvitationPage() {
  const { userId, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { href: `/admin/users/${userId}`, text: name };
  if (reply?.link) return <IssuedLink heading="A new invitation link" link={reply.link} next={back} />;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={back.href}>{name}</BackLink>
        <ErrorSummary errors={reply?.errors ? [{ name: "form", message: reply.errors.form }] : []} />
        <h1 className="govuk-heading-l">Make a new invitation link</h1>
        <p className="govuk-body">For {name}, who has not signed in yet. The link before it stops working.</p>
        <PageForm>
          <Button>Make the link</Button>
        </PageForm>
      </div>
    </div>
  );
}
