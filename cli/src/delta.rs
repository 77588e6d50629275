//! `proofroom delta`: the colour difference of a picture from what it should be: another picture, the brand's look on the
//! capture, or named colours; or of pairs of colours in a table.

mod aligned;
mod pairs;
mod report;
mod swatches;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use proofroom::color::compare::{
    CompareOptions, Comparer, Comparison, DEFAULT_FILTER_PX, DEFAULT_TOLERANCE, Painter, Part,
};
use proofroom::color::delta_e::Formula;
use proofroom::color::lut::{self, Graded, Interpolation, LutSpace};
use proofroom::color::preset::{PRESETS, Preset};
use proofroom::finding::{Check, Finding, Region, Severity};
use proofroom::quality::colour::of_set;
use proofroom::raster::Limits;

use crate::{Outcome, out, picture};

/// Options of `proofroom delta`.
#[derive(clap::Args)]
pub struct Options {
    /// The picture that is judged.
    #[arg(required_unless_present = "pairs")]
    sample: Option<PathBuf>,
    /// The picture that it should look like, of the same size.
    #[arg(conflicts_with_all = ["capture", "pairs"])]
    reference: Option<PathBuf>,
    /// Instead of a reference: the original capture, on which the look of --lut is what the sample should be.
    #[arg(long, value_name = "ORIGINAL", requires = "lut")]
    capture: Option<PathBuf>,
    /// The brand's look as a .cube file.
    #[arg(long, value_name = "BRAND.cube", requires = "capture")]
    lut: Option<PathBuf>,
    /// The space whose encoded values the look takes: own (the capture's), srgb, linear-srgb, display-p3, adobe-rgb,
    /// prophoto or rec709.
    #[arg(long, value_name = "SPACE", requires = "lut", value_parser = |name: &str| LutSpace::parse(name))]
    lut_input: Option<LutSpace>,
    /// How values between the points of the look's table are found.
    #[arg(long, value_enum, default_value_t = Wish::Tetrahedral)]
    interpolation: Wish,
    /// Instead of pictures: a table of Lab pairs (columns L1,a1,b1,L2,a2,b2; a header may name them); one Delta-E a line.
    #[arg(long, value_name = "IN.csv", conflicts_with_all = ["sample", "capture", "mask", "region", "map", "csv"])]
    pairs: Option<PathBuf>,
    /// Named colours that the sample is judged by: CSV, JSON, ASE, ACO, CxF3, or the brand's reference with the products of
    /// the file names. Colours without a place take the --region of their name.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["reference", "capture", "pairs", "mask", "map", "csv"])]
    swatches: Option<PathBuf>,
    /// A label picture of the sample's size: 0 is ground, every other level a region that is judged by itself.
    #[arg(long, conflicts_with = "region")]
    mask: Option<PathBuf>,
    /// A rectangle that is judged by itself; may be repeated.
    #[arg(long, value_name = "NAME=X,Y,WIDTH,HEIGHT", value_parser = rectangle)]
    region: Vec<(String, Region)>,
    /// The formula: ciede2000, ciede2000-sl1, cie76, cie94, cie94-textile, cmc (2:1), cmc-1-1, ok, itp or hyab.
    #[arg(long, value_parser = |name: &str| Formula::parse(name))]
    formula: Option<Formula>,
    /// Largest difference that is accepted; 3 for pictures. Pairs are only judged when it is given.
    #[arg(long)]
    tolerance: Option<f64>,
    /// Named limits: brand (3), close (2), strict (1), fadgi-4, fadgi-3, metamorfoze-full, metamorfoze-light, iso-19264-a,
    /// iso-19264-b.
    #[arg(long, value_parser = preset)]
    preset: Option<Preset>,
    /// Whether pictures that do not lie on each other are laid so before they are compared.
    #[arg(long, value_enum, default_value_t = Align::Auto)]
    align: Align,
    /// Judge every pixel, not the regions' mean colour and filtered pixels.
    #[arg(long)]
    strict: bool,
    /// Standard deviation of the Gaussian in linear light for the filtered figures, px; 0 leaves them out.
    #[arg(long, value_name = "PX", default_value_t = DEFAULT_FILTER_PX)]
    filter: f64,
    /// Print the whole measurement as JSON.
    #[arg(long)]
    json: bool,
    /// Write a table of the regions.
    #[arg(long, value_name = "OUT.csv")]
    csv: Option<PathBuf>,
    /// Write the differences as a picture (PNG, fixed colours for 0, 1, 2, 3, 5 and 10).
    #[arg(long, value_name = "OUT.png")]
    map: Option<PathBuf>,
}

/// [`Interpolation`] as a word of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Wish {
    /// From eight points.
    Trilinear,
    /// From four points, as grading systems do.
    Tetrahedral,
}

impl From<Wish> for Interpolation {
    fn from(wish: Wish) -> Self {
        match wish {
            Wish::Trilinear => Self::Trilinear,
            Wish::Tetrahedral => Self::Tetrahedral,
        }
    }
}

/// When pictures are laid on each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Align {
    /// Where they are of two sizes, or differ by more than the tolerance as they are.
    Auto,
    /// Never.
    Never,
}

fn preset(name: &str) -> Result<Preset, String> {
    Preset::named(name).ok_or_else(|| format!("none of {}", PRESETS.map(|preset| preset.name).join(", ")))
}

impl Options {
    fn tolerance(&self) -> f64 {
        self.tolerance.or(self.preset.map(|preset| preset.each)).unwrap_or(DEFAULT_TOLERANCE)
    }

    fn formula(&self) -> Formula {
        self.formula.or(self.preset.map(|preset| preset.formula)).unwrap_or_default()
    }
}

fn rectangle(text: &str) -> Result<(String, Region), String> {
    let expected = || format!("\"{text}\" is no NAME=X,Y,WIDTH,HEIGHT in whole pixels");
    let (name, numbers) = text.split_once('=').ok_or_else(expected)?;
    let numbers: Vec<u32> =
        numbers.split(',').map(|number| number.trim().parse()).collect::<Result<_, _>>().map_err(|_| expected())?;
    let [x, y, width, height] = numbers.as_slice() else { return Err(expected()) };
    let [x, y, width, height] = [x, y, width, height].map(|&number| f64::from(number));
    Ok((name.to_owned(), Region { x, y, width, height }))
}

/// Compares two files, a file with the look on its capture, or pairs of colours.
///
/// # Errors
///
/// When one cannot be read or they differ in size.
pub fn run(options: &Options) -> Result<Outcome> {
    if let Some(table) = &options.pairs {
        return pairs::run(table, options.formula(), options.tolerance);
    }
    let Some(path) = &options.sample else { bail!("a picture to judge is needed") };
    if let Some(list) = &options.swatches {
        return swatches::run(path, list, options);
    }
    let sample = picture::read(path)?;
    let (reference_path, graded) = match (&options.reference, &options.capture, &options.lut) {
        (Some(reference), _, _) => (reference, None),
        (None, Some(capture), Some(lut)) => (capture, Some((lut, look(options, lut)?))),
        _ => bail!("{}: a REFERENCE, --capture with --lut, or --swatches is needed to compare with", path.display()),
    };
    let reference = picture::read(reference_path)?;
    let asked = CompareOptions {
        tolerance: options.tolerance(),
        formula: options.formula(),
        filter_px: options.filter,
        strict: options.strict,
    };
    let pictures = [&sample.decoded.raster, &reference.decoded.raster];
    let look = graded.as_ref().map(|(_, graded)| graded);
    let aligned::Found { mut comparison, heat, alignment } = aligned::compare(pictures, look, &asked, options)
        .with_context(|| format!("{} against {}", path.display(), reference_path.display()))?;
    if let Some(preset) = options.preset {
        let judged: Vec<f64> = comparison.regions.iter().skip(2).map(|region| region.of_means).collect();
        let whole = || comparison.regions.iter().take(1).map(|region| region.raw.mean).collect();
        comparison.findings.extend(of_set(preset, &if judged.is_empty() { whole() } else { judged }));
    }
    if let Some(graded) = look {
        comparison.findings.extend(of_look(graded, options.lut_input));
    }
    if let (Some(map), Some(heat)) = (&options.map, heat) {
        let (width, height) = (comparison.width, comparison.height);
        let (kind, form) = (image::ExtendedColorType::Rgba8, image::ImageFormat::Png);
        image::save_buffer_with_format(map, &heat, width, height, kind, form)
            .with_context(|| format!("{} cannot be written", map.display()))?;
    }
    if let Some(path) = &options.csv {
        std::fs::write(path, report::csv(&comparison))
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    // What could not be judged is no pass.
    let passed = comparison
        .findings
        .iter()
        .all(|finding| !matches!(finding.severity, Severity::Failure | Severity::CannotMeasure));
    if options.json {
        let of = |path: &PathBuf, bytes: &[u8]| report::Source::new(path, bytes);
        let lut = match &graded {
            Some((path, graded)) => Some((of(path, &picture::bytes(path, Limits::default().bytes)?), graded)),
            None => None,
        };
        let sources = report::Sources {
            sample: of(path, &sample.bytes),
            reference: of(reference_path, &reference.bytes),
            lut,
            mask: options
                .mask
                .as_ref()
                .map(|path| Ok::<_, anyhow::Error>(of(path, &picture::read(path)?.bytes)))
                .transpose()?,
        };
        out::json(&report::Report::new(sources, passed, &comparison, alignment, options))?;
    } else {
        out::say(report::summary(&comparison, alignment.as_ref())?);
    }
    Ok(Outcome::of(passed))
}

/// The .cube file as a look.
fn look(options: &Options, path: &Path) -> Result<Graded> {
    let bytes = picture::bytes(path, Limits::default().bytes)?;
    let table = lut::parse(&bytes).with_context(|| path.display().to_string())?;
    Ok(Graded::new(table, options.interpolation.into(), options.lut_input.unwrap_or_default()))
}

/// What a person must know of the look: its input space, and what was not understood.
fn of_look(graded: &Graded, declared: Option<LutSpace>) -> Vec<Finding> {
    let note = |kind: &str, message: String| Finding::plain(Check::DeltaE, kind, Severity::Note, message);
    let space = match declared {
        None => "The look was given the capture's own stored values: no --lut-input says which space it was made for. \
                 A look on values of another space gives other colours."
            .to_owned(),
        Some(space) => format!("The look was given values of {}, as declared.", space.name()),
    };
    let warnings = graded.lut().warnings().iter().map(|warning| note("lut-keyword-unknown", warning.clone()));
    std::iter::once(note("lut-input-space", space)).chain(warnings).collect()
}

/// Compares on all cores; the heat map is RGBA, row by row.
fn shared(comparer: &Comparer<'_>, width: u32, height: u32, wants_heat: bool) -> Result<(Comparison, Option<Vec<u8>>)> {
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let shares = comparer.shares(u32::try_from(workers).unwrap_or(1));
    let line = width as usize * 4;
    let mut heat = vec![0; if wants_heat { line * height as usize } else { 0 }];
    let painter = Painter::new();
    let parts = std::thread::scope(|scope| {
        let mut rest = heat.as_mut_slice();
        let mut running = Vec::new();
        for share in shares {
            let (own, others) = rest.split_at_mut(if wants_heat { line * share.len() } else { 0 });
            rest = others;
            let painter = &painter;
            running.push(scope.spawn(move || {
                let mut lines = own.chunks_exact_mut(line);
                let mut paint = |_: u32, deltas: &[f32]| {
                    if let Some(line) = lines.next() {
                        painter.row(deltas, line);
                    }
                };
                comparer.part(share, &mut paint, &mut |_| true)
            }));
        }
        let finished = running.into_iter().map(|worker| match worker.join() {
            Ok(part) => Ok(part?),
            Err(_) => bail!("a worker of the comparison stopped"),
        });
        finished.collect::<Result<Vec<Option<Part>>>>()
    })?;
    let comparison = comparer.finish(parts.into_iter().flatten().collect())?;
    Ok((comparison, wants_heat.then_some(heat)))
}
