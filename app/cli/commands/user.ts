import { foldEmail, isEmail } from "#app/domain/access/email.ts";
import { type Duty, DUTIES, GROUP_ROLES, type GroupRole } from "#app/domain/access/roles.ts";
import { AGENCY_KINDS } from "#app/domain/agencies/agency-kinds.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fold } from "#app/domain/search/fold.ts";
import { addAgency } from "#app/services/admin/add-agency.ts";
import { addUser } from "#app/services/admin/add-user.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { giveDuty } from "#app/services/admin/give-duty.ts";
import { giveMembership } from "#app/services/admin/give-membership.ts";
import { issueUserLink } from "#app/services/admin/issue-user-link.ts";
import { resetFactor } from "#app/services/session/reset-factor.ts";
import { findAgency, unsafeFindAgencyByName } from "#db/queries/agencies.ts";
import { listGroupChoices } from "#db/queries/groups.ts";
import { findUser, unsafeFindUserByEmail } from "#db/queries/users.ts";
import { chosenPartnership, commandActor } from "../chosen-partnership.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

type Role = Exclude<GroupRole, "guest">;
type Membership = { groupId: string; role: Role };

export async function run([verb, ...args]: string[]): Promise<number> {
  if (verb === "add") return add(args);
  if (verb === "reset") return reset(args);
  throw new UsageError(
    verb === undefined
      ? 'What is to be done is needed: "user add" or "user reset"'
      : `There is no command "user ${verb}", only "user add" and "user reset"`,
  );
}

/** Invites somebody. Somebody with an account, from another partnership, gets the duties and groups without an invitation. */
async function add(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    options: {
      email: { type: "string" },
      name: { type: "string" },
      agency: { type: "string" },
      "agency-kind": { type: "string" },
      partnership: { type: "string" },
      duty: { type: "string", multiple: true },
      group: { type: "string", multiple: true },
      json: { type: "boolean" },
    },
    required: ["email", "name", "agency"],
  });
  const email = emailOption(given.email);
  const name = given.name.trim();
  if (!/[\p{L}\p{N}]/u.test(name) || name.length > 100)
    throw new UsageError("Option --name must be words, 100 characters at most");
  const duties = dutiesOption(given.duty ?? []);

  return withDatabase(async ({ config, db }) => {
    const context = { db, actor: commandActor((await chosenPartnership(db, given.partnership)).id), now: new Date() };
    const memberships = await groupsOption(context, given.group ?? []);
    const agencyId = await agencyOption(context, given.agency, given["agency-kind"]);
    const known = await knownUser(context, email);
    const result = known
      ? await giveRoles(context, known.id, duties, memberships)
      : await addUser(context, { name, email, agencyId, jobTitle: null, duties, memberships });
    if (result.kind !== "done") throw new UsageError(result.refusal.message);
    const invitation = result.path === null ? null : config.origin + result.path;
    if (given.json) console.log(JSON.stringify({ user: result.userId, invitation }));
    else if (invitation === null) console.log(`${email} has an account already and has been given what was asked`);
    else console.log(`${email} has been added. The invitation, good for one use within 24 hours:\n${invitation}`);
    return 0;
  });
}

/** A link to set a password; with --factor the authenticator is reset as well. */
async function reset(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    options: {
      email: { type: "string" },
      reason: { type: "string" },
      factor: { type: "boolean" },
      partnership: { type: "string" },
      json: { type: "boolean" },
    },
    required: ["email", "reason"],
  });
  const email = emailOption(given.email);
  const reason = given.reason.trim();
  if (reason === "" || reason.length > 500)
    throw new UsageError("Option --reason must be words, 500 characters at most");

  return withDatabase(async ({ config, db }) => {
    const context = { db, actor: commandActor((await chosenPartnership(db, given.partnership)).id), now: new Date() };
    const user = await knownUser(context, email);
    if (!user) throw new UsageError(`There is no user ${email} in the partnership`);
    const result = await issueUserLink(
      context,
      user.id,
      user.status === "invited" ? "invitation" : "password-reset",
      reason,
    );
    if (result.kind !== "done")
      throw new Error(result.kind === "refused" ? result.refusal.message : "Nothing was changed");
    if (given.factor) await resetFactor(context, user.id, reason);
    const link = config.origin + result.path;
    if (given.json) console.log(JSON.stringify({ user: user.id, link }));
    else
      console.log(
        `${given.factor ? "The authenticator has been reset. " : ""}The link to set a password, good for one use within 24 hours:\n${link}`,
      );
    return 0;
  });
}

function emailOption(text: string) {
  const email = text.trim();
  if (!isEmail(email)) throw new UsageError("Option --email must be an e-mail address");
  return email;
}

function dutiesOption(texts: readonly string[]): Duty[] {
  const words = texts.flatMap((text) => text.split(",")).map((word) => word.trim()).filter(Boolean); // prettier-ignore
  return words.map((word) => {
    const duty = DUTIES.find((known) => known === word);
    if (!duty) throw new UsageError(`There is no duty "${word}", only ${DUTIES.join(", ")}`);
    return duty;
  });
}

async function groupsOption({ db, actor, now }: AdminContext, texts: readonly string[]): Promise<Membership[]> {
  const groups = await listGroupChoices(db, actor.partnershipId, londonDay(now));
  const memberships: Membership[] = [];
  for (const text of texts) {
    const [, name = "", word = ""] = /^(.*):([^:]*)$/.exec(text) ?? [];
    const role = GROUP_ROLES.find((known) => known === word.trim());
    if (!role || role === "guest")
      throw new UsageError(
        'Option --group must be a group and a role, like "JAG:coordinator"; a guest needs a last day and is added in the browser',
      );
    const group = groups.find((known) => fold(known.name) === fold(name));
    if (group && memberships.some((m) => m.groupId === group.id))
      throw new UsageError(`Option --group names "${name.trim()}" twice`);
    if (!group) throw new UsageError(`There is no group "${name.trim()}" in the partnership`);
    memberships.push({ groupId: group.id, role });
  }
  return memberships;
}

/** With --agency-kind an agency that does not take part yet is added. */
async function agencyOption(context: AdminContext, name: string, kindWord: string | undefined): Promise<string> {
  const kind = AGENCY_KINDS.find((known) => known === kindWord);
  if (kindWord !== undefined && !kind)
    throw new UsageError(`Option --agency-kind must be one of ${AGENCY_KINDS.join(", ")}`);
  const known = await unsafeFindAgencyByName(context.db, fold(name));
  if (known && (await findAgency(context.db, context.actor.partnershipId, known.id))) return known.id;
  if (!kind) throw new UsageError(`There is no agency "${name}" in the partnership; --agency-kind adds it`);
  const added = await addAgency(context, { name: name.trim(), kind, isaSignedOn: null, isaExpiresOn: null });
  if (added.kind !== "done") throw new UsageError(added.refusal.message);
  return added.agencyId;
}

async function knownUser({ db, actor }: AdminContext, email: string) {
  const known = await unsafeFindUserByEmail(db, foldEmail(email));
  return known && findUser(db, actor.partnershipId, known.id);
}

async function giveRoles(
  context: AdminContext,
  userId: string,
  duties: readonly Duty[],
  memberships: readonly Membership[],
) {
  if (duties.length + memberships.length === 0)
    return { kind: "refused" as const, refusal: { message: "A user with this e-mail address already exists" } };
  const term = { fromDay: londonDay(context.now), untilDay: null };
  for (const duty of duties) {
    const given = await giveDuty(context, userId, { duty, ...term });
    if (given.kind === "refused") return given;
  }
  for (const membership of memberships) {
    const given = await giveMembership(context, { userId, ...membership, ...term, chosen: "groupId" });
    if (given.kind === "refused") return given;
  }
  return { kind: "done" as const, userId, path: null };
}
