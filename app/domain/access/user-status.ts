export const USER_STATUS_NAMES = { invited: "Invited", active: "Active", disabled: "Disabled" } as const;
export type UserStatus = keyof typeof USER_STATUS_NAMES;
export const USER_STATUSES = Object.keys(USER_STATUS_NAMES) as UserStatus[];

/** Local policy: an account that nobody has used for so long is looked at. */
export const UNUSED_DAYS = 90;
/** Local policy: the window of "use by agency". */
export const RECENT_DAYS = 30;
/** Local policy: how early an administrator hears that a guest's time ends. */
export const GUEST_NOTICE_DAYS = 14;
