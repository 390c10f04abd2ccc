/** What the addresses of these pages say. */
export type ListSearch = { q?: string; set?: string; state?: string };
export type UptakesSearch = { standing?: string; type?: string; q?: string };

export const texts = <W extends string>(search: Record<string, unknown>, names: readonly W[]): { [N in W]?: string } =>
  Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, String(search[name])]] : []))) as { [N in W]?: string };
