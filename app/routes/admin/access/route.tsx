import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { WORKING_GROUP_RIGHTS } from "#app/domain/access/case-rights.ts";
import { PERMISSION_NAMES, PERMISSIONS, rolesWith } from "#app/domain/access/permissions.ts";
import { ROLE_NAMES, ROLES } from "#app/domain/access/roles.ts";
import { guardedLoader } from "#app/http/guard.server.ts";

export const loader = guardedLoader("access:read", z.object({}), async () => ({
  permissions: PERMISSIONS.map((permission) => ({
    name: PERMISSION_NAMES[permission],
    roles: rolesWith(permission).map((role) => ROLE_NAMES[role]),
  })),
  workingGroup: WORKING_GROUP_RIGHTS.map((right) => PERMISSION_NAMES[right]),
  roles: ROLES.map((role) => ({
    name: ROLE_NAMES[role],
    permissions: PERMISSIONS.filter((permission) => rolesWith(permission).includes(role)).map(
      (permission) => PERMISSION_NAMES[permission],
    ),
  })),
}));

export const meta: MetaFunction = () => [{ title: "Who may do what – Joint Action" }];

/** Two columns of words and no grid of ticks: it reads the same on a phone and aloud. */
export default function AccessPage() {
  const { permissions, roles, workingGroup } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Who may do what</h1>
      <AdminNavigation current="/admin/access" />
      <p className="govuk-body">
        A role says which kinds of work somebody may do. Which cases they see is decided by their groups, and by the
        people named for a restricted case. An administrator sees no case.
      </p>
      <p className="govuk-body">
        With one case somebody may do what their role in its own group allows, or that of its lead or supervisor. A role
        in another group, or leading another case, gives nothing there. Whoever runs the working group of a case may
        also do the following in it, and nothing that decides about the case:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {workingGroup.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">By role</h2>
      {roles.map((role) => (
        <Details key={role.name} summary={`${role.name}: ${role.permissions.length}`}>
          {role.permissions.length > 0 ? (
            <ul className="govuk-list govuk-list--bullet">
              {role.permissions.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          ) : (
            <p className="govuk-body">What everyone signed in may do, and no more yet.</p>
          )}
        </Details>
      ))}
      <Table
        caption="By permission"
        captionSize="m"
        firstCellIsHeader
        head={["Permission", "Roles"]}
        rows={permissions.map(({ name, roles }) => [name, roles.join(", ")])}
      />
    </>
  );
}
