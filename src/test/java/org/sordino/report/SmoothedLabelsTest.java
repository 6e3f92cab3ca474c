package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.EngineTest;
import org.sordino.loss.Factor;
import org.sordino.loss.LsrOs;
import org.sordino.loss.LsrOsTc;

/** The student of α = 0.1 and ten classes says 0.91 of the truth and 0.01 of each other class. */
class SmoothedLabelsTest extends EngineTest {
  private static final double EXACT = 1e-12;
  private static final int AT_TWO = SmoothedLabels.TEMPERATURES.indexOf(2.0);

  private SmoothedLabels paper() {
    return labels(0.25, 10);
  }

  /** Those of a uniform teacher and of one that gives the true class {@code gamma}, α being 0.1. */
  private SmoothedLabels labels(double gamma, int classes) {
    return SmoothedLabels.of(
        0.1,
        classes,
        List.of(
            new SmoothedLabels.Named("uniform teacher", new LsrOs(0.1, 1)),
            new SmoothedLabels.Named("corrected teacher", new LsrOsTc(0.1, 1, gamma, Factor.TAU))),
        torch);
  }

  @Test
  void teachers_areUniformAndCorrected() {
    List<Double> uniform = paper().taught().get(0).teacher();
    List<Double> corrected = paper().taught().get(1).teacher();
    assertEquals(10, uniform.size());
    assertEquals(0.1, uniform.get(0), EXACT);
    assertEquals(0.1, uniform.get(9), EXACT);
    assertEquals(0.25, corrected.get(0), EXACT);
    assertEquals(0.75 / 9, corrected.get(9), EXACT);
  }

  @Test
  void divergence_fromAStudentAtTemperatureOne_isWorkedOutByHand() {
    double uniform = 0.1 * Math.log(0.1 / 0.91) + 0.9 * Math.log(0.1 / 0.01);
    double corrected = 0.25 * Math.log(0.25 / 0.91) + 0.75 * Math.log(0.75 / 9 / 0.01);
    assertEquals(1.0, SmoothedLabels.TEMPERATURES.get(0));
    assertEquals(uniform, paper().taught().get(0).divergences().get(0), EXACT);
    assertEquals(corrected, paper().taught().get(1).divergences().get(0), EXACT);
  }

  @Test
  void divergence_whereTheSoftenedStudentIsTheTeacher_isZero() {
    // At τ = 2 the student's odds of 91 : 1 are √91 : 1, so that its truth has √91 / (√91 + 9).
    double gamma = Math.sqrt(91) / (Math.sqrt(91) + 9);
    List<Double> divergences = labels(gamma, 10).taught().get(1).divergences();
    assertEquals(0, divergences.get(AT_TWO), EXACT);
    assertTrue(divergences.get(AT_TWO - 1) > 1e-3);
    assertTrue(divergences.get(AT_TWO + 1) > 1e-3);
  }

  @Test
  void distributions_showHardLabelSmoothedLabelAndTeachers() {
    BarChart chart = paper().distributions();
    assertEquals(10, chart.categories().size());
    assertEquals(
        List.of("hard label", "label, α = 0.1", "uniform teacher", "corrected teacher"),
        chart.series().stream().map(BarChart.Bars::label).toList());
    assertEquals(1, chart.series().get(0).values().get(0));
    assertEquals(0, chart.series().get(0).values().get(1));
    assertEquals(0.9 + 0.1 * 0.25, chart.series().get(1).values().get(0), EXACT);
    assertEquals(0.1 * 0.75 / 9, chart.series().get(1).values().get(1), EXACT);
    assertEquals(0.25, chart.series().get(3).values().get(0), EXACT);
  }

  @Test
  void distributions_ofAHundredClasses_showTen() {
    BarChart chart = labels(0.03, 100).distributions();
    assertEquals(10, chart.categories().size());
    assertEquals("What is taught about 10 of 100 classes", chart.title());
    assertEquals(0.01, chart.series().get(2).values().get(9), EXACT);
  }

  @Test
  void labels_withoutSmoothing_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> SmoothedLabels.of(0, 10, List.of(), torch));
  }
}
