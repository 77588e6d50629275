/** What tells proofs apart, and the pattern that finds it in a file's name until a person changes it. */

/**
 * `SKU123_front_v2.jpg`, `BAG-1042_front_v1_capture.jpg`, `MUG 7_final.png`: parts between underscores or spaces, the
 * SKU first; view, version and kind may be absent. A SKU may hold hyphens, and `IMG_1234` is one.
 */
export const DEFAULT_PATTERN =
  '^(?<sku>.+?)(?:[_ ](?<view>(?!v\\d+(?:[_ ]|$))[a-z]+-?\\d{0,2}))?(?:[_ -]v(?<version>\\d{1,4}))?(?:[_ ](?<kind>[a-z]+))?$';

/** Files of one proof have one key. */
export function proofKey({ sku, view }: { sku: string; view: string }): string {
  return `${sku}\n${view}`.toLowerCase();
}
