import { keys, Problem, type ProvinceCtx, type Ref } from "@chuan/kernel";

/** The claim that a running import holds: while it does, nobody else adds to the register of agencies. */
export const registerClaim = "running=agencies";

/** Ref of that claim. Its absence is decided upon, so the transaction checks it. */
export function registerBusy(ctx: ProvinceCtx): Ref<object, true> {
  const place = keys.home(ctx.scope);
  return { noun: "import", place, key: { pk: keys.claimPartition(place), sk: `import.${registerClaim}` }, optional: true, open: busy };
}

export const registerRunning = new Problem("conflict", "import.running", {
  vi: "Đang nhập danh sách cơ quan; xin chờ nhập xong rồi làm lại.",
  en: "A list of agencies is being imported; try again when it is done.",
});

function busy(): never {
  throw registerRunning;
}
