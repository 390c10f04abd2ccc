import { createRoot } from "react-dom/client";

/**
 * The least that a page with React can be; `npm run bench` holds ours against it. With `?ask=` it shows what the API answers there: no
 * router, no kit, no frame, no sentences.
 */
type Row = { [name: string]: unknown };
const Page = ({ rows }: { rows: readonly Row[] }) => (
  <main>
    <h1>Một trang chỉ có React</h1>
    <p>Không khung, không kiểu chữ, không bộ giao diện: chỉ có tiêu đề này, và dữ liệu khi được hỏi.</p>
    <table>
      <tbody>
        {rows.map((row, n) => (
          <tr key={n}>
            {Object.values(row).map((value, i) => (
              <td key={i}>{String(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </main>
);

const asked = new URLSearchParams(location.search).get("ask");
const answer = asked ? ((await (await fetch(asked)).json()) as { items?: Row[]; groups?: Row[] }) : {};
createRoot(document.getElementById("root")!).render(<Page rows={answer.items ?? answer.groups ?? []} />);
