package org.sordino.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sordino.examples.NeighbourSmoothing;

class LossNameTest {
  private static String refusal(String loss, int classes, Map<String, String> given) {
    LossName name = LossName.parse(loss);
    LossOptions options = new LossOptions(classes, given);
    return assertThrows(IllegalArgumentException.class, () -> name.create(options)).getMessage();
  }

  private static SoftLabelMethod create(String loss, int classes) {
    return LossName.parse(loss).create(new LossOptions(classes, Map.of()));
  }

  @Test
  void parse_unknownName_listsTheValidOnes() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> LossName.parse("lsr-osx")).getMessage();

    assertTrue(
        message.startsWith(
            "--loss: expected one of cross-entropy, lsr, lsr-os, lsr-os-tc, tf-kd-reg"),
        message);
    assertTrue(message.endsWith("found lsr-osx"), message);
  }

  @ParameterizedTest
  @EnumSource
  void create_withoutOptions_isTheMethodOfThatName(LossName name) {
    SoftLabelMethod method = name.create(new LossOptions(10, Map.of()));

    assertEquals(name.label(), method.name());
    assertEquals(name, LossName.parse(name.label()));
  }

  @Test
  void create_withoutOptions_hasTheDocumentedDefaults() {
    assertEquals(new CrossEntropy(), create("cross-entropy", 10));
    assertEquals(new Lsr(0.1), create("lsr", 10));
    assertEquals(new LsrOs(0.1, 2), create("lsr-os", 10));
    assertEquals(new LsrOsTc(0.1, 2, 0.25, Factor.TAU), create("lsr-os-tc", 10));
    assertEquals(new TfKdReg(0.1, 1, 20, 0.99, 1, Reduction.SUM), create("tf-kd-reg", 4));
    assertEquals(new TfKdSelf(0.95, 6, 0.5, Reduction.SUM), create("tf-kd-self", 10));
    assertEquals(new Kd(0.5, 4), create("kd", 10));
    assertEquals(new KdSoftOnly(), create("kd-soft-only", 10));
    assertEquals(new KdMixture(0.5), create("kd-mixture", 10));
    assertEquals(new KdMasked(0.5, 4), create("kd-masked", 10));
    assertEquals(new KdSelected(0.5, 4, 0, 1), create("kd-selected", 10));
    assertEquals(new Wsl(2.25, 4), create("wsl", 10));
    assertEquals(new BornAgain(0.5, 4, 3), create("born-again", 10));
    assertEquals(new Mutual(2), create("mutual", 10));
  }

  @Test
  void name_ofAMethodOutsideTheRegistry_isRefused() {
    SoftLabelMethod foreign = new NeighbourSmoothing(0.1);

    assertEquals(
        NeighbourSmoothing.class + " is not in the registry",
        assertThrows(IllegalArgumentException.class, foreign::name).getMessage());
  }

  /** So that what the help prints can be given. */
  @ParameterizedTest
  @EnumSource
  void create_withItsDefaultsGiven_isTheMethodWithoutOptions(LossName name) {
    assertEquals(
        name.create(new LossOptions(4, Map.of())),
        name.create(new LossOptions(4, name.defaults())));
  }

  /** Odds γ(M − 1)/(1 − γ) of 3 : 1. */
  @ParameterizedTest
  @CsvSource({"10, 0.25", "4, 0.5", "2, 0.75", "100, 0.029411764705882353"})
  void create_gammaNotGiven_hasOddsOfThree(int classes, double gamma) {
    LsrOsTc method = (LsrOsTc) create("lsr-os-tc", classes);

    assertEquals(gamma, method.gamma(), 1e-15);
    assertEquals(3, method.gamma() * (classes - 1) / (1 - method.gamma()), 1e-12);
  }

  @Test
  void create_optionsGiven_areTaken() {
    SoftLabelMethod method =
        LossName.parse("lsr-os-tc")
            .create(
                new LossOptions(
                    10,
                    Map.of("alpha", "0.4", "temperature", "7", "gamma", "0.9", "factor", "tau2")));

    assertEquals(new LsrOsTc(0.4, 7, 0.9, Factor.TAU2), method);
  }

  /** What no loss takes that has such a setting. */
  private static final Map<String, List<String>> OUT_OF_RANGE =
      Map.ofEntries(
          Map.entry("alpha", List.of("-0.1", "NaN", "much")),
          Map.entry("temperature", List.of("0", "-1", "NaN", "Infinity")),
          Map.entry("teacher-temperature", List.of("0", "-1", "NaN", "Infinity")),
          Map.entry("gamma", List.of("-0.01", "1.01", "NaN")),
          Map.entry("factor", List.of("tau3")),
          Map.entry("multiplier", List.of("0", "-1", "NaN", "Infinity")),
          Map.entry("reduction", List.of("mean")),
          Map.entry("hard-weight", List.of("-0.1", "1.1", "NaN")),
          Map.entry("on-regularization", List.of("-0.1", "1.1", "NaN")),
          Map.entry("on-others", List.of("-0.1", "1.1", "NaN")),
          Map.entry("generations", List.of("1", "NaN")),
          Map.entry("peers", List.of("1", "NaN")));

  @ParameterizedTest
  @EnumSource
  void create_settingOutOfRange_isRefusedByTheOptionsName(LossName loss) {
    for (String name : loss.defaults().keySet()) {
      List<String> values = new ArrayList<>(OUT_OF_RANGE.get(name));
      if (name.equals("alpha")) { // no share in wsl
        values.add(loss == LossName.WSL ? "0" : "1.1");
      }
      for (String value : values) {
        String message = refusal(loss.label(), 10, Map.of(name, value));

        assertTrue(message.startsWith("--" + name + ": expected "), message);
        assertTrue(message.contains("found " + value), message);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mutual, peers, 1, 'at least 2, found 1'",
    "mutual, peers, 2.5, 'a whole number up to 1000, found 2.5'",
    "mutual, peers, 2000, 'a whole number up to 1000, found 2000'",
    "born-again, generations, 2000, 'a whole number up to 1000, found 2000'",
  })
  void create_countOutOfRange_isRefusedWithItsBounds(
      String loss, String name, String value, String expected) {
    assertEquals("--" + name + ": expected " + expected, refusal(loss, 10, Map.of(name, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "cross-entropy, alpha, '--alpha: --loss cross-entropy takes no option'",
    "lsr, temperature, '--temperature: --loss lsr takes only --alpha'",
    "lsr-os, gamma, '--gamma: --loss lsr-os takes only --alpha, --temperature'",
    "lsr-os, factor, '--factor: --loss lsr-os takes only --alpha, --temperature'",
  })
  void create_optionThatTheLossDoesNotTake_isRefused(String loss, String name, String message) {
    assertEquals(message, refusal(loss, 10, Map.of(name, "0.5")));
  }

  @Test
  void options_fewerThanTwoClasses_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LossOptions(1, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "0.25, 10, false",
    "0.1, 10, true",
    "0.05, 10, true",
    "0.25, 4, true",
    "0.5, 4, false",
    "0.26, 4, false",
  })
  void warning_gammaThatCorrectsNothing_isGiven(double gamma, int classes, boolean warned) {
    String words =
        "--gamma %s: with %d classes only a gamma above %s corrects the teacher towards the truth"
            .formatted(gamma, classes, classes == 4 ? "0.2500" : "0.1000");

    for (String loss : List.of("lsr-os-tc", "tf-kd-reg")) {
      LossOptions options = new LossOptions(classes, Map.of("gamma", String.valueOf(gamma)));
      assertEquals(
          warned ? Optional.of(words) : Optional.empty(),
          LossName.parse(loss).create(options).warning(classes),
          loss);
    }
  }
}
