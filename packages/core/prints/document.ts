import { setImmediate } from "node:timers/promises";
import type { RichText } from "../texts/index.ts";
import { flowOf } from "./blocks.ts";
import type { Controlled } from "./controlled.ts";
import { coverOf } from "./cover.ts";
import { drawAll, type Flow, paginate } from "./flow.ts";
import { fonts as load, type Fonts } from "./fonts.ts";
import { areaOf, drawFrame, inner } from "./frame.ts";
import { openPen, type Pen } from "./pen.ts";
import { galleryOf, type Picture } from "./pictures.ts";

const SIZE = 13;

/** Draws a flow under the header of a controlled document. `following` pages come after it from elsewhere. */
export const drawControlled = async (pen: Pen, fonts: Fonts, control: Controlled, flow: readonly Flow[], following = 0): Promise<void> => {
  const { pages } = paginate(flow, areaOf(fonts, control));
  for (const [index, page] of pages.entries()) {
    // A manual of hundreds of pages is drawn while others are served.
    await setImmediate();
    pen.page();
    await drawAll(pen, page);
    await drawFrame(pen, fonts, control, index + 1, pages.length + following);
  }
};

export const penFor = (fonts: Fonts, { code, title, agency, made }: Controlled): Promise<Pen> =>
  openPen(fonts, { title: fonts.inked(`${code} – ${title}`), author: fonts.inked(agency), made });

/**
 * A controlled document from authored text: its first page with the tables of signatures and amendments, then the text; on every page the
 * header with Mã hiệu, Lần ban hành, Ngày hiệu lực and Trang x/y, the seal at the foot, and a mark across the page unless it is in force.
 * Equal input gives equal bytes.
 * @throws Problem `print.too_long`
 */
export const printDocument = async (control: Controlled, body: RichText, picture: Picture): Promise<Uint8Array> => {
  const fonts = await load();
  const pen = await penFor(fonts, control);
  const pictures = await galleryOf(body, picture, pen);
  const text = flowOf(body.content, { fonts, pictures, left: 0, width: inner, size: SIZE, body: true });
  await drawControlled(pen, fonts, control, [...coverOf(fonts, control), "page", ...text]);
  return pen.end();
};
