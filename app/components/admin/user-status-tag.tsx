import { USER_STATUS_NAMES, type UserStatus } from "#app/domain/access/user-status.ts";
import { Tag } from "../govuk/tag.tsx";

const COLOURS = { invited: "yellow", active: "green", disabled: "grey" } as const;

export function UserStatusTag({ status }: { status: UserStatus }) {
  return <Tag colour={COLOURS[status]}>{USER_STATUS_NAMES[status]}</Tag>;
}
