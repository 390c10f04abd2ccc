/** Why an archive is not read: it is damaged, a part of it is encrypted, or it promises more than anyone should inflate. */
export class ArchiveFault extends Error {
  readonly why: "broken" | "encrypted" | "bomb";
  constructor(why: ArchiveFault["why"]) {
    super(why);
    this.name = "ArchiveFault";
    this.why = why;
  }
}
