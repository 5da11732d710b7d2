import { userInfo } from "node:os";
import { systemActor } from "#app/domain/access/actor.ts";
import { isEmail } from "#app/domain/access/email.ts";
import {
  PARTNERSHIP_TEMPLATES,
  type PartnershipTemplate,
  type TemplateAgency,
  TEMPLATES,
} from "#app/domain/groups/charnwood-template.ts";
import { fold } from "#app/domain/search/fold.ts";
import { setUpUnattended } from "#app/services/admin/set-up.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

/** Set-up without a browser: the partnership and its first administrator, who invites everybody else. */
export function run(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    options: {
      template: { type: "string" },
      name: { type: "string" },
      admin: { type: "string" },
      "admin-name": { type: "string" },
      agency: { type: "string" },
      json: { type: "boolean" },
    },
    required: ["template", "name", "admin"],
  });
  const template = PARTNERSHIP_TEMPLATES.find((known) => known === given.template);
  if (!template) throw new UsageError(`Option --template must be ${PARTNERSHIP_TEMPLATES.join(" or ")}`);
  const name = words("name", given.name);
  const email = given.admin.trim();
  if (!isEmail(email)) throw new UsageError("Option --admin must be an e-mail address");
  const administrator = {
    name: words("admin-name", given["admin-name"] ?? email.split("@")[0] ?? email),
    email,
    agency: agencyFor(template, name, given.agency),
  };

  return withDatabase(async ({ config, db }) => {
    const actor = systemActor(userInfo().username);
    const result = await setUpUnattended({ db, now: new Date() }, actor, {
      name,
      template,
      administrator,
      coordinator: null,
    });
    if (result.kind === "already") throw new Error("Joint Action has been set up already; nothing was changed");
    const invitation = `${config.origin}${result.administrator.path}`;
    if (given.json) console.log(JSON.stringify({ partnership: result.partnershipId, invitation }));
    else
      console.log(
        `${name} has been set up. The invitation of ${email}, good for one use within 24 hours:\n${invitation}`,
      );
    return 0;
  });
}

function words(option: string, text: string) {
  const trimmed = text.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed) || trimmed.length > 120)
    throw new UsageError(`Option --${option} must be words, 120 characters at most`);
  return trimmed;
}

/** By name; the template's first, or one called as the partnership, when none is named. */
function agencyFor(template: PartnershipTemplate, partnership: string, named: string | undefined): TemplateAgency {
  const { agencies } = TEMPLATES[template];
  if (named === undefined) return agencies[0] ?? { name: partnership, kind: "other" };
  const name = words("agency", named);
  return agencies.find((agency) => fold(agency.name) === fold(name)) ?? { name, kind: "other" };
}
