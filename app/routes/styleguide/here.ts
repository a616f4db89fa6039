/** Where the links and forms of the style guide lead: to itself. */
export const HERE = "/styleguide";
