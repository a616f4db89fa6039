import pg from "pg";

const { types } = pg;

// As unknown: the typings are those of the next version, and share nothing with what this driver really has.
const { create } = types.arrayParser as unknown as {
  create(source: string, transform: (text: string) => unknown): { parse(): unknown[] };
};
const listOf = (parse: (text: string) => unknown) => (text: string) => create(text, parse).parse();
const same = (text: string) => text;
const toMoment = types.getTypeParser(types.builtins.TIMESTAMPTZ) as (text: string) => Date;
const utcToMoment = (text: string) => new Date(`${text.replace(" ", "T")}Z`);
const toBytes = (text: string) => new Uint8Array(Buffer.from(text.slice(2), "hex"));

/** By type number; the lists are the array types of the same. Everything else as the driver does it. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number, // bigint
  1016: listOf(Number),
  1700: Number, // numeric
  1231: listOf(Number),
  1082: same, // date
  1182: listOf(same),
  1184: toMoment, // timestamptz
  1185: listOf(toMoment),
  1114: utcToMoment, // timestamp
  1115: listOf(utcToMoment),
  1186: same, // interval
  1187: listOf(same),
  17: toBytes, // bytea
  1001: listOf(toBytes),
};

/** Values from PostgreSQL as the port promises them, for one connection or pool; the driver's own defaults stay as they are. */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format !== "binary" && PARSERS[oid]) || types.getTypeParser(oid, format ?? "text")) as typeof types.getTypeParser,
};
