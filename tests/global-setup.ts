/** Work shared by all test files; grows with the home (synthesises the template once per change of sources). */
export default function setup(): void {
  process.env['TZ'] = 'UTC';
}
