package org.sordino.loss;

import java.util.Locale;
import java.util.Optional;

/** A method whose teacher is the corrected distribution p′ ([W21] eq 9). */
interface Corrected extends SoftLabelMethod {
  /** γ, the probability of the true class in p′, 0 to 1; above 1/M to correct anything. */
  double gamma();

  @Override
  default Optional<String> warning(int classes) {
    return gamma() > 1.0 / classes
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "--gamma %s: with %d classes only a gamma above %.4g corrects the teacher towards the"
                    + " truth",
                gamma(),
                classes,
                1.0 / classes));
  }
}
