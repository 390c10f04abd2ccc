import { csvOf, type Sheet } from "./sheet.ts";
import { xlsxOf } from "./xlsx.ts";

/** Gives the person a file. */
function give(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken the content by then; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const saveCsv = (name: string, sheet: Sheet): void => give(`${name}.csv`, new Blob([csvOf(sheet)], { type: "text/csv" }));
export const saveXlsx = (name: string, sheet: Sheet): void =>
  give(`${name}.xlsx`, new Blob([xlsxOf(sheet)], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }));

/** Properties by which our drawings take their colours and letters from the page; a picture stands alone and needs them written out. */
const drawn = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor"];

/** One of our own drawings as PNG, twice as fine as on the screen, on the paper of the page. */
export async function savePicture(name: string, svg: SVGSVGElement): Promise<void> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [
    [svg, ...svg.querySelectorAll("*")],
    [copy, ...copy.querySelectorAll("*")],
  ];
  for (const [i, each] of from.entries())
    for (const property of drawn) to[i]!.setAttribute(property, getComputedStyle(each).getPropertyValue(property));
  copy.removeAttribute("style");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image(width * 2, height * 2);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (made) give(`${name}.png`, made);
}
