declare module "compression";
declare module "snowball-stemmers";
