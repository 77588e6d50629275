/** Takes of each Lucide icon only its shapes: the licence's line and the wrapper are the same in all of them. */
import type { Plugin } from 'vite';

export function icons(): Plugin {
  return {
    name: 'proofroom-icons',
    enforce: 'post',
    transform(code, id) {
      if (!/lucide-static\/icons\/[\w-]+\.svg\?raw$/.test(id)) return null;
      const shapes = [...code.matchAll(/<(?:path|circle|ellipse|line|polyline|polygon|rect)\s[^>]*?\/>/g)].map(([shape]) => shape.replace(/\\n\s*|\s+(?=\/>)/g, ''));
      if (shapes.length === 0) throw new Error(`${id} holds no shape`);
      return { code: `export default ${JSON.stringify(shapes.join('').replaceAll('\\"', '"').replaceAll('\\n', ' '))}`, map: null };
    },
  };
}
