//! Training and measuring of the stemmer (feature `train`). `cargo xtask train` runs it.
//!
//! Functions here take and return texts. The example `train` reads and writes the files.

mod data;
mod fit;
mod measure;
mod table;

pub use data::{GoldForm, GoldSet, WordCounts};
pub use fit::{FitPlan, FitSettings, WeightTables, cross_validate, fit_tables, missed};
pub use measure::{Pairs, pairs};
pub use table::source;

use crate::Lang;

/// Returns the settings for a language, which were found by cross-validation on the development set.
pub fn plan(lang: Lang) -> FitPlan {
    match lang {
        Lang::Kk => FitPlan {
            alone: FitSettings {
                size: 1 << 12,
                epochs: 12,
                rate: 0.04,
                decay: 0.01,
                family: 0.6,
                step: 2.0,
            },
            corpus: FitSettings {
                size: 1 << 14,
                epochs: 12,
                rate: 0.02,
                decay: 0.1,
                family: 0.6,
                step: 1.0,
            },
        },
        Lang::Ru => FitPlan {
            alone: FitSettings {
                size: 1 << 12,
                epochs: 12,
                rate: 0.05,
                decay: 0.01,
                family: 0.7,
                step: 3.0,
            },
            corpus: FitSettings {
                size: 1 << 14,
                epochs: 12,
                rate: 0.02,
                decay: 0.1,
                family: 0.7,
                step: 1.0,
            },
        },
    }
}
