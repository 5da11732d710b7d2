import type { DemonstrationCard } from "#app/domain/access/demonstration-card.ts";
import { SignInForm } from "../session/sign-in-form.tsx";

const PAGES: Record<number, { title: string; text: string }> = {
  400: {
    title: "This could not be read",
    text: "What was sent is not a form of this service. Nothing was changed. Go back and try again.",
  },
  403: {
    title: "You do not have permission to do this",
    text: "If your work needs it, ask your administrator or the group's coordinator. The page may also be out of date: go back, reload it and try again.",
  },
  404: {
    title: "Page not found",
    text: "It may not exist, or it may not be yours to see. Check the address, or ask the agency that works with it.",
  },
  405: { title: "This cannot be done here", text: "Nothing was changed." },
  413: { title: "This is too large to send", text: "Nothing was changed. Shorten it and try again." },
  415: { title: "This could not be read", text: "What was sent is not a form of this service. Nothing was changed." },
  503: {
    title: "Sorry, nothing can be read or saved just now",
    text: "Nothing was changed. Keep this page, wait a minute and send it again. If it goes on, tell whoever runs Joint Action that the disk or the database is in trouble.",
  },
};

const FAULT = {
  title: "Sorry, there is a problem with the service",
  text: "Nothing was changed by this. Try again in a minute.",
};

export function errorTitle(status: number) {
  return status === 401 ? "Sign in" : (PAGES[status] ?? FAULT).title;
}

/** In place of a page that cannot be shown. Signed out, it is the way to sign in and come back. */
export function ErrorPage({ status, data }: { status: number; data: unknown }) {
  if (status === 401) {
    const { next, unsentKey, demonstration } = signInData(data);
    return <SignInForm next={next} unsentKey={unsentKey} cards={demonstration?.cards} />;
  }
  if (isNoPart(data)) return <NoPart />;
  const { title, text } = PAGES[status] ?? FAULT;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">{title}</h1>
        <p className="govuk-body">{text}</p>
        <p className="govuk-body">
          <a className="govuk-link" href="/">
            Go to Home
          </a>
        </p>
      </div>
    </div>
  );
}

type SignInData = { next: string; unsentKey: string | null; demonstration: { cards: DemonstrationCard[] } | null };

/** What came with a 401: where to go on after signing in, what waits to be sent, and whom a demonstration lets one be. */
export function signInData(data: unknown): SignInData {
  const { next, unsentKey, demonstration } = (data ?? {}) as Partial<Record<keyof SignInData, unknown>>;
  return {
    next: typeof next === "string" ? next : "/",
    unsentKey: typeof unsentKey === "string" ? unsentKey : null,
    demonstration: (demonstration ?? null) as SignInData["demonstration"],
  };
}

function isNoPart(data: unknown) {
  return (data as { noPart?: unknown } | null)?.noPart === true;
}

function NoPart() {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">You have no part in any partnership today</h1>
        <p className="govuk-body">
          You are signed in, but no group has you as a member and no partnership has given you a duty that is in force
          today.
        </p>
        <p className="govuk-body">
          Ask your administrator, or the coordinator of the group that you work with, to add you. You need not sign in
          again afterwards.
        </p>
      </div>
    </div>
  );
}
