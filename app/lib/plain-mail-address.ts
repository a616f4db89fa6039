/** One way of writing a mail address, to tell whether two are the same: capitals and full width make no other mail box. */
export const plainMailAddress = (address: string): string => address.normalize("NFKC").toLowerCase();
