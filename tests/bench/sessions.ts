import type { AppLoadContext } from "@remix-run/node";
import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { actorIn } from "#app/services/session/actor-in.ts";
import { hashToken, newToken } from "#app/services/session/tokens.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Asked } from "./load.ts";
import type { Loaded } from "./world/load.ts";
import type { Hand } from "./world/town.ts";

export type Session = Awaited<ReturnType<typeof signIn>>;

/** A session of that hand, as signing in makes it; for so long as nobody may be signed in longer. */
export async function signIn(db: Executor, { partnershipId, users, councilId }: Loaded, hand: Hand) {
  const [id, token, now] = [uuid(), newToken(), new Date()];
  const at = now.toISOString();
  await inTransaction(db, (trx) =>
    trx
      .insertInto("session")
      .values({
        ...{ id, token_hash: hashToken(token), previous_token_hash: null, renewed_at: null, renewal_due: 0 },
        ...{ user_id: users[hand], partnership_id: partnershipId, stage: "complete", pending_secret_sealed: null },
        ...{ browser: "Benchmark", created_at: at, last_seen_at: at, ended_at: null },
        expires_at: new Date(now.getTime() + 12 * 3_600_000).toISOString(),
      })
      .execute(),
  );
  const user = { userId: users[hand], userName: `Sam ${hand}`, agencyId: councilId, sessionId: id };
  return {
    actor: await actorIn(db, partnershipId, user, londonDay(now)),
    cookie: `session=${token}`,
    formToken: formTokenOf(id),
  };
}

/** A form as the browser of this session posts it. */
export function postOf(
  { cookie, formToken }: Session,
  origin: string,
  path: string,
  fields: Record<string, string>,
): Asked {
  const body = new URLSearchParams({ formToken, ...fields }).toString();
  const headers = { Cookie: cookie, Origin: origin, "Content-Type": "application/x-www-form-urlencoded" };
  return { method: "POST", path, headers, body };
}

/** What Express hands to Remix for this session, for a loader that is run without either. */
export function contextOf({ actor }: Session): AppLoadContext {
  const partnership = { id: actor.partnershipId, name: "Bench" };
  return {
    ...{
      nonce: "nonce",
      address: "127.0.0.1",
      origin: "http://localhost",
      lapsedUserId: null,
      setSessionToken: () => {},
    },
    signedIn: {
      ...{ sessionId: actor.sessionId, userId: actor.id, userName: actor.name, agencyId: actor.agencyId },
      ...{ stage: "complete", partnership, partnerships: [partnership], actor },
    },
  };
}
