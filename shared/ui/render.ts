/** The text of a whole page. Components may be asynchronous; the page is sent when all have ended. */
export const renderDocument = async (page: string | Promise<string>): Promise<string> => `<!doctype html>${await page}`;
