package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.sordino.file.CsvReader;
import org.sordino.loss.LossName;

/** The experiments that ship, and what their files say of themselves. */
class ShippedExperimentsTest {
  @ParameterizedTest
  @FieldSource("org.sordino.experiment.grid.ExperimentText#SHIPPED")
  void shipped_canBePlanned_andSaysWhatItCosts(String name) throws IOException {
    ExperimentText text = ExperimentText.find(name);

    Plan plan = Plan.of(text.experiment());

    assertTrue(plan.runs().size() > 3, name);
    String head = String.join(" ", text.head());
    assertTrue(head.contains("sordino experiment " + name + " --data"), head);
    assertTrue(head.contains("Cost:") && head.contains("Expect:"), head);
    assertTrue(head.contains("on two cores") && head.contains("on a GPU"), head);
  }

  /** What [W21] gives for GTZAN with its figure 8, and what makes a row the one that it is. */
  private static final Set<String> PUBLISHED =
      Set.of(
          "g10/lsr-os-tc/gamma",
          "wang2021-table4/lsr-os-tc/gamma",
          "wang2021-figure8/factor tau/temperature",
          "wang2021-figure8/factor tau/factor",
          "wang2021-figure8/factor tau2/temperature",
          "wang2021-figure8/factor tau2/factor",
          "methods/lsr-os-tc, factor tau2/factor",
          "methods/kd, only on regularization samples/on_regularization",
          "methods/kd, only on regularization samples/on_others",
          "methods/kd, on all but regularization samples/on_regularization",
          "methods/kd, on all but regularization samples/on_others");

  @ParameterizedTest
  @FieldSource("org.sordino.experiment.grid.ExperimentText#SHIPPED")
  void shipped_settings_areUnconfirmedUnlessPublishedOrSearched(String name) throws IOException {
    ExperimentText.find(name)
        .experiment()
        .methods()
        .forEach(
            (label, method) ->
                method
                    .settings()
                    .forEach(
                        (setting, values) -> {
                          String place = name + "/" + label + "/" + setting;
                          boolean searched = method.tunedOn() != null && values.size() > 1;
                          assertEquals(
                              !PUBLISHED.contains(place) && !searched,
                              method.unconfirmed().contains(setting),
                              place);
                        }));
  }

  @Test
  void shipped_methods_hasEveryLossAndAsManyTrainingsAsItSays() throws IOException {
    ExperimentText text = ExperimentText.find("methods");
    Plan plan = Plan.of(text.experiment());

    Set<String> losses =
        plan.rows().stream().map(row -> row.variant().loss()).collect(Collectors.toSet());
    assertEquals(
        Arrays.stream(LossName.values()).map(LossName::label).collect(Collectors.toSet()), losses);
    Map<String, Long> trainings =
        plan.runs().stream()
            .collect(Collectors.groupingBy(run -> run.network().label(), Collectors.counting()));
    assertEquals(Map.of("nnet1", 72L, "nnet2", 3L), trainings);
    String head = String.join(" ", text.head());
    assertTrue(head.contains("72 trainings of nnet1") && head.contains("3 of nnet2"), head);
  }

  @Test
  void published_table4_hasThePapersErrors() throws IOException {
    Published published = ExperimentText.find("smoke").experiment().publishedErrors();

    assertEquals("Wang et al. 2021, table 4", published.source());
    assertEquals(
        OptionalDouble.of(13.45), published.error("nnet1", "lsr-os-tc", "song_error_percent"));
    assertEquals(OptionalDouble.empty(), published.error("nnet1", "kd", "song_error_percent"));
  }

  /** The files say where their settings are from: the searches whose tables are kept in results. */
  @ParameterizedTest
  @CsvSource({
    "lsr, tune-lsr-os/tuning-nnet1-lsr-os.csv",
    "lsr-os, tune-lsr-os/tuning-nnet1-lsr-os.csv",
    "lsr-os-tc, transfer/tuning-nnet1-lsr-os-tc-tuned-on-nnet1.csv",
    "tf-kd-reg, transfer/tuning-nnet1-tf-kd-reg-tuned-on-nnet1.csv"
  })
  void settings_ofG4AndG10_areThoseThatTheSearchChose(String loss, String table)
      throws IOException {
    List<String> best = List.of();
    List<String> head;
    try (CsvReader csv = new CsvReader(Path.of("results", table))) {
      head = csv.next();
      for (List<String> row = csv.next(); row != null; row = csv.next()) {
        boolean candidate =
            !loss.equals("lsr") || row.get(1).equals("1"); // lsr-os of temperature 1
        if (candidate && (best.isEmpty() || isBelow(row, best))) {
          best = row;
        }
      }
    }
    for (String name : List.of("g4", "g10")) {
      Map<String, List<String>> settings =
          ExperimentText.find(name).experiment().methods().get(loss).settings();
      for (String setting : loss.equals("lsr") ? List.of("alpha") : head.subList(0, 2)) {
        assertEquals(List.of(best.get(head.indexOf(setting))), settings.get(setting), setting);
      }
    }
  }

  /** By the validation error, of equal ones by the likelihood. */
  private static boolean isBelow(List<String> row, List<String> other) {
    int byError = Double.compare(Double.parseDouble(row.get(2)), Double.parseDouble(other.get(2)));
    return byError < 0
        || (byError == 0 && Double.parseDouble(row.get(3)) < Double.parseDouble(other.get(3)));
  }
}
