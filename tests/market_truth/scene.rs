//! Small pictures with one product on a plain background.

use proofroom::market::measure::{FileFacts, Measurements, ProfileClass};
use proofroom::raster::Rgba8;
use proofroom::{quality, subject};

/// A random number from the last one (Numerical Recipes).
pub fn next(state: &mut u32) -> u32 {
    *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    *state >> 8
}

/// A picture while it is drawn.
pub struct Scene {
    pub width: i64,
    pub height: i64,
    pub data: Vec<u8>,
}

impl Scene {
    pub fn new(width: i64, height: i64, ground: [u8; 3]) -> Self {
        let [r, g, b] = ground;
        Self { width, height, data: [r, g, b, 255].repeat((width * height) as usize) }
    }

    pub fn set(&mut self, x: i64, y: i64, color: [u8; 3]) {
        if x >= 0 && y >= 0 && x < self.width && y < self.height {
            let at = ((y * self.width + x) * 4) as usize;
            self.data[at..at + 3].copy_from_slice(&color);
        }
    }

    pub fn rect(&mut self, [x, y, w, h]: [i64; 4], color: [u8; 3]) {
        (y..y + h).for_each(|yy| (x..x + w).for_each(|xx| self.set(xx, yy, color)));
    }

    /// A product with texture, so that sharpness can be told.
    pub fn product(&mut self, [x, y, w, h]: [i64; 4], color: [u8; 3]) {
        let mut state = 7;
        for yy in y..y + h {
            for xx in x..x + w {
                let grain = (next(&mut state) % 90) as i64 - 45;
                let inner = xx > x + 1 && yy > y + 1 && xx < x + w - 2 && yy < y + h - 2;
                let shift = if inner { grain } else { 0 };
                self.set(xx, yy, color.map(|c| (i64::from(c) + shift).clamp(0, 255) as u8));
            }
        }
    }

    /// A shadow that fades from `level` at the top of the area to white at its end and its sides, softly: a linear ramp would
    /// end in a step.
    pub fn shadow(&mut self, [x, y, w, h]: [i64; 4], level: f64) {
        let soft = |t: f64| {
            let t = t.clamp(0.0, 1.0);
            t * t * (3.0 - 2.0 * t)
        };
        for yy in 0..h {
            for xx in 0..w {
                let side = soft(xx.min(w - 1 - xx) as f64 / (0.45 * w as f64));
                let value = 255.0 - (255.0 - level) * side * (1.0 - yy as f64 / h as f64).powi(2);
                self.set(x + xx, y + yy, [value.round() as u8; 3]);
            }
        }
    }

    /// The shadow under something that stands at `x`, `y`: darkest there, soft all around.
    pub fn contact_shadow(&mut self, [x, y]: [i64; 2], [across, down]: [i64; 2], level: f64) {
        for yy in -down..=down {
            for xx in -across..=across {
                let r = (xx as f64 / across as f64).hypot(yy as f64 / down as f64).min(1.0);
                let depth = (1.0 - r) * (1.0 - r) * (1.0 + 2.0 * r);
                self.set(x + xx, y + yy, [(255.0 - (255.0 - level) * depth).round() as u8; 3]);
            }
        }
    }

    pub fn rgba(self) -> Rgba8 {
        Rgba8::new(self.width as u32, self.height as u32, self.data).unwrap()
    }

    pub fn measured(self) -> Measurements {
        measure(&self.rgba(), None)
    }
}

/// The facts of a good file.
pub fn file() -> FileFacts {
    FileFacts {
        name: Some("picture.png".into()),
        format: "png".into(),
        bytes: 500_000.0,
        color_model: "rgb".into(),
        profile: ProfileClass::Srgb,
        profile_name: "sRGB".into(),
        bit_depth: 8,
        frames: 1,
        dpi: Some(300.0),
        orientation: 1,
        ..FileFacts::default()
    }
}

pub fn measure(picture: &Rgba8, coverage: Option<&[u8]>) -> Measurements {
    let search = subject::find(picture, coverage).unwrap();
    let opaque = picture.data().iter().skip(3).step_by(4).all(|a| *a == 255);
    quality::measure(picture, &search, FileFacts { has_alpha: !opaque, ..file() })
}
