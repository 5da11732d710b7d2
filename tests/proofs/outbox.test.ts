import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { inTransaction } from "#db/transaction.ts";
import { aPartnership, aUser } from "../factories.ts";
import { mailServer, type MailServer } from "../support/mail-server.ts";
import { figure } from "./figure.ts";
import { aWorld, randomFrom, size, type World } from "./world.ts";

// SECURITY R1 for e-mail: killed in mid-send, nothing goes twice and nothing is lost from sight.

const AT_ONCE = 12;
let server: MailServer;
let world: World;

beforeAll(async () => {
  const random = randomFrom(2);
  // Slow to answer, so that kills fall before, within and after the handing over.
  server = await mailServer({ answerAfter: () => random.below(40) });
  world = await aWorld({ SMTP_URL: server.url, MAIL_FROM: "ja@example.org" });
  useMail({ smtpUrl: server.url, from: "ja@example.org", origin: world.app.origin });
});
afterAll(async () => {
  useMail(null);
  await world.close();
  await server.stop();
});

const rows = () => world.db.selectFrom("outbox_email").select(["message_id as messageId", "status"]).execute();

test(`${size(60)} kills while e-mail is sent send none twice and lose none`, { timeout: 1_200_000 }, async () => {
  const { app, db } = world;
  const random = randomFrom(3);
  const p = await aPartnership(db);
  const userId = await aUser(db, p.policeId);
  const write = (at: Date) =>
    inTransaction(db, (trx) => {
      const about = { kind: "action-given", objectKind: "action", reference: "A-26-0001", at } as const;
      const notice = () => ({ partnershipId: p.partnershipId, userId, ...about, objectId: uuid() });
      return notify(trx, Array.from({ length: AT_ONCE }, notice));
    });
  /** As if the 15 seconds of a dead process's lease, and the two minutes of its claims, had passed. */
  const forgetTheDead = () =>
    inTransaction(db, async (trx) => {
      const at = new Date().toISOString();
      await trx.updateTable("job").set({ leased_until: at }).where("lease_holder", "is not", null).execute();
      const long = new Date(0).toISOString();
      await trx.updateTable("outbox_email").set({ claimed_at: long }).where("status", "=", "sending").execute();
    });

  let kills = 0;
  for (let kill = 0; kill < size(60); kill++) {
    await write(new Date());
    const due = server.received.length + 1 + random.below(4);
    for (let waited = 0; server.received.length < due && waited < 500; waited++) await sleep(10);
    await sleep(random.below(60));
    await app.stop("SIGKILL");
    kills++;
    await forgetTheDead();
    await app.start();
  }
  const isUnsettled = async () => (await rows()).some(({ status }) => status === "waiting" || status === "sending");
  for (let waited = 0; (await isUnsettled()) && waited < 6000; waited++) await sleep(100);

  const ids = server.received.map(({ headers }) => headers["message-id"]);
  const all = await rows();
  const of = (wanted: string) => all.filter(({ status }) => status === wanted).map(({ messageId }) => messageId);
  expect(new Set(ids).size, "messages that arrived twice").toBe(ids.length);
  expect(of("sent").filter((id) => !ids.includes(id)), "said to be sent and never arrived").toEqual([]);
  expect(ids.filter((id) => ![...of("sent"), ...of("unknown")].includes(id ?? "")), "arrived and not said").toEqual([]);
  expect(of("sent").length + of("unknown").length).toBe(all.length);
  expect(of("unknown").length).toBeLessThanOrEqual(size(60));
  expect(all.length).toBe(size(60) * AT_ONCE);
  const lost = all.length - of("sent").length - of("unknown").length;
  figure("R1", `${kills} kills while ${all.length} e-mails are sent`, `${ids.length - new Set(ids).size} sent twice, ${lost} lost, ${of("unknown").length} shown as perhaps sent`);
}); // prettier-ignore
