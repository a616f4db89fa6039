import { access, constants, rm, stat, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fault, type Finding, note, ok } from "./finding.ts";

const MEGABYTE = 2 ** 20;
const FULL_MB = 200;
const NARROW_MB = 2_048;

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function canWrite(folder: string, isOurs: boolean): Promise<boolean> {
  if (!isOurs)
    return access(folder, constants.W_OK).then(
      () => true,
      () => false,
    );
  const probe = join(folder, `.doctor-${process.pid}`);
  return writeFile(probe, "").then(
    () => rm(probe).then(() => true),
    () => false,
  );
}

/** Whether the data directory, or the folder it will be made in, takes files and has room. `measure` gives free bytes. */
export async function checkDisk(
  dataDir: string,
  measure: (path: string) => Promise<number> = async (path) => {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
): Promise<Finding[]> {
  let folder = dataDir;
  while (!(await isThere(folder)) && folder !== dirname(folder)) folder = dirname(folder);
  if (!(await stat(folder)).isDirectory())
    return [fault(`${folder} is a file; DATA_DIR must be a folder.`, "set DATA_DIR to another folder")];
  if (!(await canWrite(folder, folder === dataDir)))
    return [fault(`The portal's account cannot write into ${folder}.`, `chown -R "$(id -un)" ${folder}`)];
  const freeMb = Math.floor((await measure(folder)) / MEGABYTE);
  if (freeMb < FULL_MB) return [fault(`Only ${freeMb} MB are free for ${dataDir}.`, `df -h ${folder}`)];
  if (freeMb < NARROW_MB) return [note(`${freeMb} MB are free for ${dataDir}; a backup needs room beside it.`)];
  return [ok(`${dataDir} can be written, ${freeMb} MB free.`)];
}
