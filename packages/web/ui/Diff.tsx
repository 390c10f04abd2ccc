import { diffWordsWithSpace } from "diff";
type Piece = { value: string; kind: "same" | "add" | "cut" };
/** Vietnamese words are several syllables, so a syllable diff tears them apart: one or two equal syllables between two changes join the change. */
function pieces(a: string, b: string) {
  const d: Piece[] = diffWordsWithSpace(a, b).map((p) => ({ value: p.value, kind: p.added ? "add" : p.removed ? "cut" : "same" }));
  const weak = (i: number) =>
    d[i]!.kind === "same" && i > 0 && i < d.length - 1 && d[i]!.value.trim().split(/\s+/).length < 3 && !/[.;:]/.test(d[i]!.value);
  const out: { same: string; cut: string; add: string }[] = [{ same: "", cut: "", add: "" }];
  d.forEach((p, i) => {
    const last = out[out.length - 1]!;
    if (p.kind === "same" && !weak(i)) out.push({ same: p.value, cut: "", add: "" });
    else {
      if (p.kind !== "add") last.cut += p.value;
      if (p.kind !== "cut") last.add += p.value;
    }
  });
  return out;
}
const tidy = (s: string, Tag: "del" | "ins") => {
  const [, a, t, z] = /^(\s*)([\s\S]*?)(\s*)$/.exec(s)!;
  return t ? (
    <>
      {a}
      <Tag>{t}</Tag>
      {z}
    </>
  ) : (
    s
  );
};
/** Words removed are struck, words added underlined: tint alone never tells. */
export function Diff({ a, b, side }: { a: string; b: string; side: "old" | "new" }) {
  return (
    <p>
      {pieces(a, b).map((p, i) => (
        <span key={i}>
          {p.same}
          {side === "old" ? tidy(p.cut, "del") : tidy(p.add, "ins")}
        </span>
      ))}
    </p>
  );
}
