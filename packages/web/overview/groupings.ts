export const groupings = ["level", "type", "obligation"] as const;
export type Grouping = (typeof groupings)[number];
