/** What the workspace and identity do late, by themselves: a list is printed, what was printed is read, a page of the reference is fetched. */
export async function handler(): Promise<{ text: string; style: number }> {
  const [{ printList }, { plainText, textOfFile }, { referenceApp }] = await Promise.all([
    import("@chuan/core/prints"),
    import("@chuan/core/texts"),
    import("../reference/index.ts"),
  ]);
  const columns = [{ key: "name", header: "Họ và tên", width: 30, kind: "text" as const }];
  const list = { agency: "Sở Tư pháp", title: "Danh sách", asOf: "2026-11-22T02:00:00.000Z", columns, rows: [{ name: "Đặng Thị Thu Hà" }] };
  const read = await textOfFile(await printList(list, "pdf"));
  const style = await referenceApp(async () => ({}), new Set(), "test").request("/docs/swagger-ui.css");
  return { text: read.text ? plainText(read.text) : read.reason.code, style: (await style.text()).length };
}
