import { invalid, type Sentence } from "@chuan/kernel";
import { folded } from "../fields/index.ts";

const longest = 256;
/** Words that stand at the top of every list of stolen passwords, here and abroad; digits and signs around them do not help. */
const words =
  "password passwords passw matkhau admin administrator quantri quantrivien qwertyuiop qwerty asdfghjkl iloveyou letmein welcome anhyeuem chuan vietnam";
const common = new RegExp(
  words
    .split(" ")
    .toSorted((a, b) => b.length - a.length)
    .join("|"),
  "g",
);

/** @throws invalid password.too_short, password.too_long, password.is_email, password.obvious; the sentence names the remedy */
export function mustBeGood(path: string, password: string, email: string, min: number): void {
  const text = password.normalize("NFC");
  const length = [...text].length;
  if (length < min)
    throw fault("too_short", path, {
      vi: `Mật khẩu cần ít nhất ${min} ký tự; một câu ngắn dễ nhớ là tốt nhất.`,
      en: `A password has at least ${min} characters; a short sentence you can remember is best.`,
    });
  if (length > longest)
    throw fault("too_long", path, {
      vi: `Mật khẩu dài quá ${longest} ký tự; hãy rút ngắn.`,
      en: `A password has at most ${longest} characters; shorten it.`,
    });
  const plain = text.trim().toLowerCase();
  if (plain === email || plain === email.split("@")[0])
    throw fault("is_email", path, {
      vi: "Mật khẩu không được là địa chỉ thư của bạn; hãy chọn câu khác.",
      en: "The password must not be your e-mail address; choose another.",
    });
  if (isObvious(plain))
    throw fault("obvious", path, {
      vi: "Mật khẩu này quá dễ đoán; hãy ghép vài từ không liên quan với nhau.",
      en: "This password is too easy to guess; join a few words that have nothing to do with each other.",
    });
}

/** Few different characters, one even step from each to the next (1234…, aaaa…, acegi…), or nothing but common words. */
function isObvious(plain: string): boolean {
  const points = [...plain].map((each) => each.codePointAt(0)!);
  const steps = new Set(points.slice(1).map((point, i) => (point - points[i]! + 1000) % 10));
  if (new Set(points).size < 5 || steps.size === 1) return true;
  const letters = folded(plain).replace(/[^a-z]/g, "");
  return letters !== "" && letters.replace(common, "") === "";
}

const fault = (code: string, path: string, say: Sentence) => invalid(`password.${code}`, path, say);
