declare module "compression";
declare module "cli-progress";
declare module "snowball-stemmers";
