import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { FormToken, PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay, londonTime } from "#app/domain/dates/iso-day.ts";
import { NOTIFICATION_KINDS } from "#app/domain/notifications/kinds.ts";
import { readForm } from "#app/domain/notifications/notification.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { openNotification, readAllNotifications } from "#app/services/notifications/read-notifications.ts";
import { db } from "#db/open.ts";
import { listNotifications } from "#db/queries/notifications.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({ before: z.catch(z.optional(z.uuidv7()), undefined) });

export const loader = guardedLoader("notifications:read", params, async ({ request, actor }) => {
  const { before } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const rows = await listNotifications(db, actor, { before, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  return {
    notifications: shown.map(({ id, kind, reference, forDay, createdAt, readAt }) => ({
      id,
      text: NOTIFICATION_KINDS[kind].text,
      about: reference || (forDay ? longDay(forDay) : ""),
      at: londonTime(createdAt),
      isNew: readAt === null,
    })),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
});

export const action = guardedAction("notifications:read", params, async ({ form, actor, now }) => {
  const typed = parseForm(form, readForm);
  if (!typed.ok) throw new Response(null, { status: 400 });
  const { notificationId } = typed.data;
  if (notificationId === "all") {
    await readAllNotifications({ db, actor, now });
    return redirect("/notifications");
  }
  const path = await openNotification({ db, actor, now }, notificationId);
  if (path === null) throw new Response(null, { status: 404 });
  return redirect(path);
});

export const meta: MetaFunction = () => [{ title: "Notifications – Joint Action" }];

export default function NotificationsPage() {
  const { notifications, next } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Notifications</h1>
      {notifications.length === 0 ? (
        <p className="govuk-body">
          You have not been told of anything yet. What you are given, asked or reminded of stands here.
        </p>
      ) : null}
      {notifications.length > 0 ? (
        <>
          <Table
            caption="The newest first"
            captionHidden
            scrollLabel="Notifications"
            stacked
            head={["What", "About", "When", { text: <span className="govuk-visually-hidden">Whether it is new</span> }]}
            rows={notifications.map((notification) => [
              <Open key="open" {...notification} />,
              notification.about,
              notification.at,
              notification.isNew ? <Tag key="new">New</Tag> : "",
            ])}
          />
          {notifications.some(({ isNew }) => isNew) ? (
            <PageForm action="/notifications?index" reloadDocument>
              <input type="hidden" name="notificationId" value="all" />
              <Button variant="secondary">Mark all as read</Button>
            </PageForm>
          ) : null}
        </>
      ) : null}
      <Pagination nextHref={next ? `/notifications?before=${next}` : undefined} />
      <p className="govuk-body">
        <a className="govuk-link" href="/account/notifications">
          Choose what you are sent by e-mail
        </a>
      </p>
    </>
  );
}

/** A button that posts, because opening it marks it as read. */
function Open({ id, text, about, isNew }: { id: string; text: string; about: string; isNew: boolean }) {
  return (
    <form method="post" action="/notifications?index">
      <FormToken />
      <input type="hidden" name="notificationId" value={id} />
      <button type="submit" className="app-link-button" aria-label={`${text}${about ? `: ${about}` : ""}`}>
        {isNew ? <strong>{text}</strong> : text}
      </button>
    </form>
  );
}
