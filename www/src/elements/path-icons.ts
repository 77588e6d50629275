/** The path editor's icons, fetched with it. */
import layers2 from 'lucide-static/icons/layers-2.svg?raw';
import magnet from 'lucide-static/icons/magnet.svg?raw';
import mousePointer from 'lucide-static/icons/mouse-pointer-2.svg?raw';
import palette from 'lucide-static/icons/palette.svg?raw';
import penTool from 'lucide-static/icons/pen-tool.svg?raw';
import scanLine from 'lucide-static/icons/scan-line.svg?raw';
import scissors from 'lucide-static/icons/scissors.svg?raw';
import sparkles from 'lucide-static/icons/sparkles.svg?raw';
import wand from 'lucide-static/icons/wand.svg?raw';
import { addIcons } from './icons.js';

addIcons({ 'layers-2': layers2, magnet, 'mouse-pointer-2': mousePointer, palette, 'pen-tool': penTool, 'scan-line': scanLine, scissors, sparkles, wand });
