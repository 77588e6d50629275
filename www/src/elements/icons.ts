/// <reference types="vite/client" />
/**
 * The icons: Lucide (ISC licence), only those in use, each taken as text when the page is built and made into nodes
 * element by element, with a fixed list of tags and attributes, so that no markup is ever parsed in the page.
 * To add one: a line in the imports and its name in `sources`.
 */
import { nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import arrowDown from 'lucide-static/icons/arrow-down.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowLeftRight from 'lucide-static/icons/arrow-left-right.svg?raw';
import arrowUpDown from 'lucide-static/icons/arrow-up-down.svg?raw';
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw';
import ban from 'lucide-static/icons/ban.svg?raw';
import bookmark from 'lucide-static/icons/bookmark.svg?raw';
import brush from 'lucide-static/icons/brush.svg?raw';
import calendar from 'lucide-static/icons/calendar.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import circleDashed from 'lucide-static/icons/circle-dashed.svg?raw';
import circleQuestionMark from 'lucide-static/icons/circle-question-mark.svg?raw';
import circleX from 'lucide-static/icons/circle-x.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import cloudAlert from 'lucide-static/icons/cloud-alert.svg?raw';
import cloudOff from 'lucide-static/icons/cloud-off.svg?raw';
import cloudUpload from 'lucide-static/icons/cloud-upload.svg?raw';
import cloud from 'lucide-static/icons/cloud.svg?raw';
import columns2 from 'lucide-static/icons/columns-2.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import crop from 'lucide-static/icons/crop.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import fileCheck from 'lucide-static/icons/file-check.svg?raw';
import fileImage from 'lucide-static/icons/file-image.svg?raw';
import fileX from 'lucide-static/icons/file-x.svg?raw';
import fingerprint from 'lucide-static/icons/fingerprint.svg?raw';
import flag from 'lucide-static/icons/flag.svg?raw';
import folderArchive from 'lucide-static/icons/folder-archive.svg?raw';
import folderOpen from 'lucide-static/icons/folder-open.svg?raw';
import hand from 'lucide-static/icons/hand.svg?raw';
import imageOff from 'lucide-static/icons/image-off.svg?raw';
import imagePlus from 'lucide-static/icons/image-plus.svg?raw';
import image from 'lucide-static/icons/image.svg?raw';
import images from 'lucide-static/icons/images.svg?raw';
import inbox from 'lucide-static/icons/inbox.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import keyRound from 'lucide-static/icons/key-round.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import layers from 'lucide-static/icons/layers.svg?raw';
import layoutGrid from 'lucide-static/icons/layout-grid.svg?raw';
import link2Off from 'lucide-static/icons/link-2-off.svg?raw';
import link from 'lucide-static/icons/link.svg?raw';
import listFilter from 'lucide-static/icons/list-filter.svg?raw';
import loaderCircle from 'lucide-static/icons/loader-circle.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import mapPin from 'lucide-static/icons/map-pin.svg?raw';
import messageSquare from 'lucide-static/icons/message-square.svg?raw';
import minus from 'lucide-static/icons/minus.svg?raw';
import monitor from 'lucide-static/icons/monitor.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import refreshCw from 'lucide-static/icons/refresh-cw.svg?raw';
import rotateCw from 'lucide-static/icons/rotate-cw.svg?raw';
import rows3 from 'lucide-static/icons/rows-3.svg?raw';
import ruler from 'lucide-static/icons/ruler.svg?raw';
import scanSearch from 'lucide-static/icons/scan-search.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import share2 from 'lucide-static/icons/share-2.svg?raw';
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw';
import slidersHorizontal from 'lucide-static/icons/sliders-horizontal.svg?raw';
import split from 'lucide-static/icons/split.svg?raw';
import squareDashed from 'lucide-static/icons/square-dashed.svg?raw';
import store from 'lucide-static/icons/store.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import trash2 from 'lucide-static/icons/trash-2.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import unplug from 'lucide-static/icons/unplug.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import user from 'lucide-static/icons/user.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import wifiOff from 'lucide-static/icons/wifi-off.svg?raw';
import circle from 'lucide-static/icons/circle.svg?raw';
import moveUpRight from 'lucide-static/icons/move-up-right.svg?raw';
import square from 'lucide-static/icons/square.svg?raw';
import reply from 'lucide-static/icons/reply.svg?raw';
import undo2 from 'lucide-static/icons/undo-2.svg?raw';
import redo2 from 'lucide-static/icons/redo-2.svg?raw';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw';
import spline from 'lucide-static/icons/spline.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';

const sources = {
  'arrow-left': arrowLeft, 'arrow-left-right': arrowLeftRight, ban, check, 'chevron-down': chevronDown,
  'chevron-left': chevronLeft, 'chevron-right': chevronRight, 'circle-alert': circleAlert, 'circle-check': circleCheck,
  'circle-dashed': circleDashed, 'circle-question-mark': circleQuestionMark, 'circle-x': circleX, clock, cloud,
  'cloud-off': cloudOff, 'cloud-upload': cloudUpload, 'cloud-alert': cloudAlert, 'columns-2': columns2, copy,
  crop, download, ellipsis, eye, 'file-check': fileCheck, 'file-image': fileImage,
  'file-x': fileX, fingerprint, 'folder-archive': folderArchive, 'folder-open': folderOpen, image, 'image-off': imageOff, 'image-plus': imagePlus,
  images, info, 'key-round': keyRound, keyboard, languages, layers, 'layout-grid': layoutGrid, link, 'link-2-off': link2Off,
  'loader-circle': loaderCircle, lock, 'map-pin': mapPin, 'message-square': messageSquare, minus,
  monitor, moon, pause, pencil, play, plus, 'refresh-cw': refreshCw, 'rotate-cw': rotateCw, 'rows-3': rows3, ruler,
  'scan-search': scanSearch, search, settings, 'share-2': share2, 'shield-check': shieldCheck, 
  'square-dashed': squareDashed, store, sun, 'triangle-alert': triangleAlert, unplug,
  upload, user, users, 'wifi-off': wifiOff, x,
  'arrow-down': arrowDown, 'arrow-up': arrowUp, 'arrow-up-down': arrowUpDown, bookmark, flag, inbox, 'list-filter': listFilter, 'sliders-horizontal': slidersHorizontal, 'trash-2': trash2, brush, split, hand, calendar,
  circle, 'move-up-right': moveUpRight, square, reply, 'undo-2': undo2, 'redo-2': redo2, 'rotate-ccw': rotateCcw, spline,
} as const;

/** Icons of views that come later: `addIcons` brings them, before the first of them is shown. */
type LateIcon = 'layers-2' | 'magnet' | 'mouse-pointer-2' | 'palette' | 'pen-tool' | 'scan-line' | 'scissors' | 'sparkles' | 'wand';
export type IconName = keyof typeof sources | LateIcon;

const late: Partial<Record<IconName, string>> = {};
export const addIcons = (icons: Partial<Record<LateIcon, string>>): void => { Object.assign(late, icons); };

const SVG = 'http://www.w3.org/2000/svg';
const shape = /<(path|circle|ellipse|line|polyline|polygon|rect)\s([^>]*?)\/>/g;
const attribute = /\b(d|cx|cy|r|rx|ry|x|y|x1|y1|x2|y2|width|height|points)="([^"]*)"/g;
const templates = new Map<IconName, SVGSVGElement>();

function template(name: IconName): SVGSVGElement {
  const kept = templates.get(name);
  if (kept) return kept;
  const svg = document.createElementNS(SVG, 'svg');
  const root = {
    class: 'icon', viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.75', 'stroke-linecap': 'round',
    'stroke-linejoin': 'round', 'aria-hidden': 'true', focusable: 'false',
  };
  for (const [key, value] of Object.entries(root)) svg.setAttribute(key, value);
  for (const [, tag, attributes] of (late[name] ?? sources[name as keyof typeof sources]).matchAll(shape)) {
    const node = document.createElementNS(SVG, tag as string);
    for (const [, key, value] of (attributes as string).matchAll(attribute)) node.setAttribute(key as string, value as string);
    svg.append(node);
  }
  templates.set(name, svg);
  return svg;
}

class IconDirective extends Directive {
  #name?: IconName;
  #node?: Node;

  /** Keeps its node while the name stays, so that rendering again does not touch the document. */
  render(name: IconName | null, spin = false): unknown {
    if (name === null) return nothing;
    if (name !== this.#name || !this.#node) {
      const node = template(name).cloneNode(true) as SVGSVGElement;
      if (spin) node.classList.add('spin');
      this.#node = node;
      this.#name = name;
    }
    return this.#node;
  }
}

/** A decorative icon in a template: `${icon('check')}`; the words beside it carry the meaning. */
export const icon = directive(IconDirective);
