/**
 * The provinces as they are drawn and chosen: key, everyday name, column and row of the tile map (west–east and north–south neighbours kept).
 * What a province is called on a day, and whether it is on board, is for the API to say.
 */
export type Unit = { key: string; name: string; x: number; y: number };

const lines = `
12 Lai Châu 0 0|15 Lào Cai 1 0|08 Tuyên Quang 2 0|04 Cao Bằng 3 0
11 Điện Biên 0 1|14 Sơn La 1 1|25 Phú Thọ 2 1|19 Thái Nguyên 3 1|20 Lạng Sơn 4 1
01 Hà Nội 2 2|24 Bắc Ninh 3 2|22 Quảng Ninh 4 2|37 Ninh Bình 2 3|33 Hưng Yên 3 3|31 Hải Phòng 4 3
38 Thanh Hóa 2 4|40 Nghệ An 2 5|42 Hà Tĩnh 2 6|44 Quảng Trị 3 7|46 Huế 3 8|48 Đà Nẵng 4 9|51 Quảng Ngãi 4 10
52 Gia Lai 4 11|66 Đắk Lắk 4 12|80 Tây Ninh 1 13|75 Đồng Nai 2 13|68 Lâm Đồng 3 13|56 Khánh Hòa 4 13
82 Đồng Tháp 1 14|79 Hồ Chí Minh 2 14|91 An Giang 0 15|92 Cần Thơ 1 15|86 Vĩnh Long 2 15|96 Cà Mau 0 16`;

export const units: readonly Unit[] = lines
  .trim()
  .split(/[\n|]/)
  .map((line) => {
    const [, code, name, x, y] = /^(\d\d) (.+) (\d+) (\d+)$/.exec(line)!;
    return { key: `${code}.2025`, name: name!, x: Number(x), y: Number(y) };
  });

/** Not tiles of data: islands that a map of Việt Nam never omits. */
export const islands = [
  { name: "Hoàng Sa", of: "Đà Nẵng", x: 5, y: 9 },
  { name: "Trường Sa", of: "Khánh Hòa", x: 5, y: 14 },
] as const;

/** `Quảng Ninh` of `Thành phố Quảng Ninh`: in a table of provinces the rank says nothing. */
export const everyday = (name: string): string => name.replace(/^(Tỉnh|Thành phố) /, "");
