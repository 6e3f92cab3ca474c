package org.sordino.loss;

/** A method whose teacher is the softened output of a network, at the student's temperature. */
interface TaughtByNetwork extends SoftLabelMethod {
  @Override
  default boolean needsTeacher() {
    return true;
  }

  /** τ²: the gradient of the divergence shrinks with it ([H15]). */
  @Override
  default double divergenceFactor() {
    return Factor.TAU2.of(studentTemperature());
  }

  @Override
  default Teacher teacher(Targets targets) {
    return Teacher.network(targets.onlyTeacher(), studentTemperature());
  }
}
