/**
 * For every function, those that SST may come to make by itself too. Roles are made by our own hand (function.ts): SST 4.17.1 asks `!dev` of
 * an Output, which always holds, and so lets the whole account assume the roles it makes.
 */
export function applyDefaults(): void {
  $transform(sst.aws.Function, (args) => {
    args.architecture ??= "arm64";
    args.runtime ??= "nodejs24.x";
  });
}
