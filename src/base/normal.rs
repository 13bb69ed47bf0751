//! The standard normal distribution: which value lies above a given share of it.
//!
//! Wichura's algorithm AS 241 (PPND16, Applied Statistics 37, 1988), good to 1e-16 relative, on `libm` only.

/// The 90 % point.
pub const P90: f64 = 1.281_551_565_544_600_4;

/// The mean of a lognormal through its median and its 90 % point: `median exp(sigma^2 / 2)`, `sigma = ln(p90 / median) / 1.2816`. One
/// whose 90 % point is not above its median does not vary.
pub fn lognormal_mean(median: f64, p90: f64) -> f64 {
    if p90 <= median {
        return median;
    }
    let sigma = libm::log(p90 / median) / P90;
    median * libm::exp(sigma * sigma / 2.0)
}
/// The 95 % point: a range that holds nine in ten ends here on both sides.
pub const P95: f64 = 1.644_853_626_951_472_7;

fn poly(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

const CENTRE: ([f64; 8], [f64; 8]) = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_545,
    ],
);
const SHOULDER: ([f64; 8], [f64; 8]) = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        0.000_774_545_014_278_341_4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        0.000_547_593_808_499_534_5,
        1.050_750_071_644_416_9e-9,
    ],
);
const TAIL: ([f64; 8], [f64; 8]) = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        0.000_786_869_131_145_613_2,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

/// The value that a standard normal stays below with this chance. A chance of 0 or less is taken as 1e-300, and one of 1 or
/// more as the largest below 1, so that the result is always finite.
pub fn quantile(chance: f64) -> f64 {
    let chance = chance.clamp(1e-300, 1.0 - f64::EPSILON / 2.0);
    let off = chance - 0.5;
    if off.abs() <= 0.425 {
        let r = 0.180_625 - off * off;
        return off * poly(&CENTRE.0, r) / poly(&CENTRE.1, r);
    }
    let r = libm::sqrt(-libm::log(if off < 0.0 { chance } else { 1.0 - chance }));
    let size = if r <= 5.0 {
        poly(&SHOULDER.0, r - 1.6) / poly(&SHOULDER.1, r - 1.6)
    } else {
        poly(&TAIL.0, r - 5.0) / poly(&TAIL.1, r - 5.0)
    };
    if off < 0.0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first two are printed with the algorithm; the others are those of every table.
    #[test]
    fn quantiles_are_those_of_the_printed_tables() {
        for (chance, value) in [
            (0.25, -0.674_489_750_196_081_7),
            (0.001, -3.090_232_306_167_813_5),
            (1e-20, -9.262_340_089_798_408),
            (0.5, 0.0),
            (0.9, P90),
            (0.95, P95),
            (0.975, 1.959_963_984_540_054),
        ] {
            assert!((quantile(chance) - value).abs() < 1e-13, "{chance}: {}", quantile(chance));
        }
    }

    #[test]
    fn no_chance_gives_an_infinite_value() {
        assert!(quantile(0.0).is_finite() && quantile(1.0).is_finite() && quantile(1.0) > 8.0);
    }
}
