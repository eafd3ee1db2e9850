/** Written into mails and evidence, so the same in every trial; nobody goes there. */
export const PORTAL_URL = 'https://dung-han.mau.example';
