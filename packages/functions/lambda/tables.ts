import { keys, type Table } from "@chuan/kernel";
import type { Credentials } from "@chuan/kernel/amazon";
import { dynamoTable } from "@chuan/kernel/dynamo";
import { service } from "./amazon.ts";

export type Silos = { readonly [province: string]: { readonly table: string; readonly bucket: string } };

/**
 * Which table a key stands in: a province with a silo has its desk, agencies and sums there; the doors of all workspaces stand in the pooled
 * table, where the operator lists them.
 */
export const tableNames =
  (pooled: string, silos: Silos) =>
  (pk: string): string => {
    const province = keys.provinceOfPlace(pk);
    const silo = province === undefined || keys.isDoor(pk) ? undefined : silos[province];
    return silo?.table ?? pooled;
  };

/** The tables as one, with the function's own role, or with the credentials of a tenant. The engine does the retrying. */
export const openTable = (tableName: string | ((pk: string) => string), credentials?: Credentials): Table =>
  dynamoTable({ ask: service("dynamodb", credentials), tableName });
