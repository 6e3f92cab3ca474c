package org.sordino.spectrogram;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.sordino.file.Labels;

/** How the magnitude |X| of a frequency bin becomes the number that a network sees. */
public enum Scale {
  /** log(1 + 100·|X|): the default, it trained best. */
  LOG {
    @Override
    double of(double magnitude) {
      return Math.log(1 + 100 * magnitude);
    }

    @Override
    public double magnitude(double value) {
      return Math.expm1(value) / 100;
    }
  },
  /** |X| itself. */
  MAGNITUDE {
    @Override
    double of(double magnitude) {
      return magnitude;
    }

    @Override
    public double magnitude(double value) {
      return value;
    }
  },
  /** 20·log10(|X| + 1e-4): decibels with a floor at −80. */
  DECIBEL {
    @Override
    double of(double magnitude) {
      return 20 * Math.log10(magnitude + 1e-4);
    }

    @Override
    public double magnitude(double value) {
      return Math.pow(10, value / 20) - 1e-4;
    }
  };

  /** The scaled value of a magnitude ≥ 0. */
  abstract double of(double magnitude);

  /** The magnitude of a scaled value: the inverse of {@link #of}. */
  public abstract double magnitude(double value);

  /** The name used in options and files: {@code log}, {@code magnitude} or {@code decibel}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The scale called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  @JsonCreator
  public static Scale parse(String label) {
    return Labels.find("--scale", label, values(), Scale::label);
  }
}
