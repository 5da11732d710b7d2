import { data, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod/mini";
import type { Actor } from "#app/domain/access/actor.ts";
import type { DemonstrationCard } from "#app/domain/access/demonstration-card.ts";
import type { Permission } from "#app/domain/access/permissions.ts";
import { areAddressedFound, isOnlyBehindGlass } from "#app/services/audit/addressed-records.ts";
import { recordRefusal, recordUnreadable } from "#app/services/audit/record-access.ts";
import { onceOf } from "#app/services/session/made-once.ts";
import { keepUnsentForm } from "#app/services/session/unsent-form.ts";
import { userOfEndedSession } from "#app/services/session/user-of-ended-session.ts";
import { isStorageFault, isUnavailable } from "#db/faults.ts";
import { db } from "#db/open.ts";
import { demonstrationFor } from "./demonstration.server.ts";
import { isFormToken, sessionOfFormToken } from "./form-token.server.ts";
import { readForm } from "./read-form.server.ts";
import type { SignedIn } from "./request-context.ts";
import { receiveUpload, type Upload, type UploadRefusal } from "./upload.server.ts";

const READS = ["GET", "HEAD"];
const WRITES = ["POST"];
const GUARD = Symbol.for("joint-action.guard");

type Args = LoaderFunctionArgs | ActionFunctionArgs;
export type ReadAt<P> = { request: Request; params: P; actor: Actor; now: Date; context: AppLoadContext };
export type WriteAt<P> = ReadAt<P> & { form: FormData; once: string | null };

/**
 * Every loader and action is made here, because a layout guards nothing: a child's loader can be asked for alone.
 * 401 signed out · 403 not permitted · 404 not theirs to know, or params of the wrong shape · 405 a method that no page
 * has · 503 the disk. Each 403 and 404 of somebody signed in leaves an event, and so does, once in ten minutes, a body that
 * cannot be read.
 */
export function guardedLoader<P extends z.ZodMiniType, R>(
  permission: Permission,
  params: P,
  handle: (at: ReadAt<z.output<P>>) => Promise<R>,
) {
  const fn = async (args: Args): Promise<R> => {
    allowMethods(args.request, READS);
    const actor = args.context.signedIn?.actor;
    if (!actor) throw await signInFirst(args, null);
    return permitted(permission, params, args, actor, handle);
  };
  return Object.assign(fn, { [GUARD]: permission });
}

/**
 * As guardedLoader, and the body is read once: 400, 413, 415 when it cannot be; 403 without the session's form token. What
 * the address names is found before the form is looked at: a bad form to what is not theirs is 404 and never 400. What is
 * seen only because the glass was broken is read and not changed: 403. `keepsUnsent`: whether what is posted after the session ended waits to
 * be sent again; false for what a page sends by itself, which keeps the text and has no answer that a person reads.
 */
export function guardedAction<P extends z.ZodMiniType, R>(
  permission: Permission,
  params: P,
  handle: (at: WriteAt<z.output<P>>) => Promise<R>,
  { keepsUnsent = true } = {},
) {
  const fn = async (args: Args): Promise<R> => {
    allowMethods(args.request, WRITES);
    const actor = args.context.signedIn?.actor;
    const form = await readForm(args.request).catch(async (thrown: unknown) => {
      if (actor) await withFaults(() => recordThrown(permission, actor, new Date(), thrown));
      throw thrown;
    });
    if (!actor) throw await signInFirst(args, keepsUnsent ? await keepForLater(args, form) : null);
    return permitted(permission, params, args, actor, async (at) => {
      if (!isFormToken(form.get("formToken"), actor.sessionId)) throw new Response(null, { status: 403 });
      form.delete("formToken");
      await refuseWhatIsAddressed(actor, at.params as Record<string, string>);
      return noted(args.context, await handle({ ...at, form, once: onceOf(form) }));
    });
  };
  return Object.assign(fn, { [GUARD]: permission });
}

type UploadAt<P> = ReadAt<P> & { upload: Upload | UploadRefusal; once: string | null };

/**
 * As guardedAction, for the form that brings one file: nothing of the body is read before the permission is known, and
 * no byte of the file is kept before the form token, which stands first in the form, has been found right. What the
 * handler does not keep is gone when it has ended.
 */
export function guardedUpload<P extends z.ZodMiniType, R>(
  permission: Permission,
  params: P,
  { maxBytes, field }: { maxBytes: number | ((at: ReadAt<z.output<P>>) => Promise<number>); field: string },
  handle: (at: UploadAt<z.output<P>>) => Promise<R>,
) {
  const fn = async (args: Args): Promise<R> => {
    allowMethods(args.request, WRITES);
    const actor = args.context.signedIn?.actor;
    if (!actor) throw await signInFirst(args, null);
    return permitted(permission, params, args, actor, async (at) => {
      const beforeFile = (fields: FormData) => {
        if (!isFormToken(fields.get("formToken"), actor.sessionId)) throw new Response(null, { status: 403 });
      };
      const most = typeof maxBytes === "number" ? maxBytes : await maxBytes(at);
      const upload = await receiveUpload(at.request, { maxBytes: most, field, beforeFile });
      upload.fields.delete("formToken");
      try {
        await refuseWhatIsAddressed(actor, at.params as Record<string, string>);
        return noted(args.context, await handle({ ...at, upload, once: onceOf(upload.fields) }));
      } finally {
        if (upload.kind === "received") await upload.discard();
      }
    });
  };
  return Object.assign(fn, { [GUARD]: permission });
}

async function refuseWhatIsAddressed(actor: Actor, params: Record<string, string>) {
  if (!(await areAddressedFound({ db, actor }, params))) throw new Response(null, { status: 404 });
  if (await isOnlyBehindGlass({ db, actor }, params)) throw new Response(null, { status: 403 });
}

async function permitted<P extends z.ZodMiniType, R>(
  permission: Permission,
  params: P,
  { request, params: raw, context }: Args,
  actor: Actor,
  handle: (at: ReadAt<z.output<P>>) => Promise<R>,
): Promise<R> {
  const now = new Date();
  return withFaults(async () => {
    try {
      if (!actor.permissions.has(permission)) throw new Response(null, { status: 403 });
      const parsed = params.safeParse(raw);
      if (!parsed.success || hasZeroByte(request.url)) throw new Response(null, { status: 404 });
      return await handle({ request, params: parsed.data, actor, now, context });
    } catch (thrown) {
      await recordThrown(permission, actor, now, thrown);
      throw thrown;
    }
  });
}

/** It names nothing, and PostgreSQL refuses a text that holds one. */
function hasZeroByte(url: string) {
  return url.includes("%00");
}

const UNREADABLE = [400, 413, 415];

async function recordThrown(permission: Permission, actor: Actor, now: Date, thrown: unknown) {
  const status = thrown instanceof Response ? thrown.status : 0;
  if (status === 403 || status === 404) await recordRefusal({ db, actor, now }, permission, status);
  if (UNREADABLE.includes(status)) await recordUnreadable({ db, actor, now }, permission, status);
}

type PublicAt<P> = { request: Request; params: P; signedIn: SignedIn | null; now: Date; context: AppLoadContext };

/** For the few pages that stand before signing in. `stage` is who may come: nobody signed in, or a session in that stage. */
export function publicLoader<P extends z.ZodMiniType, R>(params: P, handle: (at: PublicAt<z.output<P>>) => Promise<R>) {
  const fn = async ({ request, params: raw, context }: Args): Promise<R> => {
    allowMethods(request, READS);
    const parsed = params.safeParse(raw);
    if (!parsed.success) throw new Response(null, { status: 404 });
    const signedIn = context.signedIn ?? null;
    return withFaults(() => handle({ request, params: parsed.data, signedIn, now: new Date(), context }));
  };
  return Object.assign(fn, { [GUARD]: "public" as const });
}

/**
 * A session, at whatever stage, must send its form token; nobody signed in has none to send. `beginsSession`: the form
 * needs no token, because it was shown before there was a session (another tab may have signed in meanwhile) and asks
 * for a password, which no other site knows.
 */
export function publicAction<P extends z.ZodMiniType, R>(
  params: P,
  handle: (at: PublicAt<z.output<P>> & { form: FormData }) => Promise<R>,
  { beginsSession = false } = {},
) {
  const fn = async ({ request, params: raw, context }: Args): Promise<R> => {
    allowMethods(request, WRITES);
    const form = await readForm(request);
    const parsed = params.safeParse(raw);
    if (!parsed.success) throw new Response(null, { status: 404 });
    const signedIn = context.signedIn ?? null;
    if (signedIn && !beginsSession && !isFormToken(form.get("formToken"), signedIn.sessionId))
      throw new Response(null, { status: 403 });
    form.delete("formToken");
    return withFaults(async () =>
      noted(context, await handle({ request, params: parsed.data, signedIn, now: new Date(), context, form })),
    );
  };
  return Object.assign(fn, { [GUARD]: "public" as const });
}

/** A reply of 400 and above that is no page of its own is the form again, with what is wrong. */
function noted<R>(context: AppLoadContext, reply: R): R {
  const { init } = (reply ?? {}) as { init?: { status?: number } | null };
  if ((init?.status ?? 200) >= 400) context.formFailed = true;
  return reply;
}

/** For tests/routes.test.ts: what a loader or action asks for, or undefined when nothing guards it. */
export function permissionOf(handler: unknown): Permission | "public" | undefined {
  return (handler as { [GUARD]?: Permission | "public" } | undefined)?.[GUARD];
}

function allowMethods(request: Request, methods: readonly string[]) {
  if (!methods.includes(request.method))
    throw new Response(null, { status: 405, headers: { Allow: methods.join(", ") } });
}

/** A page that says so and tries nothing else: what could not be written has not been. */
async function withFaults<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (isStorageFault(error))
      throw data({ fault: "storage" as const }, { status: 503, headers: { "Retry-After": "60" } });
    if (isUnavailable(error)) throw data({ fault: "busy" as const }, { status: 503, headers: { "Retry-After": "5" } });
    throw error;
  }
}

/**
 * What the sign-in form, shown in place of the page, needs to bring the person back. Remix gives the page that answers a form
 * nothing of what the root loads, and a page in the browser keeps what it had while signed in: the cards come with it.
 */
export type SignInFirst = {
  next: string;
  unsentKey: string | null;
  demonstration: { cards: DemonstrationCard[] } | null;
};

/** Somebody signed in with nothing to do in any partnership would sign in again for ever. */
export type NoPart = { noPart: true };

async function signInFirst({ request, context }: Args, unsentKey: string | null) {
  if (context.signedIn?.stage === "complete") return data({ noPart: true } satisfies NoPart, { status: 403 });
  const next = request.method === "POST" && !unsentKey ? "/" : pathOf(request);
  const demonstration = await withFaults(() => demonstrationFor({ db, request, isSignedIn: false }));
  return data({ next, unsentKey, demonstration } satisfies SignInFirst, { status: 401 });
}

/** As somebody would type it: without what Remix adds to its own requests. A page that is an index is posted to by `?index`. */
function pathOf(request: Request) {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("_routes");
  const search = searchParams.size > 0 ? `?${searchParams.toString().replace(/^index=(?=&|$)/, "index")}` : "";
  return pathname.replace(/\/_root\.data$/, "/").replace(/\.data$/, "") + search;
}

/** For whoever's cookie it came with or, signed out in another tab, whoever's form it was. */
async function keepForLater({ request, context }: Args, form: FormData) {
  if (context.signedIn) return null;
  const at = { db, now: new Date() };
  return withFaults(async () => {
    const sessionId = sessionOfFormToken(form.get("formToken"));
    const userId = context.lapsedUserId ?? (sessionId && (await userOfEndedSession(at, sessionId)));
    return userId ? keepUnsentForm(at, userId, pathOf(request), form) : null;
  });
}
