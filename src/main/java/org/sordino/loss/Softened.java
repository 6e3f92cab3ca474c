package org.sordino.loss;

/** A method whose student is softened by a setting. */
interface Softened extends SoftLabelMethod {
  /** τ, above 0. */
  double temperature();

  @Override
  default double studentTemperature() {
    return temperature();
  }
}
