// saxen ships no types; these are the few of its hooks that xml.ts uses.
declare module "saxen" {
  type Getter = () => Record<string, string>;
  type Decode = (text: string) => string;
  export class Parser {
    on(event: "openTag", hook: (name: string, attributes: Getter, decode: Decode, selfClosing: boolean) => void): this;
    on(event: "closeTag", hook: (name: string) => void): this;
    on(event: "text" | "cdata" | "attention", hook: (text: string) => void): this;
    on(event: "error", hook: (error: Error) => void): this;
    parse(xml: string): Error | null;
  }
}
