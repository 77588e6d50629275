//! Spots that lie on one grid, with their places on it.
//!
//! From each spot the two shortest steps to neighbours of like size that do not point the same way start a grid; it grows
//! from place to place, each new spot correcting the steps around it, so that perspective does not run away. The largest
//! grid of all beginnings is the chart.

use std::collections::HashMap;

use super::homography::Point;
use super::patches::Spot;

/// Column and row on a grid whose beginning is anywhere.
pub type Place = (i32, i32);

/// How far a spot may lie from where its neighbours expect it, as a share of the step.
const OFF: f64 = 0.28;
/// How unlike in area neighbours may be.
const LIKE: f64 = 2.2;
/// Beginnings that are tried at most; a picture with more spots than this is a texture.
const MOST: usize = 600;

/// The largest grid, as (place, spot's centre); empty when there is none of four spots.
pub fn find(spots: &[Spot]) -> Vec<(Place, Point)> {
    let spots = spots.get(..MOST.min(spots.len())).unwrap_or_default();
    let mut best = HashMap::new();
    for start in 0..spots.len() {
        if let Some(steps) = first_steps(spots, start) {
            let grown = grow(spots, start, steps);
            if grown.len() > best.len() {
                best = grown;
            }
        }
    }
    let mut list: Vec<(Place, Point)> =
        best.into_iter().filter_map(|(place, at)| spots.get(at).map(|spot| (place, spot.centre))).collect();
    list.sort_by_key(|(place, _)| *place);
    if list.len() < 4 { Vec::new() } else { list }
}

fn minus(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

fn length(a: Point) -> f64 {
    a[0].hypot(a[1])
}

fn like(a: &Spot, b: &Spot) -> bool {
    let ratio = a.area / b.area;
    (1.0 / LIKE..LIKE).contains(&ratio)
}

/// The shortest step to a like spot, and the shortest one at more than 45° to it, turning clockwise on the screen.
fn first_steps(spots: &[Spot], start: usize) -> Option<[Point; 2]> {
    let here = spots.get(start)?;
    let mut steps: Vec<Point> = spots
        .iter()
        .enumerate()
        .filter(|&(at, spot)| at != start && like(here, spot))
        .map(|(_, spot)| minus(spot.centre, here.centre))
        .collect();
    // Patches do not touch, and their gaps are smaller than they are.
    let side = here.area.sqrt();
    steps.retain(|step| (0.9 * side..2.6 * side).contains(&length(*step)));
    steps.sort_by(|a, b| length(*a).total_cmp(&length(*b)));
    let u = *steps.first()?;
    let cross = |v: &Point| u[0] * v[1] - u[1] * v[0];
    let v = *steps.iter().find(|v| cross(v).abs() > 0.7 * length(u) * length(**v))?;
    Some(if cross(&v) > 0.0 { [u, v] } else { [u, [-v[0], -v[1]]] })
}

fn grow(spots: &[Spot], start: usize, steps: [Point; 2]) -> HashMap<Place, usize> {
    let mut found: HashMap<Place, usize> = HashMap::from([((0, 0), start)]);
    let mut used = vec![false; spots.len()];
    if let Some(first) = used.get_mut(start) {
        *first = true;
    }
    let mut queue = std::collections::VecDeque::from([((0, 0), start, steps)]);
    while let Some(((column, row), at, [u, v])) = queue.pop_front() {
        let Some(here) = spots.get(at) else { continue };
        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
            let place = (column + dx, row + dy);
            if found.contains_key(&place) {
                continue;
            }
            let along = if dx != 0 { u } else { v };
            let sign = f64::from(dx + dy);
            let expected = [here.centre[0] + sign * along[0], here.centre[1] + sign * along[1]];
            let nearest = spots
                .iter()
                .enumerate()
                .filter(|&(index, spot)| !used.get(index).copied().unwrap_or(true) && like(here, spot))
                .map(|(index, spot)| (index, minus(spot.centre, expected)))
                .min_by(|a, b| length(a.1).total_cmp(&length(b.1)));
            let Some((index, error)) = nearest.filter(|(_, error)| length(*error) < OFF * length(along)) else {
                continue;
            };
            let corrected = [along[0] + sign * error[0], along[1] + sign * error[1]];
            let next = if dx != 0 { [corrected, v] } else { [u, corrected] };
            found.insert(place, index);
            if let Some(mark) = used.get_mut(index) {
                *mark = true;
            }
            queue.push_back((place, index, next));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Spot, find};

    #[test]
    fn a_grid_in_perspective_is_found_among_strays() {
        let mut spots = vec![Spot { centre: [900.0, 20.0], area: 900.0 }, Spot { centre: [20.0, 800.0], area: 3000.0 }];
        for row in 0..4 {
            for column in 0..6 {
                // One patch of the chart was not seen.
                if (column, row) != (2, 1) {
                    let (u, v) = (f64::from(column), f64::from(row));
                    let w = 1.0 + 0.03 * u + 0.02 * v;
                    spots.push(Spot {
                        centre: [(100.0 + 60.0 * u) / w, (200.0 + 58.0 * v) / w],
                        area: 2500.0 / (w * w),
                    });
                }
            }
        }
        let grid = find(&spots);
        assert_eq!(grid.len(), 23);
        let (columns, rows): (Vec<i32>, Vec<i32>) = grid.iter().map(|(place, _)| *place).unzip();
        let extent =
            |values: &[i32]| values.iter().max().zip(values.iter().min()).map(|(most, least)| most - least + 1);
        // Which way round it lies is not the grid's to say.
        assert!([(Some(6), Some(4)), (Some(4), Some(6))].contains(&(extent(&columns), extent(&rows))));
    }
}
