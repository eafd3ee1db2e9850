/** Where the pages of announcements stand. */
export const BOARD = '/cong-bo';
export const START = `${BOARD}/moi`;
export const UPLOAD = `${START}/tep`;
