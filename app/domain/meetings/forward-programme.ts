export const FORWARD_STATE_NAMES = { planned: "Planned", heard: "Heard", dropped: "Dropped" } as const;
export type ForwardState = keyof typeof FORWARD_STATE_NAMES;
